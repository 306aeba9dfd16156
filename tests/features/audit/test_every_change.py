"""Every kind of change is undone and redone exactly, and what is derived follows."""

from __future__ import annotations

import shlex

import pytest

from tests.features.audit.conftest import Act
from tests.features.audit.snapshots import Snapshot, Watch
from tests.fixtures.program import Program

GOAL = "goal add Books --target 12 --unit books --by 2026-12-31 --tag winter"
READ = ("habit add Read --at-least 30 --unit min", "done read 5")
SAID = (GOAL, "goal update books +2 --on 2026-11-18", "goal update books 5 -m Counted")
JOURNEY = "journey create Fitness -d Strength:3 -d Sleep -d Stretching?"
LOGGED = (JOURNEY, "checkin strength=4 sleep=3 --on 2026-11-18", "checkin strength=2 sleep=5 -m Tired")
WEIGHED = (*LOGGED, "journey dimension edit fitness strength --weight 5 --from 2026-11-19")

COMMANDS = [
    ((), JOURNEY),
    ((JOURNEY,), "checkin strength=4 sleep=3"),
    ((JOURNEY,), "checkin strength=4 sleep=3 stretching=1 --on 2020-02-29 -m Leap"),
    (LOGGED, "checkin strength=1"),
    (LOGGED, "checkin -m 'Tired, but done'"),
    (LOGGED, "checkin fitness --delete"),
    (LOGGED, "checkin fitness --delete --on 2026-11-18"),
    ((*LOGGED, "journey archive fitness"), "checkin fitness --delete"),
    (LOGGED, "journey edit fitness --title Health --public --description 'All of it'"),
    (LOGGED, "journey archive fitness"),
    (LOGGED, "journey delete fitness"),
    ((*LOGGED, "journey archive fitness"), "journey restore fitness"),
    (LOGGED, "journey dimension add fitness Mobility --weight 2 --optional --from 2026-11-01"),
    (LOGGED, "journey dimension edit fitness strength --weight 5"),
    (LOGGED, "journey dimension edit fitness strength --weight 1 --from 2026-11-18"),
    (WEIGHED, "journey dimension edit fitness strength --weight 2 --from 2026-11-01"),
    (LOGGED, "journey dimension edit fitness sleep --name 'Sleep well' --optional"),
    (LOGGED, "journey dimension remove fitness strength --from 2026-11-20"),
    (WEIGHED, "journey dimension remove fitness sleep"),
    (LOGGED, "journey dimension move fitness stretching 1"),
    ((), "settings set timezone europe/lisbon"),
    ((), "settings set first_weekday sunday"),
    (("settings set x.a 1",), "settings set x.b 2"),
    (("settings set x.a 1",), "settings unset x.a"),
    (("settings set day_start 4am",), "settings unset day_start"),
    ((), "account edit --email ann@example.org --born 1990-05-17 --timezone asia/tokyo --journaling 3"),
    (("account edit --social-goals a,b --bio Me",), "account edit --social-goals '' --bio ''"),
    (("account consent yes",), "account consent no"),
    ((), "garden --name Quiet"),
    (("garden --name Quiet",), "garden --theme zen"),
    ((), "tag add running chess"),
    (("tag add running chess",), "tag remove running chess"),
    ((), GOAL),
    ((GOAL,), "goal update books +1"),
    (SAID, "goal update books +1"),
    (SAID, "goal update books 7 --on 2026-11-18"),
    (SAID, "goal update books --delete"),
    (SAID, "goal edit books --title Novels --target 15 --by '' --untag winter --priority 1"),
    (SAID, "goal complete books --on 2026-11-19"),
    ((*SAID, "goal complete books --on 2026-11-19"), "goal resume books"),
    (SAID, "goal delete books"),
    ((GOAL, "habit add Read"), "habit edit read --goal books"),
    ((GOAL,), "focus start 25 --goal books --ago 10m"),
    ((*READ, "focus start 25 --habit read --ago 10m"), "focus stop -m Half"),
    (("focus start 25 --ago 10m",), "focus pause"),
    (("focus start 25 --ago 10m", "focus pause"), "focus resume"),
    (("focus start 25 --ago 10m", "focus pause"), "focus abandon"),
]

HABIT = """
    INSERT INTO habits (name, started_on) VALUES ('Read', '2026-11-01');
    INSERT INTO habit_schedules (habit_id, from_day, kind, target, unit)
    SELECT id, '2026-11-01', 'day', 20, 'pages' FROM habits WHERE name = 'Read';
"""
OF_READ = "(SELECT id FROM habits WHERE name = 'Read')"
ENTRIES = f"""
    INSERT INTO habit_entries (habit_id, day, amount)
    SELECT {OF_READ}, day::date, 15 + extract(day FROM day)
    FROM generate_series('2026-11-01'::date, '2026-11-12', '1 day') AS day
"""
WEEKLY = f"""
    INSERT INTO habit_schedules (habit_id, from_day, kind, every, times, target)
    VALUES ({OF_READ}, '2026-11-05', 'week', 7, 3, 10)
"""
GROUP = f"""
    INSERT INTO habit_groups (name, rule) VALUES ('Both', 'any');
    INSERT INTO habit_group_members (group_id, habit_id) SELECT id, {OF_READ} FROM habit_groups;
"""
STATEMENTS = [
    ((), HABIT),
    ((HABIT,), ENTRIES),
    ((HABIT, ENTRIES), "UPDATE habits SET name = 'Read books', why = 'To know'"),
    ((HABIT, ENTRIES), "UPDATE habits SET state = 'archived'"),
    ((HABIT, ENTRIES), WEEKLY),
    ((HABIT, ENTRIES, WEEKLY), f"SELECT remove_schedules_from({OF_READ}, '2026-11-02')"),
    ((HABIT, ENTRIES, WEEKLY), "UPDATE habit_schedules SET target = 12.5 WHERE kind = 'day'"),
    ((HABIT, ENTRIES), "UPDATE habit_entries SET amount = 3.125, note = 'Short' WHERE day = '2026-11-07'"),
    ((HABIT, ENTRIES), "UPDATE habit_entries SET answer = 'skip', amount = 0 WHERE day > '2026-11-07'"),
    ((HABIT, ENTRIES), f"SELECT remove_habit_entry({OF_READ}, '2026-11-07')"),
    (
        (HABIT, ENTRIES),
        f"INSERT INTO pauses (habit_id, from_day, until_day) VALUES ({OF_READ}, '2026-11-01', '2026-11-10')",
    ),
    ((HABIT, ENTRIES), "INSERT INTO pauses (from_day, note) VALUES ('2026-11-02', 'Away')"),
    (
        (HABIT, ENTRIES, "INSERT INTO pauses (from_day) VALUES ('2026-11-02')"),
        "UPDATE pauses SET until_day = '2026-11-06'",
    ),
    (
        (HABIT, ENTRIES, "INSERT INTO pauses (from_day) VALUES ('2026-11-02')"),
        "SELECT remove_pause(id) FROM pauses",
    ),
    ((HABIT, ENTRIES), "UPDATE habit_schedules SET skips = 1, skips_per = 'month'"),
    ((HABIT, ENTRIES), "UPDATE habit_schedules SET kind = 'window', every = 7, times = 3"),
    ((HABIT,), GROUP),
    ((HABIT, GROUP), "UPDATE habit_groups SET rule = 'sum', target = 2.5, name = 'Sum'"),
    ((HABIT, GROUP), f"SELECT remove_group_members(id, ARRAY[{OF_READ}]) FROM habit_groups"),
    ((HABIT, GROUP), "SELECT remove_habit_group(id) FROM habit_groups"),
    ((), HABIT + ENTRIES),
]


@pytest.mark.parametrize(("before", "command"), COMMANDS, ids=[command for _, command in COMMANDS])
def test_a_command_goes_and_comes_back(
    program: Program, watch: Watch, before: tuple[str, ...], command: str
) -> None:
    for line in before:
        assert program(*shlex.split(line)).exit_code == 0
    earlier = watch.snapshot()
    assert program(*shlex.split(command)).exit_code == 0
    _require_exact(program, watch, earlier)


@pytest.mark.parametrize(("before", "statements"), STATEMENTS)
def test_a_step_of_a_member_with_psql_goes_and_comes_back(
    program: Program, watch: Watch, act: Act, before: tuple[str, ...], statements: str
) -> None:
    for step in before:
        act(step)
    earlier = watch.snapshot()
    act(statements)
    _require_exact(program, watch, earlier)


def _require_exact(program: Program, watch: Watch, earlier: Snapshot) -> None:
    """Go back and forth between what was and what is."""
    later = watch.snapshot()
    assert later != earlier
    assert program("undo").exit_code == 0
    assert watch.snapshot() == earlier
    assert program("redo").exit_code == 0
    assert watch.snapshot() == later
    steps = watch.commands()
    assert program("undo", str(steps)).exit_code == 0
    assert program("redo", str(steps)).exit_code == 0
    assert watch.snapshot() == later
