"""What passes between readers and the database: rows that are to go in, and what an import came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from tracker.features.streaks.rules import Rule
    from tracker.features.transfer.rejections import Rejections

Answer = Literal["amount", "no", "skip"]

FILE_SHIFT = 32
"""A place in a bundle of files is ``file number << 32 | line``; in a single file it is the line."""


class Format(StrEnum):
    """What `tracker import` reads."""

    CHECKINS = "checkins"
    HABITS = "habits"
    ENTRIES = "entries"
    GOALS = "goals"
    LOOP = "loop"
    HABITBULL = "habitbull"
    TRACKER = "tracker"


class CheckinRow(NamedTuple):
    """A check-in in the form of COPY: ``day`` is ISO, ``efforts`` an array such as ``{4,NULL,5}``."""

    place: int
    journey_id: int
    day: str
    efforts: str
    client_id: str | None
    note: str | None


class EntryRow(NamedTuple):
    """A habit's entry in the form of COPY; ``metadata`` is JSON text."""

    place: int
    habit_id: int
    day: str
    answer: str
    amount: str
    note: str | None
    metadata: str | None = None


class ForeignEntry(NamedTuple):
    """An entry of another tracker's habit, which ``key`` names."""

    place: int
    key: str
    day: str
    answer: Answer
    amount: str
    note: str | None


@dataclass(frozen=True, slots=True)
class ForeignHabit:
    """A habit of another tracker, named by ``key`` in all its files; ``started_on`` None means today."""

    key: str
    name: str
    rule: Rule
    started_on: date | None = None
    why: str | None = None
    category: str | None = None
    colour: str | None = None
    archived: bool = False
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """How many rows were read, and what became of them."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def add(self, other: Tally) -> None:
        """Count another tally's rows too."""
        self.read += other.read
        self.added += other.added
        self.updated += other.updated
        self.unchanged += other.unchanged


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to. ``kept`` is False for a dry run, and for a refusal under --strict.

    ``form`` is a `Format`, or the word of another feature that imports rows of its own.
    """

    form: StrEnum
    tally: Tally
    rejected: Rejections
    import_id: UUID | None
    kept: bool
