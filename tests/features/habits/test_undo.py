"""Each thing that can be done with habits is one step, and undo and redo move over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.features.habits.conftest import Diary
from tests.fixtures.database import TODAY
from tracker.features.habits.service import HabitView
from tracker.features.streaks.rules import Rule

YESTERDAY = TODAY - timedelta(days=1)

STEPS: dict[str, Callable[[Diary, HabitView], object]] = {
    "add": lambda diary, _: diary.add("Run", rule=Rule("week", times=3)),
    "edit words": lambda diary, habit: diary.edit(habit, name="Reading", why="Calm"),
    "edit rule": lambda diary, habit: diary.edit(habit, rule=Rule("interval", every=3), from_day=TODAY),
    "edit rule back": lambda diary, habit: diary.edit(
        habit, rule=Rule("week"), from_day=TODAY - timedelta(days=9)
    ),
    "archive": lambda diary, habit: diary.set_state(habit, "archived"),
    "delete": lambda diary, habit: diary.set_state(habit, "deleted"),
    "pause": lambda diary, habit: diary.pause(habit, TODAY + timedelta(days=5)),
    "resume": lambda diary, habit: diary.resume(habit, TODAY),
    "done": lambda diary, habit: diary.done(habit, TODAY),
    "done again": lambda diary, habit: diary.done(habit, YESTERDAY, amount="4", note="More"),
    "done set": lambda diary, habit: diary.replace(habit, YESTERDAY, "7"),
    "not done": lambda diary, habit: diary.deny(habit, YESTERDAY),
    "skip": lambda diary, habit: diary.skip(habit, YESTERDAY),
    "take back": lambda diary, habit: diary.remove(habit, YESTERDAY),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_undo_and_redo(diary: Diary, step: Callable[[Diary, HabitView], object]) -> None:
    habit = diary.add(started_on=TODAY - timedelta(days=3))
    diary.done(habit, YESTERDAY, TODAY - timedelta(days=4))
    diary.pause(habit, TODAY - timedelta(days=3), TODAY)
    before = diary.facts()
    step(diary, habit)
    after = diary.facts()
    assert after != before
    diary.undo()
    assert diary.facts() == before
    diary.redo()
    assert diary.facts() == after
