"""How far a goal is and how fast it goes there: percent, pace needed and kept, the day that it leads to.

Pure arithmetic on what was said; the rules stand in docs/concepts/goals.md. Paces are amounts toward the
target per week, so that they are above zero also where the value is to go down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

Status = Literal["active", "paused", "completed", "abandoned"]

_LAST_DAY = date(2199, 12, 31)
_WEEK = 7
_TENTH = Decimal("0.1")
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Course:
    """What is known of a goal on a day.

    ``origin`` is the value that it began with, ``current`` that of the day. ``last_day`` is the last day of
    which something was said.
    """

    status: Status
    started_on: date
    start: Decimal
    target: Decimal | None
    target_date: date | None
    completed_on: date | None
    origin: Decimal
    current: Decimal
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Pace:
    """Amounts toward the target per week, and the day on which the pace kept gets there; None: not known."""

    needed: Decimal | None
    kept: Decimal | None
    projected_date: date | None

    @property
    def behind(self) -> bool:
        """Whether less is kept than needed."""
        return self.needed is not None and self.kept is not None and self.kept < self.needed


def percent(course: Course) -> Decimal | None:
    """Return the part of the way from start to target, in per cent; None without a target.

    Never below 0, above 100 past the target; rounded down to a tenth, so that 100 means there.
    """
    if course.target is None:
        return None
    part = Fraction(course.current - course.start) / Fraction(course.target - course.start) * 100
    return max(_decimal(part, _TENTH, ROUND_FLOOR), Decimal(0))


def reached(course: Course) -> bool:
    """Whether the target is met or passed, from whichever side it is come to."""
    return course.target is not None and _left(course) <= 0


def pace(course: Course, *, today: date) -> Pace:
    """Return the paces as of a day."""
    gained, days = _gained(course), _days_kept(course, today)
    kept = None if days is None else gained / days * _WEEK
    needed = _needed(course, today)
    return Pace(
        needed=None if needed is None else _decimal(needed, _THOUSANDTH, ROUND_HALF_UP),
        kept=None if kept is None else _decimal(kept, _THOUSANDTH, ROUND_HALF_UP),
        projected_date=_projected(course, kept, today),
    )


def _needed(course: Course, today: date) -> Fraction | None:
    """Return what each week until the target date has to bring; today is one of its days."""
    if course.status != "active" or course.target is None or course.target_date is None:
        return None
    if reached(course):
        return Fraction(0)
    days = (course.target_date - max(today, course.started_on)).days + 1
    return _left(course) / days * _WEEK if days > 0 else None


def _days_kept(course: Course, today: date) -> int | None:
    """Return over how many days the pace kept is taken; None where nothing was said since the beginning."""
    if course.last_day is None or course.last_day < course.started_on:
        return None
    ends = {"active": today, "completed": max(course.completed_on or today, course.last_day)}
    days = (ends.get(course.status, course.last_day) - course.started_on).days + 1
    return days if days > 0 else None


def _projected(course: Course, kept: Fraction | None, today: date) -> date | None:
    if course.status != "active" or course.target is None or kept is None or kept <= 0 or reached(course):
        return None
    # Whole days, rounded up: on the day before, it is not there yet.
    days = -(-_left(course) * _WEEK // kept)
    return today + timedelta(days=days) if days <= (_LAST_DAY - today).days else None


def _direction(course: Course) -> int:
    """Return -1 where the value is to go down."""
    return -1 if course.target is not None and course.target < course.start else 1


def _left(course: Course) -> Fraction:
    """Return how far it is to the target; below zero past it."""
    target = course.current if course.target is None else course.target
    return Fraction(target - course.current) * _direction(course)


def _gained(course: Course) -> Fraction:
    return Fraction(course.current - course.origin) * _direction(course)


def _decimal(value: Fraction, step: Decimal, rounding: str) -> Decimal:
    """Return a fraction as an exact multiple of ``step``."""
    steps = value / Fraction(step)
    whole = steps.numerator // steps.denominator
    if rounding == ROUND_HALF_UP and steps - whole >= Fraction(1, 2):
        whole += 1
    return whole * step
