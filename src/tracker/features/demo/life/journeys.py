"""The journeys of the year: what they ask, how it went day by day, and the friends on one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from tracker.features.demo.life.habits import Record
    from tracker.features.demo.life.year import Year

_LOWEST, _HIGHEST = 1, 5
_SPREAD = 0.75
_WEEKEND = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A dimension: its weight, its usual effort, what a weekend adds, since which day it is asked."""

    name: str
    weight: int
    usual: float
    weekend: float = 0.0
    since: int = 0
    required: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """A journey and how it goes: begun on a day of the year, logged on ``weekdays`` with ``chance``."""

    title: str
    description: str
    asked: tuple[Asked, ...]
    chance: float
    since: int = 0
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    public: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Friend:
    """Somebody on the shared journey: how often they log, and how much better it goes than usual."""

    name: str
    chance: float
    better: float


COURSES = (
    Course(
        "Health", "How the body is doing, every evening",
        (
            Asked("Sleep", 2, usual=3.4, weekend=0.7),
            Asked("Movement", 3, usual=3.6),
            Asked("Food", 2, usual=3.5, weekend=-0.5),
            Asked("Calm", 1, usual=3.3, since=180, required=False),
        ),
        chance=0.97, public=True,
        notes=("Long walk at noon", "Late night", "Cooked for friends", "Sun at last", "Screens off at ten"),
    ),
    Course(
        "Guitar", "From chords to songs",
        (
            Asked("Technique", 2, usual=3.0),
            Asked("Songs", 3, usual=3.4, weekend=0.4),
            Asked("Theory", 1, usual=2.4, since=240, required=False),
        ),
        chance=0.8, since=240,
        notes=("F chord without buzzing", "Played for Kim", "Metronome at 80"),
    ),
)  # fmt: skip
SHARED_JOURNEY = COURSES[0].title
FRIENDS = (Friend("kim", 0.93, 0.35), Friend("noor", 0.8, 0.5), Friend("sam", 0.55, -0.2))


def journey_records(year: Year) -> Iterator[Record]:
    """Yield the journeys, with what they asked from when on."""
    for course in COURSES:
        yield {
            "type": "journey",
            "public_id": year.public_id(course.title),
            "title": course.title,
            "description": course.description,
            "is_public": course.public,
            "status": "active",
            "metadata": {},
            "dimensions": [
                {
                    "slot": slot,
                    "name": one.name,
                    "description": None,
                    "examples": [],
                    "position": slot,
                    "removed": False,
                }
                for slot, one in enumerate(course.asked, start=1)
            ],
            "weights": list(_weights(year, course)),
        }


def checkin_records(year: Year) -> Iterator[Record]:
    """Yield the check-ins of the person; none in the holiday, and none today yet."""
    for course in COURSES:
        dice = year.dice(course.title)
        for day in year.days(course.since):
            efforts = _logged(year, course, day, dice, chance=course.chance, better=0.0)
            if efforts is not None and day not in year.holiday and day != year.today:
                note = _note(year, course, day, dice)
                journey = year.public_id(course.title)
                yield {
                    "type": "checkin", "journey": journey, "day": str(day), "efforts": efforts, "note": note,
                }  # fmt: skip


def friend_checkins(year: Year, friend: Friend) -> Iterator[Record]:
    """Yield a friend's check-ins of the shared journey, as `tracker import checkins` takes them."""
    course = COURSES[0]
    dice = year.dice(friend.name)
    for day in year.days():
        efforts = _logged(year, course, day, dice, chance=friend.chance, better=friend.better)
        if efforts is not None:
            told = {one.name: effort for one, effort in zip(course.asked, efforts, strict=False) if effort}
            yield {"day": str(day), "journey": course.title, "efforts": told}


def _weights(year: Year, course: Course) -> Iterator[Record]:
    """Yield a version for each day from which something more is asked; the first holds from the beginning."""
    for number in sorted({one.since for one in course.asked}):
        known = [one for one in course.asked if one.since <= number]
        first = number == min(one.since for one in course.asked)
        yield {
            "from_day": "1900-01-01" if first else str(year.day(number)),
            "weights": [one.weight for one in known],
            "required": [one.required for one in known],
        }


def _logged(
    year: Year, course: Course, day: date, dice: Random, *, chance: float, better: float
) -> list[int | None] | None:
    """Return the efforts of a day by slot; None where nothing was logged."""
    known = [one for one in course.asked if year.day(one.since) <= day]
    throws = [(dice.gauss(0, _SPREAD), dice.random()) for _ in known]
    if dice.random() >= chance * year.energy(day) or day.isoweekday() not in course.weekdays:
        return None
    return [
        _effort(year, one, day, by_chance + better) if one.required or luck < 0.8 else None
        for one, (by_chance, luck) in zip(known, throws, strict=True)
    ]


def _effort(year: Year, asked: Asked, day: date, more: float) -> int:
    if day in year.illness:
        return _LOWEST
    weekend = asked.weekend if day.isoweekday() >= _WEEKEND else 0.0
    reached = asked.usual + weekend + more + 1.5 * (year.energy(day) - 0.9)
    return max(_LOWEST, min(_HIGHEST, round(reached)))


def _note(year: Year, course: Course, day: date, dice: Random) -> str | None:
    luck, which = dice.random(), dice.random()
    if day in year.illness:
        return "Flu, in bed"
    return course.notes[int(which * len(course.notes))] if luck < 0.08 else None
