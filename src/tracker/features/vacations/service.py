"""Vacations: planning, listing and taking back days that bridge streaks.

A row of `pauses` is of a habit, of a journey, or of everything; `habit pause` writes such rows too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from tracker.core.errors import ConflictError, NotFoundError
from tracker.core.text import pick, quoted
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests: a habit, a journey, or (neither id given) everything."""

    name: str | None = None
    habit_id: int | None = None
    journey_id: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids by which it can be named; the first tells a habit from a journey."""
        if self.habit_id is not None:
            return f"habit:{self.habit_id}", str(self.habit_id)
        return f"journey:{self.journey_id}", str(self.journey_id)

    def __str__(self) -> str:
        return "everything" if self.name is None else self.name


EVERYTHING = Resting()


@dataclass(frozen=True, slots=True)
class Vacation:
    """Days that bridge, both ends included; without an end it lasts until further notice."""

    id: int
    first: date
    last: date | None
    of: Resting
    note: str | None

    @property
    def days(self) -> str:
        """The days in words."""
        if self.last is None:
            return f"from {self.first} on"
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "id": self.id,
            "from": self.first,
            "until": self.last,
            "habit": self.of.name if self.of.habit_id is not None else None,
            "journey": self.of.name if self.of.journey_id is not None else None,
            "note": self.note,
        }


def find_subjects(session: Session, *, queries: Collection[str], today: date) -> list[Resting]:
    """Return the habits and journeys that names or ids mean, each once; everything where none is named."""
    if not queries:
        return [EVERYTHING]
    mine = [
        Resting(habit.name, habit_id=habit.id)
        for habit in habits.list_habits(session, today=today, states=habits.NOT_DELETED, streaks={})
    ]
    mine += [
        Resting(journey.title, journey_id=journey.id)
        for journey in journeys.list_journeys(session, today=today)
    ]
    found = [
        pick(query, mine, name=str, kind="habit or journey", ids=lambda resting: resting.keys)
        for query in queries
    ]
    return list(dict.fromkeys(found))


def add(
    session: Session, *, subjects: Sequence[Resting], first: date, last: date | None, note: str | None
) -> list[Vacation]:
    """Let each of the subjects rest on the days; what they were before is judged again at once.

    ``ConflictError`` where one of them rests on some of the days already.
    """
    session.execute(select(func.lock_me()))
    present = list_vacations(session)
    for subject in subjects:
        for other in present:
            if other.of == subject and habits.overlaps(other.first, other.last, first, last):
                who = "Everything" if subject.name is None else quoted(subject.name)
                raise ConflictError(
                    f"{who} rests already: {other.days}.",
                    f"Take that back first: tracker vacation remove {other.id}",
                )
    return [
        Vacation(
            id=habits.add_rest(
                session,
                habit_id=subject.habit_id,
                journey_id=subject.journey_id,
                from_day=first,
                until_day=last,
                note=note or None,
            ),
            first=first,
            last=last,
            of=subject,
            note=note or None,
        )
        for subject in subjects
    ]


def list_vacations(session: Session) -> list[Vacation]:
    """Return all vacations and pauses of the person, the latest first; what is deleted has none."""
    rows = session.execute(_VACATIONS).mappings()
    return [
        Vacation(
            id=row["id"],
            first=row["from_day"],
            last=row["until_day"],
            of=Resting(row["name"], row["habit_id"], row["journey_id"]),
            note=row["note"],
        )
        for row in rows
    ]


def remove(session: Session, *, vacation_id: int) -> list[Vacation]:
    """Take one vacation back; ``NotFoundError`` when there is none of that id."""
    session.execute(select(func.lock_me()))
    found = [vacation for vacation in list_vacations(session) if vacation.id == vacation_id]
    return _remove(session, found, f"There is no vacation {vacation_id}.")


def remove_days(session: Session, *, first: date, last: date | None) -> list[Vacation]:
    """Take back every vacation of exactly these days; ``NotFoundError`` when there is none."""
    session.execute(select(func.lock_me()))
    found = [
        vacation for vacation in list_vacations(session) if (vacation.first, vacation.last) == (first, last)
    ]
    days = f"{first}.." if last is None else f"{first}..{last}"
    return _remove(session, found, f"There is no vacation {days}.")


def _remove(session: Session, found: list[Vacation], missing: str) -> list[Vacation]:
    if not found:
        raise NotFoundError(missing, "`tracker vacation list` shows yours, with their ids.")
    for vacation in found:
        habits.remove_rest(session, rest_id=vacation.id)
    return found


_VACATIONS = text("""
    SELECT p.id, p.from_day, p.until_day, p.note, p.habit_id, p.journey_id, coalesce(h.name, j.title) AS name
    FROM pauses AS p
    LEFT JOIN habits AS h ON h.user_id = p.user_id AND h.id = p.habit_id
    LEFT JOIN journeys AS j ON j.id = p.journey_id
    WHERE p.user_id = (SELECT me()) AND h.state IS DISTINCT FROM 'deleted'
      AND (p.journey_id IS NULL OR j.status <> 'deleted')
    ORDER BY p.from_day DESC, p.id DESC
""")
