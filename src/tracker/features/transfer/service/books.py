"""What the person has, as readers need it to understand names."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.text import fold, near, quoted
from tracker.features.habits import service as habits
from tracker.features.journeys.service.asked import names_by_slot
from tracker.features.transfer.journey_book import JourneyBook, KnownJourney
from tracker.features.transfer.readers.entries import KnownHabit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.streaks.rules import Rule
    from tracker.features.transfer.readers.entries import FindHabit


def journey_book(session: Session) -> JourneyBook:
    """Return the journeys that the person is on, archived ones too."""
    rows = session.execute(
        text("""
            SELECT j.id, j.public_id, j.title, j.status,
                   (SELECT array_agg(ARRAY[d.slot::text, d.name] ORDER BY d.removed_at IS NULL, d.slot)
                    FROM dimensions AS d WHERE d.journey_id = j.id) AS dimensions
            FROM journeys AS j
            JOIN journey_members AS m ON m.journey_id = j.id AND m.user_id = me() AND m.left_at IS NULL
            WHERE j.status <> 'deleted'
            ORDER BY j.id
        """)
    ).all()
    versions = session.execute(
        text("SELECT journey_id, from_day, weights FROM journey_weights ORDER BY journey_id, from_day")
    ).all()
    weights = {
        journey_id: [(version.from_day.isoformat(), version.weights) for version in group]
        for journey_id, group in groupby(versions, key=lambda version: version.journey_id)
    }
    told_apart = names_by_slot(session, journey_ids=[row.id for row in rows])
    return JourneyBook(
        KnownJourney(
            id=row.id,
            public_id=str(row.public_id),
            title=row.title,
            archived=row.status == "archived",
            names={fold(name): name for _, name in row.dimensions or []},
            # What history prints, such as "Sleep (removed)", and the bare name, whose day decides.
            slots={fold(name): (slot,) for slot, name in told_apart.get(row.id, {}).items()}
            | slots_by_name(row.dimensions or []),
            weights=weights.get(row.id, []),
        )
        for row in rows
    )


def habit_book(session: Session, *, today: date) -> FindHabit:
    """Return what finds habits by name, id or public id; parts of a name do not do in a file."""
    known = habits.list_habits(session, today=today, states=habits.NOT_DELETED)
    found_as = {habit.id: KnownHabit(habit.id, _enough(habit.rule)) for habit in known}
    by_name = {fold(habit.name): found_as[habit.id] for habit in known}
    by_id = {key: found_as[habit.id] for habit in known for key in (str(habit.id), str(habit.public_id))}

    def find(name: str) -> KnownHabit | str:
        found = by_name.get(fold(name)) or by_id.get(name.strip().lower())
        if found is not None:
            return found
        suggestions = near(name, [habit.name for habit in known], limit=1)
        return "is no habit of yours" + (f"; did you mean {quoted(suggestions[0])}?" if suggestions else "")

    return find


def _enough(rule: Rule) -> str | None:
    """Return what "done" stands for: the target, 1 where nothing is measured, nothing for "at most"."""
    if rule.direction == "at_most":
        return None
    return format(rule.target, "f") if rule.measured else "1"


def slots_by_name(dimensions: Iterable[tuple[int | str, str]]) -> dict[str, tuple[int, ...]]:
    """Return the slots that each name has had, the one in use last."""
    slots: dict[str, tuple[int, ...]] = {}
    for slot, name in dimensions:
        slots[fold(name)] = (*slots.get(fold(name), ()), int(slot))
    return slots
