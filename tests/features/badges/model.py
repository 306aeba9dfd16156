"""Badges in plain Python: what facts have reached, on which day, and what that does to the wall."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import TypeAlias

WEIGHT = 3
HALF_POINTS = {1: -6, 2: 3, 3: 6, 4: 12, 5: 18}
"""Of one dimension with this weight, by effort."""
CHECKIN_XP = {effort: 10 + max(-10, min(10, half)) for effort, half in HALF_POINTS.items()}
LEVELS = [50 * n * (n - 1) for n in range(1, 101)]
MONDAY = date(2000, 1, 3)

DAILY, WEEKLY, ROLLING = "Daily", "Weekly", "Rolling"
"""Every day; two days a week; on two days in any three."""

Mark: TypeAlias = tuple[date, int]
"""A day, and the value that the facts reach on it."""


@dataclass(frozen=True)
class Badge:
    """What a badge asks for. ``journey`` says that each journey counts alone."""

    measure: str
    threshold: int
    variant: str | None = None
    journey: bool = False

    @property
    def key(self) -> str:
        """A key of its own in the catalogue."""
        parts = (self.measure, self.threshold, self.variant, "journey" if self.journey else None)
        return "-".join(str(part).replace("_", "-") for part in parts if part is not None)


@dataclass
class Facts:
    """All that somebody has entered."""

    checkins: dict[tuple[str, date], int] = field(default_factory=dict)
    entries: dict[tuple[str, date], str] = field(default_factory=dict)
    vacations: set[date] = field(default_factory=set)
    goals: dict[str, date] = field(default_factory=dict)
    focus: dict[date, int] = field(default_factory=dict)
    penalties: bool = True

    def copy(self) -> Facts:
        """Return the same facts, to go back to."""
        return Facts(
            dict(self.checkins), dict(self.entries), set(self.vacations), dict(self.goals), dict(self.focus),
            self.penalties,
        )  # fmt: skip

    def of(self, journey: str | None) -> dict[tuple[str, date], int]:
        """Return the check-ins of a journey, of all where none is named."""
        return {key: effort for key, effort in self.checkins.items() if journey in (None, key[0])}

    def xp_by_day(self) -> dict[date, int]:
        """Return what everything but badges is worth, by the day it is of."""
        found: Counter[date] = Counter()
        for (_, day), effort in self.checkins.items():
            found[day] += CHECKIN_XP[effort] if effort > 1 or self.penalties else 10
        for (_, day), answer in self.entries.items():
            found[day] += {"amount": 5, "no": -2 if self.penalties else 0, "skip": 0}[answer]
        for day, minutes in self.focus.items():
            found[day] += minutes
        for day in self.goals.values():
            found[day] += 100
        return dict(found)


def monday_of(day: date) -> date:
    """Return the first day of the ISO week."""
    return day - timedelta(days=day.weekday())


def adding_up(amounts: Iterable[tuple[date, int]]) -> list[Mark]:
    """Return totals by day."""
    by_day: Counter[date] = Counter()
    for day, amount in amounts:
        by_day[day] += amount
    days = sorted(by_day)
    return list(zip(days, accumulate(by_day[day] for day in days), strict=True))


def lasting(marks: list[Mark]) -> list[Mark]:
    """Count no more than what is left at the end."""
    return [(day, min(value, marks[-1][1])) for day, value in marks]


def in_a_row(met: Mapping[int, date], excused: set[int]) -> list[Mark]:
    """Return runs of periods, by number, with the day on which each period is met; excused ones bridge."""
    found: list[Mark] = []
    before, run = None, 0
    for number in sorted(met):
        bridged = before is not None and all(n in excused for n in range(before + 1, number))
        run = run + 1 if bridged else 1
        before = number
        found.append((met[number], run))
    return found


def streak(facts: Facts, journey: str | None, _: str | None) -> list[Mark]:
    """Days of check-ins in a row on one journey."""
    excused = {(day - MONDAY).days for day in facts.vacations}
    return [
        mark
        for name in {name for name, _ in facts.of(journey)}
        for mark in in_a_row({(day - MONDAY).days: day for _, day in facts.of(name)}, excused)
    ]


def checkins(facts: Facts, journey: str | None, _: str | None) -> list[Mark]:
    """Check-ins in sum."""
    return adding_up((day, 1) for _, day in facts.of(journey))


def perfect_week(facts: Facts, journey: str | None, _: str | None) -> list[Mark]:
    """Weeks with a check-in on each day."""
    weeks = Counter(monday_of(day) for day in {day for _, day in facts.of(journey)})
    return adding_up((monday + timedelta(days=6), 1) for monday, days in weeks.items() if days == 7)


def comebacks(facts: Facts, journey: str | None, _: str | None) -> list[Mark]:
    """Check-ins after seven days or more without one."""
    days = sorted({day for _, day in facts.of(journey)})
    return adding_up((after, 1) for before, after in pairwise(days) if (after - before).days > 7)


def bucket_of(period: str) -> Callable[[date], tuple[date, date]]:
    """Return what gives a day's week or month and the one before, by their first days."""

    def bucket(day: date) -> tuple[date, date]:
        if "week" in period:
            return monday_of(day), monday_of(day) - timedelta(days=7)
        first = day.replace(day=1)
        return first, (first - timedelta(days=1)).replace(day=1)

    return bucket


def crushed_count(facts: Facts, journey: str | None, variant: str | None) -> list[Mark]:
    """Efforts of 5 within a week or month."""
    bucket = bucket_of(variant or "")
    buckets: dict[date, list[tuple[date, int]]] = defaultdict(list)
    for (_, day), effort in facts.of(journey).items():
        buckets[bucket(day)[0]].append((day, int(effort == 5)))
    return [mark for amounts in buckets.values() for mark in adding_up(amounts)]


def improvement(facts: Facts, journey: str | None, variant: str | None) -> list[Mark]:
    """Percent that a week or month scores more than the one before."""
    bucket = bucket_of(variant or "")
    scores: dict[date, list[tuple[date, int]]] = defaultdict(list)
    for (_, day), effort in facts.of(journey).items():
        scores[bucket(day)[0]].append((day, HALF_POINTS[effort]))
    found: list[Mark] = []
    for first, amounts in scores.items():
        before = sum(amount for _, amount in scores.get(bucket(first)[1], ()))
        if before > 0:
            found += [(day, 100 * (score - before) // before) for day, score in lasting(adding_up(amounts))]
    return found


def habit_streak(facts: Facts, _: str | None, __: str | None) -> list[Mark]:
    """Periods in a row of one habit."""
    found = in_a_row(*_periods(facts, DAILY, lambda day: (day - MONDAY).days, 1))
    found += in_a_row(*_periods(facts, WEEKLY, lambda day: (day - MONDAY).days // 7, 2))
    return found + in_a_row(*_rolling(facts))


def _periods(
    facts: Facts, habit: str, number: Callable[[date], int], times: int
) -> tuple[dict[int, date], set[int]]:
    done: dict[int, list[date]] = defaultdict(list)
    excused = {number(day) for day in facts.vacations}
    for (name, day), answer in sorted(facts.entries.items(), key=lambda item: item[0][1]):
        if name == habit and answer == "amount":
            done[number(day)].append(day)
        elif name == habit and answer == "skip":
            excused.add(number(day))
    met = {n: days[times - 1] for n, days in done.items() if len(days) >= times}
    return met, excused - set(met)


def _rolling(facts: Facts) -> tuple[dict[int, date], set[int]]:
    done = [day for (name, day), answer in facts.entries.items() if name == ROLLING and answer == "amount"]
    skipped = [day for (name, day), answer in facts.entries.items() if name == ROLLING and answer == "skip"]
    met: dict[int, date] = {}
    excused: set[int] = set()
    for day in {day + timedelta(days=n) for day in [*done, *skipped, *facts.vacations] for n in range(3)}:
        within = {day - timedelta(days=n) for n in range(3)}
        if len(within & set(done)) >= 2:
            if day <= max(done):
                met[(day - MONDAY).days] = day
        elif within & (facts.vacations | set(skipped)):
            excused.add((day - MONDAY).days)
    return met, excused


def habit_entries(facts: Facts, _: str | None, __: str | None) -> list[Mark]:
    """Days of habits in sum."""
    return adding_up((day, 1) for (_, day), answer in facts.entries.items() if answer == "amount")


def goals_completed(facts: Facts, _: str | None, variant: str | None) -> list[Mark]:
    """Completed goals; a goal's category is the first letter of its title."""
    return adding_up((day, 1) for title, day in facts.goals.items() if variant in (None, title[0].lower()))


def focus_minutes(facts: Facts, _: str | None, __: str | None) -> list[Mark]:
    """Minutes of focus in sum."""
    return adding_up(facts.focus.items())


def total_xp(facts: Facts, _: str | None, __: str | None) -> list[Mark]:
    """XP of everything but badges."""
    return lasting(adding_up(facts.xp_by_day().items()))


def level(facts: Facts, _: str | None, __: str | None) -> list[Mark]:
    """Levels by XP of everything but badges."""
    return [(day, sum(xp <= max(0, value) for xp in LEVELS)) for day, value in total_xp(facts, None, None)]


MEASURES = {
    measure.__name__: measure
    for measure in (
        streak, checkins, perfect_week, comebacks, crushed_count, improvement, habit_streak, habit_entries,
        goals_completed, focus_minutes, total_xp, level,
    )
}  # fmt: skip


def reached(badge: Badge, facts: Facts, journey: str | None) -> date | None:
    """Return the first day on which facts reach a badge."""
    marks = MEASURES[badge.measure](facts, journey, badge.variant)
    return min((day for day, value in marks if value >= badge.threshold), default=None)


@dataclass
class Place:
    """A badge on the wall: since when, whether the facts of now earn it, whether its person has seen it."""

    earned_on: date
    holds: bool = True
    seen: bool = False


@dataclass
class Wall:
    """What hangs on a person's wall, by badge and journey."""

    badges: tuple[Badge, ...]
    journeys: tuple[str, ...]
    places: dict[tuple[Badge, str | None], Place] = field(default_factory=dict)

    def judge(self, facts: Facts) -> None:
        """Follow the facts: what nobody saw goes as a whole, what was seen stays."""
        for badge in self.badges:
            for journey in self.journeys if badge.journey else (None,):
                self._settle((badge, journey), reached(badge, facts, journey))

    def _settle(self, key: tuple[Badge, str | None], day: date | None) -> None:
        place = self.places.get(key)
        if day is not None and place is None:
            self.places[key] = Place(day)
        elif day is not None and place is not None:
            place.earned_on, place.holds = day, True
        elif place is not None and place.seen:
            place.holds = False
        elif place is not None:
            del self.places[key]

    def see(self) -> None:
        """Show everything."""
        for place in self.places.values():
            place.seen = True
