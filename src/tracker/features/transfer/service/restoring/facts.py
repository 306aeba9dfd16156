"""Check-ins and entries of an export, as rows for staging; what does not fit is rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tracker.features.transfer.exact_json import exact_json
from tracker.features.transfer.readers.cells import (
    DAY_REASON,
    TEXT_REASON,
    UnfitError,
    identifier,
    iso_day,
    storable,
)
from tracker.features.transfer.readers.ndjson_rows import text_of
from tracker.features.transfer.records import CheckinRow, EntryRow
from tracker.output.plain import json_text, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.features.transfer.readers.ndjson_rows import JsonObject
    from tracker.features.transfer.readers.tracker_export import Record
    from tracker.features.transfer.service.restoring.state import Restoring

_Row = TypeVar("_Row", CheckinRow, EntryRow)


def checkins(restoring: Restoring, group: Iterable[Record]) -> Iterator[CheckinRow]:
    """Yield the check-ins that fit."""
    return _rows(restoring, group, _checkin)


def entries(restoring: Restoring, group: Iterable[Record]) -> Iterator[EntryRow]:
    """Yield the entries that fit."""
    return _rows(restoring, group, _entry)


def _rows(
    restoring: Restoring, group: Iterable[Record], row: Callable[[Restoring, int, JsonObject], _Row]
) -> Iterator[_Row]:
    for place, _, record in group:
        restoring.tally.read += 1
        try:
            yield row(restoring, place, record)
        except UnfitError as error:
            restoring.reject(place, error.column, error.value, error.reason)


def _checkin(restoring: Restoring, place: int, record: JsonObject) -> CheckinRow:
    journey_id, day, note = _fact(restoring, record, "journey")
    efforts, client = record.get("efforts"), text_of(record.get("client_id"))
    if not isinstance(efforts, list) or not all(map(_is_effort, efforts)):
        raise UnfitError("efforts", text_of(efforts), "is not a list of 1 to 5 and null")
    if client and identifier(client) is None:
        raise UnfitError("client_id", client, "is not a UUID")
    array = "{" + ",".join("NULL" if effort is None else str(effort) for effort in efforts) + "}"
    return CheckinRow(place, journey_id, day, array, client or None, note)


def _entry(restoring: Restoring, place: int, record: JsonObject) -> EntryRow:
    habit_id, day, note = _fact(restoring, record, "habit")
    number, answer = to_plain(record.get("amount", 0)), text_of(record.get("answer", "amount"))
    if isinstance(number, bool | str | list | dict) or number is None:
        raise UnfitError("amount", text_of(number), "is not a number")
    if answer not in ("amount", "no", "skip"):
        raise UnfitError("answer", answer, "is not amount, no or skip")
    metadata = None if record.get("metadata") is None else exact_json(record["metadata"])
    if not storable(metadata or ""):
        raise UnfitError("metadata", metadata, TEXT_REASON)
    return EntryRow(place, habit_id, day, answer, json_text(number), note, metadata)


def _fact(restoring: Restoring, record: JsonObject, subject: str) -> tuple[int, str, str | None]:
    """Return id of the subject, day and note."""
    key, day_text = text_of(record.get(subject)), text_of(record.get("day"))
    note = text_of(record.get("note")) or None
    subject_id, day = restoring.ids[subject].get(key), iso_day(day_text)
    if subject_id is None:
        raise UnfitError(subject, key, f"is no {subject} of yours")
    if day is None:
        raise UnfitError("day", day_text, DAY_REASON)
    if note is not None and not storable(note):
        raise UnfitError("note", note, TEXT_REASON)
    return subject_id, day, note


def _is_effort(effort: object) -> bool:
    return effort is None or (isinstance(effort, int) and not isinstance(effort, bool) and 1 <= effort <= 5)
