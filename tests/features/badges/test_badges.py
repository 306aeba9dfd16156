"""What people see of badges, what stays when facts go, and what admins may put into the catalogue."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import pytest
from psycopg import errors

from tests.fixtures.cluster import Connection
from tests.fixtures.database import TODAY, Database, Member, fetch, number
from tests.fixtures.program import Program, Result
from tracker.features.badges.service import parse_criteria

KEYS = ["key", "name", "tier", "category", "earned", "earned_on", "journey", "progress", "max"]
"""What scripts rely on."""

NEWS = "New badge"


def data(result: Result) -> Any:  # noqa: ANN401 -- whatever the command prints
    """Return what a command printed as JSON."""
    assert result.exit_code == 0, result.stderr
    return result.json()


def badge(program: Program, key: str, *options: str) -> Any:  # noqa: ANN401 -- as it is printed
    """Return a badge's row without showing it to anybody."""
    rows = data(program("badge", "progress", "--json", *options))
    found = [row for row in rows if row["key"] == key]
    return found[0] if found else None


def wall(connection: Connection) -> list[tuple[object, ...]]:
    """Return what hangs on a person's wall."""
    query = """SELECT b.key, e.earned_on, e.holds, e.seen_at IS NOT NULL
               FROM user_badges AS e JOIN badges AS b ON b.id = e.badge_id ORDER BY b.id"""
    return [tuple(row) for row in fetch(connection, query)]


@pytest.fixture
def playing(database: Database, owner: Connection, ann: Member, program: Program) -> Connection:  # noqa: ARG001
    """Ann's connection; she has a journey and a habit."""
    assert program("journey", "create", "Fitness", "-d", "Strength:3").exit_code == 0
    assert program("habit", "add", "Read", "--from", "2026-11-01").exit_code == 0
    return database.connect(ann.role)


def check_in(connection: Connection, first: date, days: int, effort: int = 3) -> None:
    """Check in on days in a row, by one statement."""
    fetch(
        connection,
        "INSERT INTO checkins (journey_id, day, efforts) "
        "SELECT (SELECT min(id) FROM journeys), %s::date + n, ARRAY[%s]::smallint[] "
        "FROM generate_series(0, %s) AS n",
        first, effort, days - 1,
    )  # fmt: skip


def test_the_catalogue_has_sensible_ladders(owner: Connection) -> None:
    query = """SELECT measure, variant, scope, threshold, tier, name, category FROM badges
               ORDER BY measure, variant, scope, threshold"""
    rows = fetch(owner, query)
    assert len(rows) >= 30
    assert len({row[5] for row in rows}) == len(rows)
    tiers = ["bronze", "silver", "gold", "platinum"]
    for ladder, steps in groupby(rows, key=lambda row: row[:3]):
        heights = [tiers.index(str(row[4])) for row in steps]
        assert all(before <= after for before, after in pairwise(heights)), ladder
    assert {row[0] for row in rows} == {
        name for (name,) in fetch(owner, "SELECT measure FROM badge_measures WHERE marks IS NOT NULL")
    }
    query = """SELECT DISTINCT b.xp = a.xp AND b.coins = a.coins
               FROM badges AS b JOIN game_amounts AS a ON a.key = 'badge_' || b.tier"""
    assert fetch(owner, query) == [(True,)]


def test_every_table_that_pays_judges_badges(owner: Connection) -> None:
    query = """
        SELECT g.fact_table, s.measures @> '{total_xp,level}', count(t.tgname)
        FROM game_sources AS g LEFT JOIN badge_sources AS s USING (fact_table)
        LEFT JOIN pg_trigger AS t ON t.tgrelid = g.fact_table::regclass AND t.tgname LIKE 'h_badges_%'
        WHERE NOT g.spends AND g.reason <> 'badge' GROUP BY 1, 2"""
    rows = fetch(owner, query)
    assert len(rows) >= 4
    assert {row[1:] for row in rows} == {(True, 3)}


def test_old_days_earn_on_their_days(playing: Connection, program: Program) -> None:
    lines = [f"{date(2026, 9, 1) + timedelta(days=n)},4" for n in range(35)]
    told = program("import", "checkins", "-", "-j", "fitness", stdin="\n".join(["day,Strength", *lines]))
    assert told.exit_code == 0, told.stderr
    assert "New badges: " in told.stdout.splitlines()[-1]
    on = {key: day for key, day, _, _ in wall(playing)}
    assert on["checkins-1"] == date(2026, 9, 1)
    assert on["checkins-10"] == date(2026, 9, 10)
    assert on["streak-30"] == date(2026, 9, 30)
    assert on["journey-streak-21"] == date(2026, 9, 21)
    assert on["perfect-week-1"] == date(2026, 9, 13)
    assert on["perfect-week-4"] == date(2026, 10, 4)
    assert "streak-100" not in on
    # One row for all of it, and the earlier days that come later move the days.
    assert fetch(playing, "SELECT count(*) FROM xp_ledger WHERE reason = 'badge'") == [(1,)]
    check_in(playing, date(2026, 8, 28), 4)
    assert {key: day for key, day, _, _ in wall(playing)}["checkins-10"] == date(2026, 9, 6)


def test_news_are_told_once_and_to_people_alone(playing: Connection, program: Program) -> None:
    assert NEWS not in program("checkin", "fitness", "strength=3", "--json").stderr
    assert wall(playing) == [("checkins-1", TODAY, True, False)]
    told = program("done", "read").stdout.splitlines()[-1]
    assert told == "New badges: First step and Planted. See them: tracker badge list"
    assert NEWS not in program("done", "read", "--on", "yesterday").stdout
    assert NEWS not in program("today").stdout
    third = program("done", "read", "--on", "2026-11-18").stdout + program("badge", "list").stdout
    assert NEWS not in third


def test_without_the_game_nothing_is_judged_and_with_it_everything(
    playing: Connection, program: Program
) -> None:
    assert program("settings", "set", "game", "off").exit_code == 0
    assert NEWS not in program("checkin", "fitness", "strength=3").stdout
    refused = program("badge", "list")
    assert (refused.exit_code, refused.stderr.splitlines()[0]) == (4, "Error: The game is off.")
    assert wall(playing) == []
    assert NEWS in program("settings", "set", "game", "on").stdout
    assert wall(playing) == [("checkins-1", TODAY, True, True)]


def test_what_was_seen_stays_and_its_xp_come_and_go(playing: Connection, program: Program) -> None:
    assert program("checkin", "fitness", "strength=3", "--json").exit_code == 0
    assert program("undo").exit_code == 0
    assert wall(playing) == []
    assert fetch(playing, "SELECT net_xp, badge_xp FROM progress") == [(0, 0)]
    assert NEWS in program("checkin", "fitness", "strength=3").stdout
    assert fetch(playing, "SELECT net_xp, badge_xp, coins FROM progress") == [(16 + 20, 20, 2 + 5)]
    assert program("undo").exit_code == 0
    assert fetch(playing, "SELECT net_xp, badge_xp, coins FROM progress") == [(0, 0, 0)]
    (row,) = data(program("badge", "list", "--earned", "--json"))
    assert list(row)[:9] == KEYS
    assert row == {
        "key": "checkins-1", "name": "First step", "tier": "bronze", "category": "check-ins", "earned": True,
        "earned_on": "2026-11-20", "journey": None, "progress": 0, "max": 1, "holds": False,
    }  # fmt: skip
    assert program("badge", "list", "--earned").stdout.split()[-1] == "gone"
    assert "brings nothing now" in program("badge", "show", "first step").stdout
    told = program("checkin", "fitness", "strength=3", "--on", "yesterday")
    assert NEWS not in told.stdout
    assert wall(playing) == [("checkins-1", TODAY - timedelta(days=1), True, True)]
    assert fetch(playing, "SELECT badge_xp FROM progress") == [(20,)]
    reasons = [(row["reason"], row["name"], row["amount"]) for row in data(program("xp", "log", "--json"))]
    assert reasons[0] == ("badge", "First step", 20)


def test_once_on_each_journey_and_once_over_all(
    playing: Connection, program: Program, owner: Connection
) -> None:
    assert program("journey", "create", "Music", "-d", "Piano").exit_code == 0
    journeys = [number(playing, "SELECT id FROM journeys WHERE title = %s", t) for t in ("Fitness", "Music")]
    for journey in journeys:
        fetch(
            playing,
            "INSERT INTO checkins (journey_id, day, efforts) "
            "SELECT %s, date '2026-10-01' + n, ARRAY[3]::smallint[] FROM generate_series(0, 11) AS n",
            journey,
        )
    rows = data(program("badge", "list", "--earned", "--json"))
    assert [row["journey"] for row in rows if row["key"] == "journey-checkins-10"] == ["Fitness", "Music"]
    assert [row["earned_on"] for row in rows if row["key"] == "checkins-10"] == ["2026-10-05"]
    of_music = data(program("badge", "list", "--all", "--journey", "music", "--json"))
    assert {row["journey"] for row in of_music} == {"Music"}
    shown = data(program("badge", "show", "settling in", "--json"))
    assert [place["journey"] for place in shown["journeys"]] == ["Fitness", "Music"]
    assert (shown["criteria"], shown["scope"]) == ({"type": "checkins", "value": 10}, "journey")
    for scope in ("IS NULL", "IS NOT NULL"):
        with pytest.raises(errors.UniqueViolation):
            fetch(
                owner,
                "INSERT INTO user_badges (user_id, badge_id, journey_id, earned_on, awarded_at) "
                "SELECT user_id, badge_id, journey_id, '2026-11-01', now() FROM user_badges "
                f"WHERE journey_id {scope} LIMIT 1",
            )


def test_progress_is_of_the_next_of_each_ladder(playing: Connection, program: Program) -> None:
    check_in(playing, date(2026, 11, 12), 9, effort=4)
    rows = data(program("badge", "progress", "--json"))
    assert {row["key"]: (row["progress"], row["max"]) for row in rows if row["category"] == "streaks"} == {
        "streak-14": (9, 14)
    }
    assert badge(program, "journey-checkins-10") == {
        "key": "journey-checkins-10", "name": "Settling in", "tier": "bronze", "category": "journeys",
        "earned": False, "earned_on": None, "journey": "Fitness", "progress": 9, "max": 10, "holds": None,
    }  # fmt: skip
    assert not any(row["earned"] for row in rows)
    assert [row["progress"] / row["max"] for row in rows] == sorted(
        (row["progress"] / row["max"] for row in rows), reverse=True
    )
    assert program("badge", "progress", "--ascii").stdout.isascii()
    assert "9 of 14 days of check-ins in a row" in program("badge", "progress").stdout
    refused = program("badge", "list", "--category", "streks")
    assert (refused.exit_code, 'Did you mean "streaks"?' in refused.stderr) == (2, True)


def test_nobody_sees_the_wall_of_another(
    playing: Connection, program: Program, database: Database, ben: Member
) -> None:
    check_in(playing, TODAY, 1)
    bens = database.connect(ben.role)
    assert wall(bens) == []
    assert fetch(bens, "SELECT * FROM my_badge_values() WHERE value > 1") == []
    assert fetch(bens, "SELECT * FROM see_badges()") == []
    assert data(program("badge", "list", "--earned", "--json", role=ben.role)) == []
    assert wall(playing) == [("checkins-1", TODAY, True, False)]
    with pytest.raises(errors.InsufficientPrivilege):
        fetch(playing, "UPDATE user_badges SET holds = true")


UNFIT = {
    "streak dys=7": "badges_criteria_keys",
    "streak": "badges_criteria_threshold",
    '{"type": "streak", "days": "7"}': "badges_criteria_threshold",
    '{"type": "streak", "days": 7.5}': "badges_criteria_threshold",
    "streak days=0": "badges_criteria_threshold",
    "streak days=99999": "badges_criteria_threshold",
    "crushed_count count=3": "badges_criteria_variant",
    "crushed_count count=3 period=year": "badges_criteria_variant",
    "improvement percentage=20 comparison=last_week": "badges_criteria_variant",
    '{"type": "goals_completed", "value": 3, "category": 7}': "badges_criteria_variant",
    "improvement percentage=20 comparison=previous_week more=1": "badges_criteria_keys",
}


def test_criteria_are_checked_by_name(owner: Connection, database: Database, program: Program) -> None:
    admin = {"TRACKER_DATABASE_URL": database.url(None)}
    words = ("--description", "x", "--category", "tests")

    def add(criteria: str, *options: str) -> Result:
        return program(
            "admin", "badge", "add", "own", "Own", "--criteria", criteria, *words, *options, env=admin
        )

    later = {
        "journal_entries value=3": "There are no journal entries yet, ",
        "events_attended value=1": "There are no attended events yet, ",
        "mentor_sessions value=1": "There are no mentor sessions yet, ",
    }
    for criteria, sentence in later.items():
        refused = add(criteria)
        assert (refused.exit_code, sentence in refused.stderr) == (2, True), refused.stderr
    refused = add("steak days=3")
    assert (refused.exit_code, 'Did you mean "streak"?' in refused.stderr) == (2, True)
    for criteria, constraint in UNFIT.items():
        assert add(criteria).exit_code == 2, criteria
        with pytest.raises(errors.CheckViolation) as raised:
            fetch(
                owner,
                "INSERT INTO badges (key, name, description, category, criteria) "
                "VALUES ('a', 'A', 'A', 'a', %s)",
                json.dumps(parse_criteria(criteria)),
            )
        assert raised.value.diag.constraint_name == constraint, criteria
    assert add("habit_streak value=3", "--per-journey").exit_code == 2
    assert add("streak days=3", "--tier", "wood").exit_code == 2
    assert program("admin", "badge", "list").exit_code == 5


def test_a_new_badge_looks_back_and_a_retired_one_stays(
    playing: Connection, program: Program, database: Database, owner: Connection
) -> None:
    admin = {"TRACKER_DATABASE_URL": database.url(None)}
    check_in(playing, date(2026, 11, 10), 5)
    made = data(
        program("admin", "badge", "add", "five", "Five", "--criteria", "streak days=5", "--tier", "silver",
                "--description", "Five days.", "--category", "streaks", "--coins", "3", "--json", env=admin)
    )  # fmt: skip
    assert (made["xp"], made["coins"], made["holders"]) == (50, 3, 1)
    assert ("five", date(2026, 11, 14), True, False) in wall(playing)
    with pytest.raises(errors.CheckViolation, match="stays what it is"):
        fetch(owner, "UPDATE badges SET xp = 9000 WHERE key = 'five'")
    for _ in range(2):
        assert program("admin", "badge", "retire", "five", env=admin).exit_code == 0
    assert program("admin", "badge", "retire", "streak-7", env=admin).exit_code == 0
    held = [row for row in data(program("badge", "list", "--json")) if row["key"] == "five"]
    assert [row["holds"] for row in held] == [True]
    # Days until it was retired still count; later ones do not.
    fetch(owner, "UPDATE badges SET retired_at = '2026-11-15 12:00Z' WHERE key = 'streak-7'")
    check_in(playing, date(2026, 11, 15), 6)
    assert "streak-7" not in {row[0] for row in wall(playing)}
    check_in(playing, date(2026, 11, 8), 2)
    assert ("streak-7", date(2026, 11, 14), True, False) in wall(playing)


def test_verify_finds_what_does_not_follow_and_repairs_it(
    playing: Connection, program: Program, database: Database, owner: Connection
) -> None:
    admin = {"TRACKER_DATABASE_URL": database.url(None)}
    check_in(playing, date(2026, 11, 10), 5)
    before = (wall(playing), fetch(playing, "SELECT net_xp, badge_xp, net_coins FROM progress"))
    streak = number(owner, "SELECT id FROM badges WHERE key = 'streak-3'")
    level = number(owner, "SELECT id FROM badges WHERE key = 'level-40'")
    for statement in (
        f"UPDATE user_badges SET earned_on = earned_on - 1 WHERE badge_id = {streak}",
        f"DELETE FROM user_badges WHERE badge_id = {streak}",
        (
            "INSERT INTO user_badges (user_id, badge_id, earned_on, awarded_at) "
            f"SELECT id, {level}, '2026-11-01', now() FROM users"
        ),
    ):
        fetch(owner, statement)
        faults = program("admin", "verify", "--json", env=admin)
        assert (faults.exit_code, [fault["kind"] for fault in faults.json()]) == (1, ["badge"]), statement  # type: ignore[attr-defined]
        assert program("admin", "verify", "--repair", env=admin).exit_code == 0
        assert (wall(playing), fetch(playing, "SELECT net_xp, badge_xp, net_coins FROM progress")) == before
    assert data(program("admin", "verify", "--json", env=admin)) == []
