"""`prompt`: the figures of the page on one line, at once or not at all."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.features.today.test_statements import statements
from tests.fixtures.database import TODAY, Database, Member
from tests.fixtures.program import Program
from tests.properties.strategies import examples
from tracker.core.errors import UsageError
from tracker.core.placeholders import filled
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.streaks.rules import Rule
from tracker.features.today import service

KNOWN: dict[str, object] = {"open": 3, "done": 1, "focus": ""}

RULES = (
    Rule("day"),
    Rule("weekdays", weekdays=(5,)),
    Rule("weekdays", weekdays=(1, 2)),
    Rule("week", times=2),
    Rule("week", target=habits.parse_amount("3", unit="km"), unit="km"),
    Rule("interval", every=3),
    Rule("day", direction="at_most", target=habits.parse_amount("2", unit=None)),
)

deeds = st.sampled_from(["yes", "amount", "no", "skip", "pause", "nothing"])
histories = st.lists(st.tuples(st.integers(0, 4), deeds), max_size=5)
things = st.lists(st.tuples(st.sampled_from(RULES), st.integers(-3, 6), histories), max_size=4)


@given(found=things, checked=st.lists(st.sets(st.integers(0, 3)), max_size=2), asked=st.integers(0, 2))
@examples(8)
def test_its_figures_are_those_of_the_page(
    database: Database,
    ann: Member,
    found: list[tuple[Rule, int, list[tuple[int, str]]]],
    checked: list[set[int]],
    asked: int,
) -> None:
    day = TODAY - timedelta(days=asked)
    with database.session(ann.role) as session:
        for number, (rule, age, history) in enumerate(found):
            new = habits.NewHabit(f"Habit {number}", rule, started_on=TODAY - timedelta(days=age))
            habit = habits.create(session, habit=new, today=TODAY)
            for back, deed in history:
                _do(session, habit, TODAY - timedelta(days=back), deed)
        for number, days in enumerate(checked):
            made = journeys.create(
                session, title=f"Journey {number}", dimensions=[journeys.NewDimension("Sport")], today=TODAY
            )
            for back in days:
                journeys.record(session, journey=made, day=TODAY - timedelta(days=back), efforts={"Sport": 3})
        page = service.today(session, day=day, first_weekday=1)
        figures = service.figures(session, day=day)
        streaks = [each.streak for each in page.journeys] + [each.due.streak for each in page.habits]
        session.rollback()
    assert figures == service.Figures(
        streak=max((streak.current for streak in streaks), default=0),
        open=page.open,
        done=page.done,
        at_risk=len(page.at_risk),
    )


def _do(session: Session, habit: habits.HabitView, day: date, deed: str) -> None:
    match deed:
        case "yes" | "amount":
            amount = habits.parse_amount("1" if deed == "yes" else "5", unit=None)
            habits.replace(session, habit=habit, day=day, amount=amount, today=TODAY)
        case "no":
            habits.deny(session, habit=habit, day=day, today=TODAY)
        case "skip":
            habits.skip(session, habit=habit, day=day, today=TODAY)
        case "pause" if not habits.pauses(session, habit_id=habit.id):
            habits.pause(session, habit=habit, from_day=day, until_day=day, today=TODAY)


def test_the_line_is_filled_in(program: Program) -> None:
    assert program("habit", "add", "Read", "--from", "yesterday").exit_code == 0
    assert program("done", "read", "--on", "yesterday").exit_code == 0
    assert program("prompt").stdout == "1 open, 0 done\n"
    line = "#[fg=green]{streak} {open} {done} [{focus}] {at_risk} {{x}}"
    assert program("prompt", "--format", line).stdout == "#[fg=green]1 1 0 [] 1 {x}\n"
    assert program("prompt", "--json").json() == {
        "streak": 1,
        "open": 1,
        "done": 0,
        "at_risk": 1,
        "focus": "",
    }


def test_it_asks_once_beside_who_is_asking(program: Program) -> None:
    assert program("habit", "add", "Read").exit_code == 0
    few = statements(program, "prompt")
    for number in range(4):
        assert program("habit", "add", f"Habit {number}").exit_code == 0
    assert statements(program, "prompt") == few
    assert len(few) == 3


def test_the_private_server_is_not_started(program: Program, tmp_path: Path) -> None:
    result = program("prompt", env={"TRACKER_DATABASE_URL": ""})
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert not (tmp_path / "home" / "data").exists()


def test_a_server_that_is_not_there_is_no_error(program: Program, tmp_path: Path) -> None:
    begun = time.monotonic()
    result = program("prompt", env={"TRACKER_DATABASE_URL": f"postgresql://me@/x?host={tmp_path}"})
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert time.monotonic() - begun < 5


def test_a_stranger_is_told(program: Program) -> None:
    result = program("prompt", role="ben")
    assert result.exit_code == 5
    assert "belongs to nobody" in result.stderr


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("{opn}", 'There is no placeholder "{opn}".', "Did you mean {open}?"),
        ("{xyz}", 'There is no placeholder "{xyz}".', "Placeholders: open, done, focus."),
        ("{}", 'There is no placeholder "{}".', "Placeholders: open, done, focus."),
        ("{open", 'The braces of "{open" do not match', "Write {open}, and {{ or }}"),
        ("{open:>3}", '"{open:>3}" asks for a form', "Write {open}, and {{ or }}"),
        ("{open!r}", '"{open!r}" asks for a form', "Write {open}, and {{ or }}"),
    ],
)
def test_what_is_no_line_is_refused(line: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        filled(line, KNOWN)
    assert refused.value.message.startswith(message)
    assert (refused.value.hint or "").startswith(hint)


@given(
    parts=st.lists(
        st.one_of(
            st.sampled_from([f"{{{name}}}" for name in KNOWN]),
            st.text(st.characters(exclude_categories=["Cs"])).map(
                lambda text: text.replace("{", "{{").replace("}", "}}")
            ),
        )
    )
)
def test_a_line_is_its_parts(parts: list[str]) -> None:
    words = [
        str(KNOWN[part[1:-1]])
        if part[1:-1] in KNOWN and part.startswith("{") and not part.startswith("{{")
        else part.replace("{{", "{").replace("}}", "}")
        for part in parts
    ]
    assert filled("".join(parts), KNOWN) == "".join(words)


def test_a_wrong_line_is_refused_before_anything_is_asked(program: Program, tmp_path: Path) -> None:
    nowhere = {"TRACKER_DATABASE_URL": f"postgresql://me@/x?host={tmp_path}"}
    result = program("prompt", "-f", "{strek}", env=nowhere)
    assert result.exit_code == 2
    assert "Did you mean {streak}?" in result.stderr
