"""Goals as CSV or NDJSON: the words of `goal add`, or the objects that `goal list` prints."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import fold, near, quoted
from tracker.features.goals.service import ALL_STATUSES, parse_tags, parse_value
from tracker.features.transfer.readers.cells import DAY_REASON, TEXT_REASON, UnfitError, iso_day, storable
from tracker.features.transfer.readers.ndjson_rows import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from tracker.features.transfer.rejections import Rejections

COLUMNS = (
    "title", "description", "category", "priority", "status", "target", "unit", "by", "start", "from",
    "current", "tags", "colour", "completed_on",
)  # fmt: skip
_IGNORED = frozenset({"id", "public_id", "percent", "pace", "habits", "focus_minutes"})
_TEXTS = ("description", "category", "unit", "colour")


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal of a file. ``values`` are the columns of which the file says something, by their names."""

    line: int
    title: str
    started_on: date | None
    current: Decimal | None
    values: Mapping[str, object] = field(default_factory=dict)


def check_header(header: Sequence[str]) -> None:
    """Refuse a header without a title or with a column that is not known."""
    for cell in header:
        if cell and fold(cell) not in {*COLUMNS, *_IGNORED}:
            meant = " or ".join(quoted(name) for name in near(cell, COLUMNS))
            hint = f"Did you mean {meant}?" if meant else f"Columns: {', '.join(COLUMNS)}."
            raise UsageError(f"The column {quoted(cell)} is not known.", hint)
    if "title" not in [fold(cell) for cell in header]:
        raise UsageError("There is no column title.", f"Columns: {', '.join(COLUMNS)}.")


def read_goals(rows: Iterable[tuple[int, Mapping[str, object]]], rejections: Rejections) -> Iterator[GoalRow]:
    """Yield the good rows."""
    for line, cells in rows:
        try:
            yield _goal(line, cells)
        except UnfitError as error:
            rejections.add(line, error.column, error.value, error.reason)


def _goal(line: int, cells: Mapping[str, object]) -> GoalRow:
    unknown = next((key for key in cells if key not in {*COLUMNS, *_IGNORED}), None)
    if unknown is not None:
        raise UnfitError(unknown, text_of(cells[unknown]), "is no key of a goal")
    said = {key: _text(key, value) for key, value in _flat(cells).items() if key in COLUMNS}
    if not said.get("title"):
        raise UnfitError("title", "", "is empty")
    unit = said.get("unit") or None
    values: dict[str, object] = {key: said[key] for key in _TEXTS if said.get(key)}
    values |= {column: _day(key, said[key]) for key, column in _DAYS.items() if said.get(key)}
    values |= {column: _value(key, said[key], unit) for key, column in _VALUES.items() if said.get(key)}
    values |= {"priority": _priority(said["priority"])} if said.get("priority") else {}
    values |= {"status": _status(said["status"])} if said.get("status") else {}
    values |= {"tags": parse_tags([said["tags"]])} if said.get("tags") else {}
    current = _value("current", said["current"], unit) if said.get("current") else None
    started_on = _day("from", said["from"]) if said.get("from") else None
    values |= {"started_on": started_on} if started_on else {}
    return GoalRow(line, said["title"], started_on, current, values)


_DAYS = {"by": "target_date", "completed_on": "completed_on"}
_VALUES = {"target": "target_value", "start": "start_value"}


def _flat(cells: Mapping[str, object]) -> dict[str, object]:
    """Return the cells with a target such as `goal list` prints taken apart."""
    target = cells.get("target")
    if isinstance(target, str) and target.lstrip().startswith("{"):
        try:
            target = json.loads(target)
        except ValueError as error:
            raise UnfitError("target", target, "is not JSON") from error
    if not isinstance(target, dict):
        return dict(cells)
    named = {"target": target.get("value"), "unit": target.get("unit"), "by": target.get("date")}
    return {**cells, **named}


def _text(key: str, value: object) -> str:
    text = ",".join(map(text_of, value)) if isinstance(value, list) else text_of(value)
    if not storable(text):
        raise UnfitError(key, text, TEXT_REASON)
    return text.strip()


def _value(key: str, text: str, unit: str | None) -> Decimal:
    try:
        return parse_value(text, unit=unit)
    except UsageError as error:
        raise UnfitError(key, text, "is not a value such as 12 or 2.5") from error


def _day(key: str, text: str) -> date:
    found = iso_day(text)
    if found is None:
        raise UnfitError(key, text, DAY_REASON)
    return date.fromisoformat(found)


def _priority(text: str) -> int:
    if text not in {"1", "2", "3", "4", "5"}:
        raise UnfitError("priority", text, "is not 1 to 5")
    return int(text)


def _status(text: str) -> str:
    if fold(text) not in ALL_STATUSES:
        raise UnfitError("status", text, f"is not {', '.join(ALL_STATUSES)}")
    return fold(text)
