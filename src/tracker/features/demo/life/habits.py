"""The habits of the year, one of each kind of schedule, and what was entered for them day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tracker.features.demo.life.year import Year

Record = dict[str, object]
Rule = Mapping[str, object]
"""A schedule in the words of an export; what it leaves out is as for a plain daily habit."""

_PLAIN: Rule = {
    "kind": "day", "every": 1, "anchor": "2000-01-03", "weekdays": 127, "times": None,
    "direction": "at_least", "target": 1, "unit": None, "skips": None, "skips_per": None,
}  # fmt: skip
_WORKDAYS = 31
"""Monday to Friday as bits."""
_EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
_WEEKEND = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """A habit and how well it goes.

    ``rules`` are schedules by the number of the day from which they count. It is tried on ``weekdays``, or
    every so many days, and done with ``chance``, less at a weekend by the factor ``weekend``. Amounts lie
    between ``least`` and ``most`` in steps. ``ill`` says what happens to it in the days in bed.
    """

    name: str
    why: str
    category: str
    colour: str
    rules: Mapping[int, Rule]
    chance: float
    weekdays: tuple[int, ...] = _EVERY_DAY
    every: int | None = None
    weeks: tuple[int, ...] = (0, 1, 2, 3, 4)
    weekend: float = 1.0
    least: int = 1
    most: int = 1
    step: int = 1
    skipped: float = 0.0
    ill: Literal["skip", "rests", "missed"] = "missed"
    done_today: bool = False
    notes: tuple[str, ...] = ()

    def is_tried(self, year: Year, day: date) -> bool:
        """Whether it is a day to do it."""
        if self.every is not None:
            return (day - year.first).days % self.every == 0
        return day.isoweekday() in self.weekdays and (day.day - 1) // 7 in self.weeks


PLANS = (
    Plan(
        "Read", "Less phone, more books", "Mind", "#3f6fb5",
        {0: {"target": 10, "unit": "min"}, 90: {"target": 20, "unit": "min"}},
        chance=0.93, least=15, most=60, step=5, ill="skip",
        notes=("A whole chapter", "On the train", "Library book, due soon"),
    ),
    Plan(
        "Meditate", "A calm head", "Mind", "#7a5fb0", {0: {"skips": 2, "skips_per": "month"}},
        chance=0.97, skipped=0.03, ill="skip", done_today=True,
    ),
    Plan(
        "Stretch", "My back at the desk", "Body", "#388e3c",
        {0: {"kind": "weekdays", "weekdays": _WORKDAYS}},
        chance=0.95, weekdays=(1, 2, 3, 4, 5), ill="skip", done_today=True,
    ),
    Plan(
        "Run", "The half marathon", "Body", "#c2552d",
        {0: {"kind": "week", "every": 7, "times": 3, "unit": "km"}},
        chance=0.95, weekdays=(2, 4, 6), least=4, most=12, ill="rests",
        notes=("Rain all the way", "New shoes", "With Noor along the river"),
    ),
    Plan(
        "Swim", "Easier on the knees", "Body", "#1b7c83",
        {0: {"kind": "window", "every": 7, "times": 2}},
        chance=0.96, weekdays=(3, 7), ill="rests",
    ),
    Plan(
        "Write", "The novel, a page at a time", "Mind", "#a4508b",
        {0: {"kind": "week", "every": 7, "target": 180, "unit": "min"}},
        chance=0.92, weekdays=(1, 3, 6, 7), least=40, most=90, step=10, weekend=0.9,
        notes=("Chapter 7 at last", "Only edits"),
    ),
    Plan(
        "Call grandma", "She likes Sundays", "People", "#b5803f",
        {0: {"kind": "month", "times": 2}},
        chance=0.97, weekdays=(7,), weeks=(0, 2),
    ),
    Plan(
        "Water the plants", "They were a gift", "Home", "#5b8c2a",
        {0: {"kind": "interval", "every": 3}},
        chance=0.96, every=3,
    ),
    Plan(
        "Coffee", "Sleep better", "Body", "#6d4c41",
        {0: {"direction": "at_most", "target": 3, "unit": "cups"}},
        chance=0.99, least=1, most=4, done_today=True,
    ),
)  # fmt: skip
GROUP = ("Morning", ("Meditate", "Stretch"))
"""Habits with a streak together: both on a day."""


def habit_records(year: Year) -> Iterator[Record]:
    """Yield the habits."""
    for position, plan in enumerate(PLANS):
        yield {
            "type": "habit",
            "public_id": year.public_id(plan.name),
            "name": plan.name,
            "why": plan.why,
            "category": plan.category,
            "colour": plan.colour,
            "position": position,
            "started_on": str(year.first),
            "state": "active",
            "schedules": [_schedule(year, number, rule) for number, rule in plan.rules.items()],
        }


def group_records(year: Year) -> Iterator[Record]:
    """Yield the groups."""
    name, habits = GROUP
    members = [year.public_id(habit) for habit in habits]
    yield {"type": "group", "public_id": year.public_id(name), "name": name, "rule": "all", "habits": members}


def entry_records(year: Year) -> Iterator[Record]:
    """Yield what was entered, habit by habit; nothing in the holiday."""
    for plan in PLANS:
        dice = year.dice(plan.name)
        for day in year.days():
            if day in year.holiday or not plan.is_tried(year, day):
                continue
            entry = _entry(year, plan, day, dice)
            if entry is not None:
                yield {"type": "entry", "habit": year.public_id(plan.name), "day": str(day), **entry}


def rest_records(year: Year) -> Iterator[Record]:
    """Yield the holiday, when everything rests, and what rests until some days after the illness."""
    yield _rest(None, year.holiday.first, year.holiday.last, "By the sea")
    for plan in PLANS:
        if plan.ill == "rests":
            yield _rest(year.public_id(plan.name), year.illness.first, year.day(310), "Flu")


def _rest(habit: str | None, first: date, last: date, note: str) -> Record:
    days = {"from_day": str(first), "until_day": str(last)}
    return {"type": "pause", "habit": habit, "journey": None, **days, "note": note}


def _schedule(year: Year, number: int, rule: Rule) -> Record:
    from_day = str(year.day(number))
    anchor = {"anchor": from_day} if rule.get("kind") == "interval" else {}
    return {**_PLAIN, **anchor, **rule, "from_day": from_day}


def _entry(year: Year, plan: Plan, day: date, dice: Random) -> Record | None:
    """Return what was entered on a day on which the habit is tried; None for nothing."""
    # As many throws on each day, so that what happens on one does not change the days behind it.
    luck, size, remark = dice.random(), dice.random(), dice.random()
    if day == year.today:
        return {"answer": "amount", "amount": plan.least} if plan.done_today else None
    if day in year.illness:
        return {"answer": "skip", "note": "Flu"} if plan.ill == "skip" else None
    chance = plan.chance * year.energy(day) * (plan.weekend if day.isoweekday() >= _WEEKEND else 1)
    if luck < chance:
        note = plan.notes[int(remark * len(plan.notes))] if plan.notes and size < 0.06 else None
        return {"answer": "amount", "amount": _amount(plan, size * year.energy(day)), "note": note}
    if luck < chance + plan.skipped:
        return {"answer": "skip"}
    return {"answer": "no", "note": "Too tired"} if remark < 0.1 else None


def _amount(plan: Plan, part: float) -> int:
    """Return an amount that lies so far on the way from the least to the most; small ones are more usual."""
    steps = (plan.most - plan.least) // plan.step
    return plan.least + plan.step * min(steps, int(part**1.5 * (steps + 1)))
