"""`goal …` as it is typed: what it prints, what it promises to scripts, what it refuses."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program, Result

KEYS = [
    "id", "public_id", "title", "category", "priority", "status", "target", "current", "percent", "pace",
    "habits", "focus_minutes",
]  # fmt: skip
BOOKS = (
    'goal add "Read 12 books" --target 12 --unit books --by 2026-12-31 --category learning --priority 2 '
    "--tag Winter,night --from 2026-11-01"
)


def did(program: Program, line: str, **more: Any) -> Result:  # noqa: ANN401
    """Run a line that has to work."""
    result = program(*shlex.split(line), **more)
    assert result.exit_code == 0, result.stderr
    return result


def data(program: Program, line: str, **more: Any) -> Any:  # noqa: ANN401
    """Return what a line prints as JSON."""
    return did(program, f"{line} --json", **more).json()


@pytest.fixture
def books(program: Program) -> Program:
    """A goal with something said of it."""
    did(program, BOOKS)
    did(program, "goal update books +3 --on 2026-11-05")
    did(program, "goal update books 5")
    return program


def test_the_keys_are_those_that_were_promised(books: Program) -> None:
    did(books, "habit add Read --goal books --from 2026-11-01")
    did(books, "done read")
    shown = data(books, "goal show books")
    assert list(shown) == KEYS
    assert shown | {"id": 0, "public_id": ""} == {
        "id": 0,
        "public_id": "",
        "title": "Read 12 books",
        "category": "learning",
        "priority": 2,
        "status": "active",
        "target": {"value": 12, "unit": "books", "date": "2026-12-31"},
        "current": 5,
        "percent": 41.6,
        "pace": {"needed": 1.167, "kept": 1.75, "projected_date": "2026-12-18"},
        "habits": ["Read"],
        "focus_minutes": 0,
    }
    assert data(books, "goal list") == [shown]
    assert data(books, "goal update books 5") == shown
    assert data(books, "habit show read")["goal"] == "Read 12 books"
    header = did(books, "goal list -o csv").stdout.splitlines()[0]
    assert set(header.split(",")) == set(KEYS)


@pytest.mark.parametrize(("columns", "options"), [("60", ()), ("80", ("--ascii",)), ("140", ())])
def test_the_card_fits_and_says_it_all(books: Program, columns: str, options: tuple[str, ...]) -> None:
    did(books, "habit add Read --goal books")
    did(books, "done read")
    result = books("goal", "show", "books", *options, env={"COLUMNS": columns})
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)
    told = " ".join(" ".join(lines).split())
    for words in (
        "41.6% 5 of 12 books", "Due 2026-12-31, 41 days left", "Needed 1.2 books a week",
        "Kept 1.8 books a week",
        "Leads to 2026-12-18, 13 days early", "Tags night, winter", "Read: 1 day in a row, best 1",
        "Fri 2026-11-20 5", "Thu 2026-11-05 +3",
    ):  # fmt: skip
        assert words in told
    assert result.stdout.isascii() == ("--ascii" in options)


def test_a_reading_takes_the_day_s_place_and_additions_add_up(books: Program) -> None:
    assert data(books, "goal update books +2")["current"] == 7
    assert data(books, "goal update read 12 books +1")["current"] == 8
    assert data(books, "goal update books -0.5 -m Half")["current"] == 7.5
    assert data(books, "goal update books 6")["current"] == 6
    # What was read later stands, whatever is said of earlier days.
    assert data(books, "goal update books +9 --on 2026-11-06")["current"] == 6
    assert data(books, "goal update books --delete")["current"] == 12
    assert data(books, "goal update books 4 --on yesterday")["current"] == 4


def test_hours_and_minutes_are_read_where_they_are_counted(program: Program) -> None:
    did(program, "goal add Practise --target 100 --unit h")
    assert data(program, "goal update practise +1:30")["current"] == 1.5


def test_the_target_is_said_to_be_reached_and_completed_by_the_person(books: Program) -> None:
    goal_id = data(books, "goal show books")["id"]
    told = did(books, "goal update books +7").stdout
    assert f"reached! Complete it: tracker goal complete {goal_id}" in told
    assert data(books, "goal show books")["status"] == "active"
    done = data(books, "goal complete books --on yesterday")
    assert (done["status"], done["percent"]) == ("completed", 100)
    assert "Completed  2026-11-19" in did(books, "goal show books").stdout
    assert "reached!" not in did(books, "goal update books +1").stdout


def test_a_goal_of_less_is_reached_from_above(program: Program) -> None:
    did(program, "goal add 'Weigh 75 kg' --start 82 --target 75 --unit kg")
    assert data(program, "goal update weigh 78.5")["percent"] == 50
    assert "78.5 kg, from 82 to 75" in did(program, "goal show weigh").stdout
    assert "reached!" in did(program, "goal update weigh 74.9").stdout


def test_completion_is_dated_by_the_person_s_day(program: Program, database: Database, ann: Member) -> None:
    """Two hours after midnight in Auckland, where the day begins at four."""
    did(program, "settings set timezone pacific/auckland")
    did(program, "settings set day_start 4am")
    did(program, "goal add Swim")
    for now, day in (("2026-11-19T13:00:00Z", "2026-11-19"), ("2026-11-19T16:00:00Z", "2026-11-20")):
        did(program, "goal complete swim", now=now)
        query = "SELECT completed_on::text FROM goals WHERE user_id = %s"
        assert fetch(database.superuser(), query, ann.id) == [(day,)]
        did(program, "goal resume swim", now=now)
        assert fetch(database.superuser(), query, ann.id) == [(None,)]


def test_what_becomes_of_goals(books: Program) -> None:
    did(books, "goal add Swim")
    did(books, "goal pause books")
    assert [goal["status"] for goal in data(books, "goal list")] == ["active", "paused"]
    did(books, "goal complete books")
    did(books, "goal abandon swim")
    assert data(books, "goal list") == []
    assert [goal["title"] for goal in data(books, "goal list --status abandoned")] == ["Swim"]
    # What is over makes room for the next try, and an open goal is meant before one that is over.
    second = data(books, BOOKS)
    assert data(books, "goal show books")["id"] == second["id"]
    assert len(data(books, "goal list --all")) == 3
    again = books("goal", "resume", str(data(books, "goal list --status completed")[0]["id"]))
    assert (again.exit_code, "already, and it is not over." in again.stderr) == (4, True)
    did(books, "goal delete swim")
    assert len(data(books, "goal list --all")) == 2
    assert data(books, "goal restore swim")["status"] == "abandoned"


def test_a_list_can_be_narrowed(books: Program) -> None:
    did(books, "goal add Swim --priority 1 --category Health --tag winter")
    did(books, "goal add Paint")
    assert [goal["title"] for goal in data(books, "goal list")] == ["Swim", "Read 12 books", "Paint"]
    assert [goal["title"] for goal in data(books, "goal list --tag winter")] == ["Swim", "Read 12 books"]
    assert [goal["title"] for goal in data(books, "goal list --tag winter --category health")] == ["Swim"]


def test_editing_changes_what_is_named_and_takes_away(books: Program, database: Database) -> None:
    line = "goal edit books --title Novels --target '' --by '' --unit pages --colour '#AA00ff'"
    changed = data(
        books, f"{line} --description Why --tag cold --untag night --category '' --start 2 --priority 5"
    )
    assert changed["target"] == {"value": None, "unit": "pages", "date": None}
    assert (changed["title"], changed["category"], changed["priority"]) == ("Novels", None, 5)
    query = "SELECT tags, colour, description, start_value FROM goals"
    assert fetch(database.superuser(), query) == [(["cold", "winter"], "#aa00ff", "Why", 2)]


def test_a_habit_leaves_its_goal_and_outlives_it(books: Program) -> None:
    did(books, "habit add Read --goal books")
    assert "Goal" in did(books, "habit show read").stdout
    assert data(books, "habit edit read --goal ''")["goal"] is None
    did(books, "habit edit read --goal books")
    did(books, "goal delete books")
    assert data(books, "habit list")[0]["goal"] is None
    did(books, "undo")
    assert data(books, "goal show books")["habits"] == ["Read"]


REFUSED = [
    ("goal add 'Read 12 books'", 4, 'There is a goal "Read 12 books" already, and it is not over.'),
    ("goal add ''", 2, "cannot be a goal's title"),
    ("goal add X --priority 6", 2, '"6" is no priority.'),
    ("goal add X --by 2026-10-01", 2, 'The goal cannot be due on "2026-10-01".'),
    ("goal add X --target 0", 2, '"0" cannot be the target: the goal starts there.'),
    ("goal add X --colour red", 2, '"red" is not a colour.'),
    ("goal add X --target many", 2, '"many" is not an amount.'),
    ("goal add X --tag 'a\tb'", 2, "These cannot be tags"),
    ("goal update books", 2, '"books" says no value'),
    ("goal update books +0", 2, '"+0" changes nothing.'),
    ("goal update books five", 2, '"five" is not an amount.'),
    ("goal update books 1:30", 2, "hours and minutes"),
    ("goal update books 6 --on tomorrow", 2, "has not begun."),
    ("goal update books 6 --onn today", 2, 'There is no option "--onn".'),
    (
        "goal update books --delete --on 2026-11-02",
        3,
        'Nothing was said of "Read 12 books" on 2026-11-02.',
    ),
    ("goal update cooks 6", 3, 'There is no goal "cooks".'),
    ("goal complete books --on tomorrow", 2, 'The day "2026-11-21" has not begun.'),
    ("goal resume books", 4, '"Read 12 books" is active already.'),
    ("goal edit books", 2, 'Nothing to change on "Read 12 books".'),
    ("goal list --status done", 2, 'There is no status "done".'),
    ("habit add Y --goal nothing", 3, 'There is no goal "nothing".'),
]


def test_what_is_refused_is_said_in_a_sentence(books: Program) -> None:
    before = data(books, "goal list --all")
    for line, exit_code, words in REFUSED:
        refused = books(*shlex.split(line))
        assert (refused.exit_code, refused.stdout, words in refused.stderr) == (exit_code, "", True), line
    assert data(books, "goal list --all") == before


def test_the_day_s_page_has_a_line_for_what_is_due_or_behind(books: Program) -> None:
    assert data(books, "today")["goals"] == []
    assert "Goals:" not in did(books, "today").stdout
    did(books, "goal add Swim --by 2026-11-27")
    did(books, "goal add Late --by 2026-11-19 --from 2026-11-01")
    did(books, "goal add Later --by 2026-11-28")
    did(books, "goal edit books --target 30")
    did(books, "goal add Reached --target 5 --by tomorrow")
    did(books, "goal update reached 5")
    alerts = data(books, "today")["goals"]
    assert [(alert["goal"], alert["reason"], alert["days_left"]) for alert in alerts] == [
        ("Late", "overdue", -1), ("Swim", "due", 7), ("Read 12 books", "behind", 41),
    ]  # fmt: skip
    told = did(books, "today").stdout
    assert "Goals: Late, 1 day over; Swim, 7 days left; Read 12 books, 5 of 30 books, behind" in told
