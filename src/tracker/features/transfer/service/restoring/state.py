"""A restoration under way: what the person has already, and what became of each record."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import text

from tracker.features.transfer import layout
from tracker.features.transfer.exact_json import exact_json, read_exactly
from tracker.features.transfer.readers.cells import identifier
from tracker.features.transfer.readers.ndjson_rows import text_of
from tracker.features.transfer.records import Tally
from tracker.features.transfer.service.export import records
from tracker.output.plain import json_text, to_plain

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Result, TextClause
    from sqlalchemy.orm import Session

    from tracker.features.transfer.layout import Kind
    from tracker.features.transfer.readers.ndjson_rows import JsonObject
    from tracker.features.transfer.rejections import Rejections

Done: TypeAlias = Literal["added", "updated", "unchanged"]

SUBJECTS = (layout.JOURNEY, layout.HABIT)
"""What check-ins, entries and pauses belong to."""
_PRESENT = (
    *SUBJECTS, layout.GOAL, layout.GROUP, layout.FOCUS, layout.QUEST, layout.OWN_REWARD, layout.PROFILE,
    layout.SETTINGS, layout.GARDEN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """A record of the file over what there is: ``record`` has the keys of both, ``present`` may be None."""

    kind: Kind
    public_id: str
    present: JsonObject | None
    record: JsonObject

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.present is None or canonical(self.present) != canonical(self.record)

    @property
    def done(self) -> Done:
        """What writing it comes to."""
        return "added" if self.present is None else "updated"

    def differs(self, key: str) -> bool:
        """Whether the value of a key is another one now."""
        return canonical((self.present or {}).get(key)) != canonical(self.record.get(key))


@dataclass
class Restoring:
    """What is there, and the ids by public id; ``statuses`` are those that new journeys get in the end."""

    session: Session
    rejections: Rejections
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.present = {kind.name: self._present(kind) for kind in _PRESENT}
        self.pauses = Counter(canonical(read_exactly(text)) for text in records(self.session, layout.PAUSE))
        self.ids = {kind.name: self._ids(kind) for kind in SUBJECTS}
        self.statuses: dict[int, tuple[int, str]] = {}

    def merged(self, kind: Kind, record: JsonObject) -> Merged:
        """Lay a record over what there is of the same public id; keys that it lacks stay."""
        public_id = identifier(text_of(record.get("public_id"))) or ""
        present = self.present[kind.name].get(public_id)
        return Merged(kind, public_id, present, (present or {}) | record)

    def put(self, merged: Merged, make: TextClause, change: TextClause, **more: object) -> Result[Any]:
        """Make or change the thing, and remember it."""
        statement = make if merged.present is None else change
        result = self.session.execute(statement, {"record": exact_json(merged.record), **more})
        self.present[merged.kind.name][merged.public_id] = merged.record
        return result

    def knows(self, kind: Kind, public_id: object) -> bool:
        """Whether the person has such a thing."""
        return text_of(public_id) in self.present[kind.name]

    def reject(self, place: int, column: str, value: object, reason: str) -> None:
        """Say why a record is left out."""
        self.rejections.add(place, column, value, reason)

    def _present(self, kind: Kind) -> dict[str, JsonObject]:
        found: list[JsonObject] = [read_exactly(text) for text in records(self.session, kind)]
        return {text_of(record.get("public_id")): record for record in found}

    def _ids(self, kind: Kind) -> dict[str, int]:
        query = text(f"SELECT public_id, id FROM {kind.plural}")  # noqa: S608
        return {
            str(public_id): number
            for public_id, number in self.session.execute(query)
            if self.knows(kind, str(public_id))
        }


def canonical(value: object) -> str:
    """Return JSON in which equal things are equal texts."""
    return json_text(to_plain(_sorted(value)))


def items(record: JsonObject, key: str) -> list[object]:
    """Return the list that a record has under a key; empty where it has none."""
    found = record.get(key)
    return found if isinstance(found, list) else []


def name_of(record: JsonObject) -> str:
    """Return what to call a record when speaking of it."""
    return next(
        (text_of(record[key]) for key in ("title", "name", "from_day", "public_id") if record.get(key)), ""
    )


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(inner) for inner in value] if isinstance(value, list) else value
