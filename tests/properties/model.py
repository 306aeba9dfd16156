"""The rules of streaks, a second time: in plain Python, naively, from the words of the concept page.

Nothing here is clever. Days are walked one by one and grouped into periods; periods are judged one by one; a
streak is counted by walking over the judged periods. The database does it in closed form; the tests compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

Kind = Literal["day", "weekdays", "week", "month", "interval", "window"]
Per = Literal["week", "month", "year"]
Direction = Literal["at_least", "at_most"]
Answer = Literal["amount", "no", "skip"]
State = Literal["active", "open", "broken", "paused", "unstarted"]

DAY = timedelta(days=1)
MARGIN = timedelta(days=70)
"""Longer than any period that the tests use, so that the walk begins before anything that matters."""


@dataclass(frozen=True)
class Schedule:
    """How often and how much; ``weekdays`` are 1 Monday to 7 Sunday, ``every`` counts from ``anchor``.

    A ``window`` looks back over ``every`` days from each day. ``skips`` bridge in each ``per``; None: any.
    """

    kind: Kind = "day"
    every: int = 1
    anchor: date = date(2000, 1, 3)
    weekdays: frozenset[int] = frozenset(range(1, 8))
    times: int | None = None
    direction: Direction = "at_least"
    target: Decimal = Decimal(1)
    skips: int | None = None
    per: Per | None = None

    def asks_on(self, day: date) -> bool:
        """Whether the day belongs to a period at all: days between named weekdays do not."""
        return self.kind != "weekdays" or day.isoweekday() in self.weekdays

    def begins_on(self, day: date) -> bool:
        """Whether a period begins on this day."""
        if self.kind == "month":
            return day.day == 1
        if self.kind in {"week", "interval"}:
            return (day - self.anchor).days % self.every == 0
        return True

    def budget_of(self, day: date) -> tuple[int, ...]:
        """Name the week, month or year whose budget a skip on the day uses."""
        if self.per == "year":
            return (day.year,)
        if self.per == "month":
            return day.year, day.month
        anchor = date(2000, 1, 3) if self.kind == "interval" else self.anchor
        return ((day - anchor).days // 7,)


@dataclass(frozen=True)
class Entry:
    """What was entered for one day."""

    answer: Answer = "amount"
    amount: Decimal = Decimal(1)


@dataclass(frozen=True)
class Rest:
    """A pause or vacation; without an end it lasts until further notice."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether one rests on the day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Period:
    """Days that are judged together. ``cut``: a change of schedule took days from its beginning or end."""

    first: date
    last: date
    schedule: Schedule
    cut: bool


@dataclass(frozen=True)
class Judged:
    """A period and its verdict; neither met nor excused is missed."""

    period: Period
    met: bool
    excused: bool


@dataclass(frozen=True)
class Standing:
    """A streak as of a day."""

    current: int
    longest: int
    state: State


@dataclass
class Habit:
    """The facts of one habit."""

    schedules: dict[date, Schedule] = field(default_factory=dict)
    entries: dict[date, Entry] = field(default_factory=dict)

    def in_force(self, day: date) -> Schedule:
        """Return the latest schedule that had begun; the first one reaches back for ever."""
        begun = [start for start in self.schedules if start <= day]
        return self.schedules[max(begun) if begun else min(self.schedules)]

    def version(self, day: date) -> date:
        """Return the day from which the schedule in force is dated."""
        return max([start for start in self.schedules if start <= day], default=min(self.schedules))

    def facts(self) -> list[date]:
        """Return the days on which something was entered or changed."""
        return [*self.entries, *self.schedules]


def periods(habit: Habit, first: date, last: date) -> Iterator[Period]:
    """Walk over the days and yield the periods that they form."""
    day = first
    while day <= last:
        schedule = habit.in_force(day)
        if not schedule.asks_on(day):
            day += DAY
            continue
        start = day
        while goes_on(habit, day):
            day += DAY
        cut_at_start = start != first and not schedule.begins_on(start)
        cut_at_end = not schedule.begins_on(day + DAY)
        yield Period(start, day, schedule, cut_at_start or cut_at_end)
        day += DAY


def goes_on(habit: Habit, day: date) -> bool:
    """Whether the next day belongs to the same period."""
    following = day + DAY
    return habit.version(following) == habit.version(day) and not habit.in_force(day).begins_on(following)


def days_behind(habit: Habit, period: Period) -> list[date]:
    """Return the days that a period is judged by: its own, or the window's since the last change."""
    if period.schedule.kind != "window":
        return days_of(period)
    days = [period.first - DAY * number for number in range(period.schedule.every)]
    return [day for day in days if habit.version(day) == habit.version(period.first)]


def is_cut(habit: Habit, period: Period) -> bool:
    """Whether a change of schedule took days from the period."""
    if period.schedule.kind != "window":
        return period.cut
    return len(days_behind(habit, period)) < period.schedule.every


def bridges(habit: Habit, schedule: Schedule, day: date) -> bool:
    """Whether a skip of the day is within the budget: skips use it up in the order of their days."""
    if schedule.skips is None:
        return True
    used = [
        one
        for one, entry in habit.entries.items()
        if entry.answer == "skip"
        and one <= day
        and schedule.asks_on(one)
        and schedule.budget_of(one) == schedule.budget_of(day)
    ]
    return len(used) <= schedule.skips


def days_of(period: Period) -> list[date]:
    """Return the days of a period."""
    return [period.first + DAY * number for number in range((period.last - period.first).days + 1)]


def is_met(schedule: Schedule, entries: Sequence[Entry]) -> bool:
    """Judge what was entered on the days of one period."""
    amounts = [entry.amount for entry in entries if entry.answer == "amount"]
    if schedule.times is not None:
        return len([amount for amount in amounts if is_good(schedule, amount)]) >= schedule.times
    if schedule.direction == "at_least":
        return sum(amounts, Decimal(0)) >= schedule.target
    denied = any(entry.answer == "no" for entry in entries)
    return bool(amounts) and not denied and sum(amounts) <= schedule.target


def is_good(schedule: Schedule, amount: Decimal) -> bool:
    """Whether one day's amount is enough, or little enough."""
    return amount >= schedule.target if schedule.direction == "at_least" else amount <= schedule.target


def judge(habit: Habit, rests: Sequence[Rest], first: date, last: date) -> list[Judged]:
    """Judge every period of a habit that touches the days."""
    verdicts = []
    for period in periods(habit, first, last) if habit.schedules else ():
        days = days_behind(habit, period)
        entered = {day: habit.entries[day] for day in days if day in habit.entries}
        met = is_met(period.schedule, list(entered.values()))
        skipped = any(
            entry.answer == "skip" and bridges(habit, period.schedule, day) for day, entry in entered.items()
        )
        rested = any(rest.covers(day) for rest in rests for day in days)
        verdicts.append(Judged(period, met, not met and (skipped or rested or is_cut(habit, period))))
    return verdicts


def longest(verdicts: Sequence[Judged]) -> int:
    """Return the most met periods in a row; excused ones neither count nor break."""
    best = run = 0
    for verdict in verdicts:
        if verdict.met:
            run += 1
        elif not verdict.excused:
            run = 0
        best = max(best, run)
    return best


def current(verdicts: Sequence[Judged], day: date) -> int:
    """Return the met periods in a row up to a day; a period that is still open does not break the row."""
    run = 0
    for verdict in verdicts:
        if verdict.period.first > day:
            break
        if verdict.met:
            run += 1
        elif not verdict.excused and verdict.period.last < day:
            run = 0
    return run


def standing(habit: Habit, rests: Sequence[Rest], day: date) -> Standing:
    """Return where the streak of a habit stands on a day."""
    known = [day, *habit.facts()]
    verdicts = judge(habit, rests, min(known) - MARGIN, max(known) + MARGIN)
    now = current(verdicts, day)
    return Standing(now, longest(seen(habit, verdicts, day)), state(verdicts, rests, day, now))


def seen(habit: Habit, verdicts: Sequence[Judged], day: date) -> Sequence[Judged]:
    """Return the verdicts that a longest streak counts: not days to come, on which a window holds."""
    if not habit.schedules or habit.in_force(day).kind != "window":
        return verdicts
    return [verdict for verdict in verdicts if verdict.period.first <= day]


def state(verdicts: Sequence[Judged], rests: Sequence[Rest], day: date, now: int) -> State:
    """Name where the streak stands; the first that is true of resting, nothing met yet, broken, open."""
    begun = [verdict for verdict in verdicts if verdict.period.first <= day]
    if any(rest.covers(day) for rest in rests):
        return "paused"
    if not any(verdict.met for verdict in begun):
        return "unstarted"
    if now == 0:
        return "broken"
    last = begun[-1]
    return "open" if last.period.last >= day and not last.met and not last.excused else "active"


def as_habit(checkin_days: Iterable[date]) -> Habit:
    """Return a journey's check-ins as a habit of every day: the rule is the same."""
    entries = {day: Entry() for day in checkin_days}
    # The first schedule reaches back for ever, so any day does; a near one keeps the walk short.
    return Habit({day: Schedule() for day in list(entries)[:1]}, entries)
