"""`export` and `import tracker`: everything comes back as it was."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from tests.features.transfer.conftest import counts, rejected, report
from tests.fixtures.database import Database, scalar
from tests.fixtures.program import Program

FORMATS = ["json", "ndjson", "csv"]


@pytest.fixture
def full(program: Program, database: Database) -> None:
    """A person with something of every kind, and with all that is awkward."""
    for line in (
        (
            "journey",
            "create",
            "Fitness",
            "-d",
            "Strength:3",
            "-d",
            "Sleep",
            "-d",
            "Mobility?",
            "--description",
            'Ä\n,"',
        ),
        ("checkin", "fitness", "strength=4", "sleep=5", "-m", 'two\n"lines", \\n\t', "--on", "2026-11-01"),
        ("checkin", "fitness", "strength=2", "sleep=1", "mobility=3", "--on", "2026-11-02"),
        ("journey", "dimension", "remove", "fitness", "mobility", "--from", "2026-11-03"),
        ("journey", "dimension", "add", "fitness", "Mobility", "--weight", "5", "--example", "yoga"),
        ("journey", "dimension", "edit", "fitness", "strength", "--weight", "1", "--from", "2026-11-10"),
        ("checkin", "fitness", "strength=2", "sleep=1", "mobility=5"),
        # It asks in the past what the check-ins of that time do not answer.
        ("journey", "dimension", "add", "fitness", "Water", "--from", "2026-10-01"),
        ("journey", "create", "Old one", "-d", "Words", "--public"),
        ("checkin", "old", "words=3", "--on", "2026-10-01"),
        ("journey", "archive", "old"),
        ("journey", "create", "Gone", "-d", "Words"),
        ("checkin", "gone", "words=3", "--on", "2026-10-01"),
        ("journey", "delete", "gone"),
        ("habit", "add", "Read", "--at-least", "30.25", "--unit", "min", "--why", "So", "--category", "Mind"),
        ("habit", "edit", "read", "--at-least", "40", "--from", "2026-11-15"),
        ("done", "read", "12.5", "-m", "ok"),
        ("done", "read", "--no", "--on", "2026-11-19"),
        ("habit", "add", "Gym", "--times", "3/week"),
        ("skip", "gym"),
        ("habit", "pause", "gym"),
        (
            "goal",
            "add",
            "Books",
            "--target",
            "12.50",
            "--unit",
            "books",
            "--by",
            "2026-12-31",
            "--tag",
            "b,a",
        ),
        ("goal", "update", "books", "3", "--on", "2026-11-18", "-m", "read"),
        ("goal", "update", "books", "-0.25"),
        ("goal", "add", "Debt", "--start", "900", "--target", "0"),
        ("goal", "complete", "debt", "--on", "2026-11-19"),
        ("goal", "delete", "debt"),
        ("habit", "edit", "gym", "--goal", "books"),
        ("habit", "add", "Read twice", "--every", "3 days"),
        ("done", "twice", "--on", "2026-11-18"),
        ("habit", "delete", "twice"),
        ("settings", "set", "timezone", "Pacific/Auckland"),
        ("settings", "set", "day_start", "4"),
    ):
        result = program(*line)
        assert result.exit_code == 0, (line, result.stderr)
    with database.connect("ann") as connection:
        connection.execute(
            "UPDATE users SET email = 'ann@example.org', consent_given = true, consent_at = now()"
        )
        connection.execute("UPDATE user_settings SET metadata = '{\"deep\": [1, 2.50, 1e30]}'")
        connection.execute("UPDATE habit_entries SET metadata = '{\"x\": 1.0}' WHERE answer = 'no'")
        connection.execute(
            "INSERT INTO pauses (from_day, until_day, note) VALUES ('2026-08-01', '2026-08-09', 'sea')"
        )
        connection.execute(
            "INSERT INTO pauses (from_day, until_day, note) VALUES ('2026-08-01', '2026-08-09', 'sea')"
        )
        connection.execute("UPDATE habit_schedules SET skips = 2, skips_per = 'month'")
        connection.execute("INSERT INTO habit_groups (name, rule, target) VALUES ('Both', 'sum', 2.50)")
        connection.execute(
            "INSERT INTO habit_group_members (group_id, habit_id)"
            " SELECT g.id, h.id FROM habit_groups AS g, habits AS h"
        )
        connection.execute(
            "INSERT INTO pauses (journey_id, from_day) SELECT min(id), '2026-07-01' FROM journeys"
        )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("full")
def test_a_fresh_person_exports_the_same_bytes(
    program: Program, database: Database, tmp_path: Path, form: str
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert program("export", "--format", form, str(first)).exit_code == 0
    # Public ids are unique on a server: the fresh person is in a world without the first.
    _clear(database)
    found = report(program("import", "tracker", str(first), "--json"))
    assert found["updated"] == 2
    assert program("export", "--format", form, str(second)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    read = found["read"]
    assert counts(report(program("import", "tracker", str(second), "--json"))) == (read, 0, 0, read, 0)
    with database.owner() as owner:
        assert scalar(owner, "SELECT count(*) FROM (TABLE streaks EXCEPT TABLE streaks) AS x") == 0
        assert _wrong(owner) == (0, 0)


@pytest.mark.usefixtures("full")
def test_scores_and_standings_are_the_same_after_a_round_trip(
    program: Program, database: Database, tmp_path: Path
) -> None:
    before = (program("history", ":all", "--json").stdout, program("streaks", "--json").stdout)
    program("export", str(tmp_path / "x.json"))
    _clear(database)
    program("import", "tracker", str(tmp_path / "x.json"))
    assert (program("history", ":all", "--json").stdout, program("streaks", "--json").stdout) == before


@pytest.mark.usefixtures("full")
def test_one_undo_takes_a_restoration_back(program: Program, database: Database, tmp_path: Path) -> None:
    program("export", str(tmp_path / "x.json"))
    _clear(database)
    empty = program("export").stdout
    program("import", "tracker", str(tmp_path / "x.json"))
    full = program("export").stdout
    assert program("undo").exit_code == 0
    assert program("export").stdout == empty
    assert program("redo").exit_code == 0
    assert program("export").stdout == full


@pytest.mark.usefixtures("full")
def test_a_changed_account_is_brought_back_to_what_the_file_says(program: Program, tmp_path: Path) -> None:
    program("export", str(tmp_path / "x.json"))
    program("habit", "edit", "gym", "--name", "Sport", "--times", "2/week")
    program("checkin", "fitness", "--delete", "--on", "2026-11-01")
    program("done", "read", "1")
    assert program("export").stdout != (tmp_path / "x.json").read_text("utf-8")
    found = report(program("import", "tracker", str(tmp_path / "x.json"), "--json"))
    assert (found["added"], found["updated"], found["rejected"]) == (1, 2, [])
    assert program("export").stdout == (tmp_path / "x.json").read_text("utf-8")


@pytest.mark.usefixtures("full")
def test_any_layout_of_the_document_is_read(program: Program, database: Database, tmp_path: Path) -> None:
    program("export", str(tmp_path / "x.json"))
    document = json.loads((tmp_path / "x.json").read_text("utf-8"))
    _clear(database)
    for indent in (None, 4):
        text = json.dumps(document, indent=indent)
        found = program("import", "tracker", "-", "--json", stdin=text).json()
        assert isinstance(found, dict)
        assert found["rejected"] == []
    # Python's own floats do not keep the trailing zero of 2.50: the values are equal, not the texts.
    assert json.loads(program("export").stdout) == document


def test_bad_records_are_rejected_and_the_good_go_in(program: Program) -> None:
    journey, habit = "6f1c9c4e-45c3-4b1e-9f0e-3f1f2c1d0001", "6f1c9c4e-45c3-4b1e-9f0e-3f1f2c1d0002"
    records = [
        {"type": "export", "format": "tracker", "version": 1},
        {"type": "settings", "theme": "pink"},
        {"type": "journey", "public_id": journey, "title": "x"},
        {"type": "checkin", "journey": journey, "day": "2026-11-01", "efforts": [1]},
        {"type": "habit", "public_id": habit, "name": "Read", "started_on": "2026-11-01",
         "schedules": [{"from_day": "2026-11-01", "kind": "day", "every": 1, "anchor": "2000-01-03",
                        "weekdays": 127, "times": None, "direction": "at_least", "target": 1, "unit": None}]},
        {"type": "habit", "name": "read", "started_on": "2026-11-01", "schedules": []},
        {"type": "habit", "name": "No day"},
        {"type": "entry", "habit": habit, "day": "2026-11-01", "answer": "amount", "amount": 1},
        {"type": "entry", "habit": habit, "day": "2026-11-02", "answer": "maybe"},
        {"type": "entry", "habit": habit, "day": "tomorrow"},
        {"type": "mood", "value": 1},
        {"type": "pause", "habit": journey, "from_day": "2026-11-01"},
        {"type": "pause", "from_day": "2026-11-02", "until_day": "2026-11-01"},
    ]  # fmt: skip
    text = "".join(json.dumps(record) + "\n" for record in records) + "nothing\n"
    found = report(program("import", "tracker", "-", "--json", stdin=text), code=1)
    assert [(line, column) for line, column, _ in rejected(found)] == [
        (2, "settings"),
        (3, "journey"),
        (4, "journey"),
        (6, "habit"),
        (7, "habit"),
        (9, "answer"),
        (10, "day"),
        (11, "type"),
        (12, "habit"),
        (13, "pause"),
        (14, ""),
    ]
    assert found["added"] == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": "other", "version": 1}', "is no export of tracker"),
        ('{"format": "tracker", "version": 2}', "has version 2"),
        ('{"format": "tracker", "version": 1, "habits": [{}', "is not JSON from line 1 on"),
        ("hello", "is not JSON"),
        ("", "is not JSON"),
    ],
)
def test_what_is_no_export(program: Program, text: str, message: str) -> None:
    result = program("import", "tracker", "-", stdin=text)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_the_file_is_private_whole_and_not_replaced_unasked(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    found = program("export", str(path), "--json").json()
    assert found == {
        "format": "json", "file": str(path), "profile": 1, "settings": 1, "journeys": 0, "checkins": 0,
        "goals": 0, "habits": 0, "groups": 0, "entries": 0, "pauses": 0,
        "focus_sessions": 0,
    }  # fmt: skip
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert program("export", str(path)).exit_code == 4
    assert program("export", str(path), "--force").exit_code == 0
    assert program("export", str(tmp_path)).exit_code == 2
    assert program("export", str(tmp_path / "no" / "x.json")).exit_code == 3
    assert program("export", "--format", "xml").exit_code == 2
    assert [item.name for item in tmp_path.iterdir() if item.name != "home"] == ["x.json"]


def test_standard_output_carries_every_format(program: Program, tmp_path: Path) -> None:
    assert json.loads(program("export").stdout)["format"] == "tracker"
    assert program("export", "-", "--format", "ndjson").stdout.count("\n") == 3
    program("export", str(tmp_path / "x.zip"), "--format", "csv")
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert set(archive.namelist()) == {
            f"{name}.csv"
            for name in (
                "export",
                "profile",
                "settings",
                "journeys",
                "checkins",
                "goals",
                "habits",
                "groups",
                "entries",
                "pauses",
                "focus_sessions",
            )
        }


def test_one_person_exports_nothing_of_another(program: Program, database: Database) -> None:
    database.add_person("ben")
    program("habit", "add", "Secret of Ann")
    assert "Secret" not in program("export", role="ben").stdout


def _clear(database: Database) -> None:
    """Take Ann away with all that is hers, and register her anew."""
    with database.superuser() as connection:
        connection.execute("TRUNCATE users, journeys CASCADE")
        connection.execute("SELECT register_person('ann', 'ann')")


def _wrong(owner: object) -> tuple[object, object]:
    """Return how many streaks and standings differ from what the facts say."""
    streaks = """
        SELECT count(*) FROM expected_streaks() AS e JOIN streaks AS s USING (user_id, subject, subject_id)
        WHERE (e.met, e.excused, e.longest) IS DISTINCT FROM (s.met, s.excused, s.longest)
    """
    standings = """
        SELECT count(*) FROM expected_standings() AS e
        FULL JOIN standings AS s USING (journey_id, user_id, period, bucket)
        WHERE (e.half_points, e.checkins) IS DISTINCT FROM (s.half_points, s.checkins)
    """
    return scalar(owner, streaks), scalar(owner, standings)  # type: ignore[arg-type]
