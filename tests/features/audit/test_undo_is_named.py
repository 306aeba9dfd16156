"""Every command that changes something names its undo to people, in one wording, and never to programs."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from typer.core import TyperGroup

from tests.features.audit.snapshots import Watch
from tests.fixtures.cluster import Cluster, Connection
from tests.fixtures.database import Database, copied_database
from tests.fixtures.program import Program, environment_of, run_here
from tracker.cli.lazy import load
from tracker.cli.registry import ENTRIES

OF_BEN = ("journey create 'Morning runs' -d Run --public", "journey create Reading -d Pages --public")
SETUP = (
    "journey create Fitness -d Strength:3 -d Sleep --public",
    "journey join reading",
    "journey invite fitness eve@example.org",
    "journey create Music -d Practice",
    "journey archive music",
    "checkin fitness strength=4 sleep=3 --on 2026-11-19",
    "habit add Read --at-least 30 --unit min --from 2026-11-01",
    "habit add Run --from 2026-11-01",
    "habit add Swim",
    "habit archive swim",
    "habit pause run --from 2026-11-18",
    "habit group add Both read run --rule any",
    "vacation add 2026-10-01..2026-10-02",
    "focus start 25 --ago 10m --habit read",
    "goal add Books --target 12",
    "goal add Debt --start 900 --target 0",
    "goal update books 3 --on 2026-11-19",
    "goal pause debt",
    "goal add Old",
    "goal delete old",
    "quest add Cellar --by tuesday",
    "reward add Film --price 1",
    "reward add Walk --price 0",
    "reward buy film",
    "tag add running",
)
CHANGING = {
    "checkin": ("checkin fitness strength=5 sleep=1", "checkin fitness --delete --on 2026-11-19"),
    "done": ("done read 20", "done run --no"),
    "skip": ("skip read",),
    "journey create": ("journey create Garden -d Weeds",),
    "journey edit": ("journey edit fitness --title Health",),
    "journey archive": ("journey archive fitness",),
    "journey restore": ("journey restore music",),
    "journey delete": ("journey delete fitness",),
    "journey invite": ("journey invite fitness dan@example.org",),
    "journey join": ("journey join morning",),
    "journey role": ("journey role fitness ben admin",),
    "journey remove": ("journey remove fitness ben",),
    "journey leave": ("journey leave reading",),
    "invite revoke": ("invite revoke eve",),
    "journey dimension add": ("journey dimension add fitness Mobility",),
    "journey dimension edit": ("journey dimension edit fitness sleep --weight 4",),
    "journey dimension remove": ("journey dimension remove fitness sleep",),
    "journey dimension move": ("journey dimension move fitness sleep 1",),
    "habit add": ("habit add Write",),
    "habit edit": ("habit edit read --why Calm", "habit edit read --at-least 45"),
    "habit pause": ("habit pause read",),
    "habit resume": ("habit resume run",),
    "habit archive": ("habit archive read",),
    "habit restore": ("habit restore swim",),
    "habit delete": ("habit delete read",),
    "habit group add": ("habit group add Sport run",),
    "habit group edit": ("habit group edit both --name Two",),
    "habit group remove": ("habit group remove both",),
    "quest accept": ("quest accept one-drawer",),
    "quest add": ("quest add Stairs",),
    "quest start": ("quest start cellar",),
    "quest complete": ("quest complete cellar --satisfaction 5",),
    "quest skip": ("quest skip cellar",),
    "goal add": ("goal add Swim --by 2026-12-31",),
    "goal edit": ("goal edit books --target 15",),
    "goal update": (
        "goal update books +1",
        "goal update debt 800",
        "goal update books --delete --on 2026-11-19",
    ),
    "goal complete": ("goal complete books",),
    "goal pause": ("goal pause books",),
    "goal resume": ("goal resume debt",),
    "goal abandon": ("goal abandon debt",),
    "goal delete": ("goal delete books",),
    "goal restore": ("goal restore old",),
    "focus start": ("focus start 25",),
    "focus pause": ("focus pause",),
    "focus resume": ("focus resume",),
    "focus stop": ("focus stop",),
    "focus abandon": ("focus abandon",),
    "reward add": ("reward add Bath --price 2",),
    "reward edit": ("reward edit film --price 3",),
    "reward remove": ("reward remove walk",),
    "reward buy": ("reward buy walk",),
    "reward redeem": ("reward redeem film",),
    "vacation add": ("vacation add 2026-12-24..2027-01-02", "vacation add tomorrow read fitness"),
    "vacation remove": ("vacation remove 2026-10-01..2026-10-02",),
    "settings set": ("settings set theme dark", "settings set x.a 1", "settings set timezone europe/lisbon"),
    "settings unset": ("settings unset timezone",),
    "account edit": ("account edit --bio Runner", "account edit --journaling 3 --born 1990-05-17"),
    "account consent": ("account consent yes",),
    "garden": ("garden --name Quiet --theme zen", "garden --theme vineyard"),
    "tag add": ("tag add chess",),
    "tag remove": ("tag remove running",),
    "import": ("import habits -",),
    "redo": ("redo",),
}
OTHERS = {
    # These read.
    "today", "prompt", "streaks", "heatmap", "chart", "stats", "compare", "report", "history", "leaderboard",
    "audit list", "audit show", "journey list", "journey show", "journey members", "journey stats",
    "journey discover", "path", "invite list", "habit list", "habit show", "habit log",
    "habit group list", "habit group show", "vacation list", "settings list", "settings get", "export",
    "level", "xp log", "xp amounts", "xp levels", "coins log", "goal list", "goal show",
    "quest browse", "quest list", "quest show", "focus status", "focus log", "focus stats",
    "badge list", "badge show", "badge progress",
    # Stays until its session is over: tests/features/focus waits for it.
    "focus run",
    # Takes back by itself, and names redo.
    "undo",
    # These are about the machine, not about what the database knows of a person.
    "db status", "db start", "db stop", "db upgrade", "db downgrade", "db psql", "db url",
    "reward list", "reward vouchers", "reward show",
    "account show", "account export", "tag list",
    # A deleted person has nothing to undo with; an admin restores.
    "account delete", "admin user delete", "admin user restore", "admin maintain",
    "daemon status", "daemon start", "daemon stop", "version",
    "alias add", "alias list", "alias remove", "hooks list", "man",
    # Runs the others.
    "shell",
    # Makes an account, whose first step it is.
    "join",
    # About other people and the server: no step of one's own.
    "admin partner add", "admin partner list", "admin partner edit", "admin partner remove",
    "admin partner restore", "admin partner staff", "admin reward add", "admin reward list",
    "admin reward edit", "admin reward retire", "admin reward restore", "admin reward grant",
    "admin init", "admin check", "admin user add", "admin user list", "admin user disable",
    "admin user enable", "admin user reset", "admin user import", "admin import checkins", "admin verify",
    "admin mission add", "admin mission list", "admin mission retire", "admin mission offer",
    "admin badge add", "admin badge list", "admin badge retire", "admin badge criteria",
    # Works in a database of its own.
    "demo",
    # About what waits for a server; where something was sent, tests/features/outbox asks for the undo.
    "sync", "outbox list", "outbox show", "outbox drop", "outbox retry",
    # Logins, which come and go for good.
    "login", "logout", "password", "whoami", "session list", "session revoke",
    "profile list", "profile use", "profile remove",
}  # fmt: skip
STDIN = {"import habits -": "name,every\nWrite,day\n"}
BEFORE = {"redo": "undo", "focus start 25": "focus stop", "focus resume": "focus pause"}
"""What has to be done before there is something to do."""
AFTER = {"redo": "redo", "focus start 25": "undo", "focus resume": "undo"}
"""What takes that back."""
UNDO = "Undo: tracker undo"
LINES = [line for lines in CHANGING.values() for line in lines]
"""Every line changes something after ``SETUP``."""


def leaves() -> set[str]:
    """Return the words of every command that is not a group."""
    found: set[str] = set()

    def walk(path: str, command: object) -> None:
        if isinstance(command, TyperGroup):
            for name, child in command.commands.items():
                walk(f"{path} {name}", child)
        else:
            found.add(path)

    for entry in ENTRIES:
        walk(entry.name, load(entry))
    return found


@pytest.fixture(scope="module")
def lived(
    cluster: Cluster, maintenance: Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """Something of everything, on journeys with another: every test takes back what it did."""
    home = tmp_path_factory.mktemp("lived")
    with contextmanager(copied_database)(cluster, maintenance) as database:
        ann, ben = database.add_person("ann"), database.add_person("ben")
        lines = [(line, ben) for line in OF_BEN] + [(line, ann) for line in SETUP]
        lines += [("journey join fitness", ben), ("settings set timezone asia/tokyo", ann)]
        for line, who in lines:
            environment = environment_of(database.url(who.role), home)
            assert run_here(shlex.split(line), environment).exit_code == 0, line
        yield database


@pytest.fixture
def database(lived: Database) -> Iterator[Database]:
    """What was lived."""
    yield lived
    lived.put_aside()


def test_every_command_of_the_table_is_known_here() -> None:
    assert leaves() == set(CHANGING) | OTHERS


@pytest.mark.parametrize("line", LINES)
def test_it_is_named_to_people_once_and_never_to_programs(program: Program, watch: Watch, line: str) -> None:
    before = watch.snapshot()
    told = _done_and_undone(program, line)
    assert told.count(UNDO) == 1
    assert told.count("tracker undo") == 1
    assert watch.snapshot() == before
    for form in ("json", "csv"):
        assert "tracker undo" not in _done_and_undone(program, line, "-o", form)


def _done_and_undone(program: Program, line: str, *more: str) -> str:
    """Run a line on something to change, and take it back; all that it said."""
    if line in BEFORE:
        assert program(*shlex.split(BEFORE[line])).exit_code == 0
    result = program(*shlex.split(line), *more, stdin=STDIN.get(line))
    assert result.exit_code == 0, result.stderr
    assert program("undo").exit_code == 0
    if line in AFTER:
        assert program(AFTER[line]).exit_code == 0
    return result.stdout + result.stderr


@pytest.mark.parametrize(
    "line",
    [
        "checkin fitness strength=4 sleep=3 --on 2026-11-19",
        "journey edit fitness --title Fitness",
        "journey archive music",
        "journey dimension edit fitness sleep --name Sleep",
        "journey dimension move fitness strength 1",
        "habit edit read --name Read",
        "habit group edit both --rule any",
        "goal edit books --title Books",
        "goal update books 3 --on 2026-11-19",
        "settings set timezone asia/tokyo",
        "settings set theme auto",
        "account consent no",
        "account edit --bio ''",
        "tag add running",
    ],
)
def test_what_changed_nothing_names_no_undo(program: Program, watch: Watch, line: str) -> None:
    steps = watch.commands()
    result = program(*shlex.split(line))
    assert "tracker undo" not in result.stdout
    assert watch.commands() == steps
