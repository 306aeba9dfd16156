"""The person's journeys as a reader needs them: by name, with the slot of each dimension on each day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError
from tracker.core.text import fold, near, plural, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Weights = tuple[str, "Sequence[int | None]"]
"""The day, in ISO form, from which weights hold, and the weight of each slot."""


@dataclass(frozen=True, slots=True)
class KnownJourney:
    """A journey with its dimensions, removed ones too: a name may have had several slots."""

    id: int
    public_id: str
    title: str
    archived: bool
    names: Mapping[str, str]
    slots: Mapping[str, tuple[int, ...]]
    weights: Sequence[Weights]

    def version_of(self, day: str) -> int:
        """Return which of the weights hold on a day, counted from 0."""
        return max(bisect_right(self.weights, day, key=lambda weights: weights[0]) - 1, 0)

    def slot(self, folded: str, version: int) -> int | None:
        """Return the slot of a dimension: the one that is asked under this version, else the latest."""
        slots = self.slots.get(folded, ())
        asked = self.weights[version][1] if self.weights else ()
        return next(
            (slot for slot in slots if slot <= len(asked) and asked[slot - 1] is not None),
            slots[-1] if slots else None,
        )


class JourneyBook:
    """Finds journeys by title, id or public id; parts of a title do not do in a file.

    ``whose`` says it to people: "yours", or "theirs" where somebody imports for others.
    """

    def __init__(self, journeys: Iterable[KnownJourney], *, whose: str = "yours") -> None:
        self.journeys = list(journeys)
        self._whose = whose
        self._by_id = {
            key: journey for journey in self.journeys for key in (str(journey.id), journey.public_id)
        }

    def find(self, text: str) -> KnownJourney | str:
        """Return the journey, or why there is none."""
        word = text.strip()
        hits = [journey for journey in self.journeys if fold(journey.title) == fold(word)]
        if not hits and word.lower() in self._by_id:
            hits = [self._by_id[word.lower()]]
        if len(hits) > 1:
            return f"is the title of {plural(len(hits), 'journey')}; use the id"
        if not hits:
            return self._unknown(word)
        return "is archived; restore it first" if hits[0].archived else hits[0]

    def check_dimensions(self, header: Sequence[str], journey: KnownJourney | None) -> None:
        """Refuse a column that no journey asks, naming near ones."""
        journeys = self.journeys if journey is None else [journey]
        known = {folded: name for each in journeys for folded, name in each.names.items()}
        for cell in header:
            if fold(cell) not in known:
                raise UsageError(
                    f"The column {quoted(cell)} is no dimension{self._of(journey)}.", _hint(cell, known)
                )

    def _unknown(self, word: str) -> str:
        if not word:
            return "names no journey"
        suggestions = near(word, [journey.title for journey in self.journeys], limit=1)
        meant = f"; did you mean {quoted(suggestions[0])}?" if suggestions else ""
        return f"is no journey of {self._whose}{meant}"

    def _of(self, journey: KnownJourney | None) -> str:
        return f" of a journey of {self._whose}" if journey is None else f" of {quoted(journey.title)}"


def _hint(cell: str, known: Mapping[str, str]) -> str:
    suggestions = [quoted(name) for name in near(cell, known.values())]
    if suggestions:
        return f"Did you mean {' or '.join(suggestions)}?"
    listed = ", ".join(quoted(name) for name in list(known.values())[:8])
    return (
        f"Columns are day, journey, note, client_id and dimensions: {listed}."
        if listed
        else "Make a journey first."
    )
