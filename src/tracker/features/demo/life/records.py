"""The whole year as an export of tracker's, line by line."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tracker.features.demo.life.habits import entry_records, group_records, habit_records, rest_records
from tracker.features.demo.life.journeys import checkin_records, journey_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.features.demo.life.habits import Record
    from tracker.features.demo.life.year import Year


def records(year: Year) -> Iterator[Record]:
    """Yield the records in the order in which an import takes them, the line that says what it is first."""
    heading: Record = {"type": "export", "format": "tracker", "version": 1}
    parts = (
        journey_records, checkin_records, habit_records, group_records, entry_records, rest_records,
    )  # fmt: skip
    return chain([heading], *(part(year) for part in parts))
