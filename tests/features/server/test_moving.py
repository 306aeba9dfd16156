"""Moving from the private database into an account on a server: nothing is lost on the way."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.features.server.conftest import Home
from tests.fixtures.database import NOW, Database, Member
from tests.fixtures.program import Program, Result, run_here

LIFE = """
    settings set timezone europe/lisbon
    settings set day_start 4am
    settings set first_weekday sunday
    settings set theme dark
    settings set colour_scheme vibrant
    settings set language pt-BR
    settings set hide_completed on
    settings set focus_minutes 45
    settings set notifications off
    settings set digest on
    settings set digest_frequency monthly
    settings set sounds off
    settings set haptics off
    settings set game off
    settings set x.editor nano
    account edit --email ann@example.org --display-name "Ann Ä" --first-name Ann --last-name Lyra
    account edit --bio "Two words" --avatar-url https://example.org/a.png --born 1990-05-17
    account edit --social-goals "speak up,meet people" --comfort-levels "parties=low" --journaling 3
    account edit --social-contexts "work=daily"
    account consent yes
    tag add running "board games" ärger
    journey create Fitness -d Strength:3 -d Sleep:2 -d Stretching? --description "All of it"
    journey dimension edit fitness strength --description "Weights" --example "3 x 10"
    journey create Public -d Words --public
    journey create Old -d Nothing
    journey create Gone -d Nothing
    checkin fitness strength=4 sleep=3 --on 2026-10-05 -m "Tired, but done"
    checkin fitness strength=1 sleep=2 stretching=5 --on 2026-10-20
    checkin fitness strength=5 sleep=5 --on 2026-11-18 --client-id 8f14e45f-ceea-467f-9bd0-0d1c2e3f4a5b
    checkin fitness strength=2 sleep=4 --on 2026-11-19
    journey dimension edit fitness strength --weight 5 --from 2026-10-15
    journey dimension add fitness Mobility --weight 2 --optional --from 2026-11-01
    journey dimension remove fitness sleep --from 2026-11-19
    journey dimension move fitness mobility 1
    checkin public words=3
    checkin old nothing=1 --on 2026-09-01
    checkin gone nothing=5 --on 2026-09-02
    journey archive old
    journey delete gone
    habit add Read --at-least 30 --unit min --why "Less screen" --category Mind --from 2026-10-01
    habit add Guitar --days mon,wed,fri --skips 2/month --from 2026-10-01
    habit add Run --times 3/week --from 2026-10-01
    habit add Swim --times 2/week --window rolling --from 2026-10-01
    habit add Plants --every "3 days" --from 2026-10-02
    habit add Coffee --at-most 2 --unit cups --skips none --from 2026-10-01
    habit add Call --every month --from 2026-10-01
    habit add Left --from 2026-10-01
    habit add Lost --from 2026-10-01
    done read 12.5 --on 2026-10-02 -m "Two chapters"
    done read 30 --on 2026-10-03
    skip guitar --on 2026-10-05 -m Ill
    done guitar --no --on 2026-10-07
    done run --on 2026-10-06
    done swim --on 2026-10-06
    done swim --on 2026-10-08
    done coffee 3 --on 2026-10-06
    done plants --on 2026-10-02
    done left --on 2026-10-02
    done lost --on 2026-10-03
    habit edit read --colour #388e3c
    habit edit read --at-least 45 --from 2026-11-01
    habit edit run --times 4/week --from 2026-11-02
    habit pause run --from 2026-10-20 --until 2026-10-25 -m Knee
    habit pause guitar --from 2026-11-10
    habit archive left
    habit delete lost
    habit group add Both read run --rule any
    habit group add Sum read coffee --rule sum:40.5
    vacation add 2026-12-24..2027-01-02 -m "At the sea"
    vacation add 2026-10-10..2026-10-12 fitness swim
"""
HABITBULL = (
    "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
    'Walk,"far, fast",Sport,2026-03-01,7,text\nWalk,,Sport,2026-03-02,0,\n'
)
LOOKS = (
    "settings list", "streaks", "history 2026-09-01..2026-11-20", "stats 2026-09-01..2026-11-20",
    "habit list --all", "habit group list", "tag list", "leaderboard fitness --period all",
)  # fmt: skip
_ITS_OWN = {"id", "created", "username", "journey_id", "habit_id", "subject_id"}


def at(home: Home, *argv: str) -> Result:
    """Run a command on the private database, in this process: there are many."""
    environ = {
        "TRACKER_HOME": str(home.directory),
        "TRACKER_NOW": NOW,
        "TRACKER_WARM": "0",
        "PYTHONUTF8": "1",
    }
    return run_here(argv, environ)


def require(result: Result, line: str) -> Result:
    """Return the result of a command that has to succeed."""
    assert result.exit_code == 0, (line, result.stdout, result.stderr)
    return result


def looked(result: Result) -> object:
    """Return what a command shows, without the ids that each database gives itself."""
    return _without(json.loads(result.stdout))


def _without(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without(inner) for key, inner in value.items() if key not in _ITS_OWN}
    return [_without(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture
def moved(home: Home) -> Home:
    """A private database with something of everything."""
    (home.directory / "walk.csv").write_text(HABITBULL, "utf-8")
    for line in LIFE.strip().splitlines():
        require(at(home, *shlex.split(line.strip())), line)
    require(at(home, "import", "habitbull", str(home.directory / "walk.csv")), "import")
    return home


def test_nothing_is_lost(moved: Home, program: Program, database: Database, tmp_path: Path) -> None:
    """Ann lives on the server already; Ben comes with what he had."""
    ben = database.add_person("ben")
    assert program("journey", "create", "Fitness", "-d", "Strength").exit_code == 0
    assert program("tag", "add", "running").exit_code == 0
    for form, name in (("json", "a.json"), ("ndjson", "a.ndjson"), ("csv", "a.zip")):
        path = tmp_path / name
        require(at(moved, "export", "--format", form, str(path)), "export")
    report = require(
        program("import", "tracker", str(tmp_path / "a.json"), "--json", role=ben.role), "import"
    )
    found = report.json()
    assert isinstance(found, dict)
    assert found["rejected"] == []
    for form, name in (("json", "a.json"), ("ndjson", "a.ndjson"), ("csv", "a.zip")):
        again = tmp_path / f"b{name}"
        require(program("export", "--format", form, str(again), role=ben.role), "export")
        assert again.read_bytes() == (tmp_path / name).read_bytes(), form
    for line in LOOKS:
        words = (*shlex.split(line), "--json")
        private, server = at(moved, *words), program(*words, role=ben.role)
        assert looked(require(server, line)) == looked(require(private, line)), line
    # The same file again changes nothing, in whatever form.
    for name in ("a.json", "a.ndjson", "a.zip"):
        again_report = program("import", "tracker", str(tmp_path / name), "--json", role=ben.role).json()
        assert isinstance(again_report, dict)
        assert (again_report["added"], again_report["updated"], again_report["rejected"]) == (0, 0, [])
    # One undo takes all of it back.
    require(program("undo", role=ben.role), "undo")
    assert program("journey", "list", "--all", "--json", role=ben.role).json() == []


def test_what_the_server_knows_stays_where_the_file_is_silent(
    home: Home, program: Program, ann: Member, tmp_path: Path
) -> None:
    assert ann.id
    for line in (
        "account edit --email ann@example.org --display-name Ann --journaling 2",
        "account consent yes",
        "tag add chess",
    ):
        require(program(*shlex.split(line)), line)
    before = program("account", "show", "--json").json()
    path = tmp_path / "a.json"
    require(at(home, "tag", "add", "running"), "tag")
    require(at(home, "settings", "set", "timezone", "UTC"), "settings")
    require(at(home, "export", str(path)), "export")
    require(program("import", "tracker", str(path)), "import")
    after = program("account", "show", "--json").json()
    assert isinstance(before, dict)
    assert after == before | {"interests": ["chess", "running"]}


def test_the_private_account_cannot_be_deleted(home: Home) -> None:
    refused = at(home, "account", "delete", "--yes")
    assert refused.exit_code == 2
    assert "This database is yours alone: there is no account to delete." in refused.stderr
    assert str(home.locations.data) in refused.stderr
    assert at(home, "account", "show").exit_code == 0
