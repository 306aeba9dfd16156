"""Reading tracker's own export back: what has the same public id is the same thing, whatever became of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from tracker.core.errors import TrackerError
from tracker.db.errors import refusal_of
from tracker.features.transfer import layout
from tracker.features.transfer.readers.cells import TEXT_REASON, storable
from tracker.features.transfer.readers.tracker_export import read_export
from tracker.features.transfer.service.restoring import facts, person, sql, things
from tracker.features.transfer.service.restoring.state import Done, Restoring, canonical, name_of
from tracker.features.transfer.service.staging import put_in_checkins, put_in_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.transfer.layout import Kind
    from tracker.features.transfer.readers.ndjson_rows import JsonObject
    from tracker.features.transfer.readers.tracker_export import Record
    from tracker.features.transfer.records import Tally
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source

_OF_KIND: Final[Mapping[str, Callable[[Restoring, int, JsonObject], Done | None]]] = {
    "profile": person.profile,
    "settings": person.settings,
    "journey": things.journey,
    "goal": things.goal,
    "habit": things.habit,
    "group": things.group,
    "pause": things.pause,
    "quest": person.quest,
    "garden": person.garden,
    "focus": person.focus,
    "own_reward": person.own_reward,
    "voucher": person.voucher,
}


def restore(session: Session, source: Source, rejections: Rejections, *, today: date) -> Tally:  # noqa: ARG001
    """Bring an export back. What is there already is brought to what the file says of it."""
    session.execute(select(func.lock_me()))
    restoring = Restoring(session, rejections)
    for kind, group in groupby(read_export(source, rejections), key=lambda record: record[1]):
        _take(restoring, kind, group)
    _give_statuses(restoring)
    return restoring.tally


def _take(restoring: Restoring, kind: Kind, group: Iterable[Record]) -> None:
    """Bring in consecutive records of one kind."""
    session, rejections = restoring.session, restoring.rejections
    if kind is layout.CHECKIN:
        rows = facts.checkins(restoring, group)
        restoring.tally.add(put_in_checkins(session, rows, rejections, restore=True))
    elif kind is layout.ENTRY:
        restoring.tally.add(put_in_entries(session, facts.entries(restoring, group), rejections))
    else:
        for place, _, record in group:
            restoring.tally.read += 1
            _guarded(restoring, place, kind, record)


def _guarded(restoring: Restoring, place: int, kind: Kind, record: JsonObject) -> None:
    """Bring in one record; what the database refuses is rejected and leaves nothing behind."""
    if not storable(canonical(record)):
        restoring.reject(place, kind.name, "", TEXT_REASON)
        return
    try:
        with restoring.session.begin_nested():
            done = _OF_KIND[kind.name](restoring, place, record)
    except DBAPIError as error:
        refusal = refusal_of(error)
        reason = refusal.message if isinstance(refusal, TrackerError) else "has a value that does not fit"
        restoring.reject(place, kind.name, name_of(record), reason[:1].lower() + reason[1:].removesuffix("."))
        return
    if done is not None:
        setattr(restoring.tally, done, getattr(restoring.tally, done) + 1)


def _give_statuses(restoring: Restoring) -> None:
    """Give new journeys their status; undo and redo expect check-ins to go into active ones."""
    for journey_id, (place, status) in restoring.statuses.items():
        try:
            with restoring.session.begin_nested():
                restoring.session.execute(sql.SET_STATUS, {"id": journey_id, "status": status})
        except DBAPIError:
            restoring.reject(place, "status", status, "is not active, archived or deleted")
