"""Habits as CSV or NDJSON: the words of `habit add`, or the objects that `habit list` prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from tracker.core.errors import UsageError
from tracker.core.text import fold, near, quoted
from tracker.features.transfer.readers.cells import DAY_REASON, TEXT_REASON, UnfitError, iso_day, storable
from tracker.features.transfer.readers.ndjson_rows import text_of
from tracker.features.transfer.readers.rule_words import read_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.features.streaks.rules import Rule
    from tracker.features.transfer.rejections import Rejections

COLUMNS = (
    "name", "why", "category", "colour", "goal", "state", "from",
    "every", "days", "times", "at_least", "at_most", "unit", "window", "skips",
)  # fmt: skip
_IGNORED = frozenset({"id", "public_id", "rule", "streak", "strength"})
_OBJECTS = frozenset({"schedule", "target", "started_on"})
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LENGTHS = {"name": 80, "why": 2000, "category": 50, "unit": 30}


@dataclass(frozen=True, slots=True)
class HabitRow:
    """A habit of a file. ``rule`` is None where the file says nothing of how often."""

    line: int
    name: str
    why: str | None
    category: str | None
    colour: str | None
    goal: str | None
    state: Literal["active", "archived"] | None
    started_on: date | None
    rule: Rule | None


def check_header(header: Sequence[str]) -> None:
    """Refuse a header without a name or with a column that is not known."""
    for cell in header:
        if cell and fold(cell) not in {*COLUMNS, *_IGNORED, *_OBJECTS}:
            suggestions = [quoted(name) for name in near(cell, COLUMNS)]
            hint = (
                f"Did you mean {' or '.join(suggestions)}?"
                if suggestions
                else f"Columns: {', '.join(COLUMNS)}."
            )
            raise UsageError(f"The column {quoted(cell)} is not known.", hint)
    if "name" not in [fold(cell) for cell in header]:
        raise UsageError("There is no column name.", f"Columns: {', '.join(COLUMNS)}.")


def read_habits(
    rows: Iterable[tuple[int, Mapping[str, object]]], rejections: Rejections
) -> Iterator[HabitRow]:
    """Yield the good rows."""
    for line, cells in rows:
        try:
            yield _habit(line, cells)
        except UnfitError as error:
            rejections.add(line, error.column, error.value, error.reason)


def _habit(line: int, cells: Mapping[str, object]) -> HabitRow:
    unknown = next((key for key in cells if key not in {*COLUMNS, *_IGNORED, *_OBJECTS}), None)
    if unknown is not None:
        raise UnfitError(unknown, text_of(cells[unknown]), "is no key of a habit")
    words = {
        key: _text(key, cells.get(key))
        for key in ("name", "why", "category", "colour", "goal", "state", "unit")
    }
    if not words["name"]:
        raise UnfitError("name", "", "is empty")
    if any(not sign.isprintable() for sign in words["name"]):
        raise UnfitError("name", words["name"], "is not on one line")
    colour = words["colour"].lower()
    if colour and not _COLOUR.fullmatch(colour):
        raise UnfitError("colour", words["colour"], "is not a colour such as #388e3c")
    says_rule = any(text_of(cells.get(key)) for key in (*COLUMNS[7:], "schedule", "target"))
    return HabitRow(
        line=line,
        name=words["name"],
        why=words["why"] or None,
        category=words["category"] or None,
        colour=colour or None,
        goal=words["goal"] or None,
        state=_state(words["state"]),
        started_on=_day(text_of(cells.get("from")) or text_of(cells.get("started_on"))),
        rule=read_rule(cells) if says_rule else None,
    )


def _text(key: str, value: object) -> str:
    text = text_of(value).strip()
    if not storable(text):
        raise UnfitError(key, text, TEXT_REASON)
    if len(text) > _LENGTHS.get(key, len(text)):
        raise UnfitError(key, text, f"is longer than {_LENGTHS[key]} characters")
    return text


def _day(text: str) -> date | None:
    if not text:
        return None
    found = iso_day(text)
    if found is None or not "1900" <= found[:4] < "2200":
        raise UnfitError("from", text, DAY_REASON)
    return date.fromisoformat(found)


def _state(text: str) -> Literal["active", "archived"] | None:
    word = fold(text)
    if word not in ("", "active", "paused", "archived"):
        raise UnfitError("state", text, "is not active or archived")
    return None if not word else "archived" if word == "archived" else "active"
