"""The rows that did not go in. There may be as many as the file has: many of them go to disk."""

from __future__ import annotations

import heapq
import json
from dataclasses import dataclass
from operator import itemgetter
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Self

from tracker.features.transfer.records import FILE_SHIFT

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT_IN_MEMORY = 1 << 20
_SHOWN_VALUE = 200


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row that did not go in. ``line`` counts from 1; ``file`` is None outside a bundle."""

    line: int
    column: str
    value: str
    reason: str
    file: str | None = None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys; the file of a bundle stands with the reason."""
        reason = f"{self.reason} ({self.file})" if self.file else self.reason
        return {"line": self.line, "column": self.column, "value": self.value, "reason": reason}


class Rejections:
    """The rejected rows in the order of their places.

    Reader and database both go through the file from its beginning: each pass is kept as it comes, and they
    are merged when they are read.
    """

    def __init__(self) -> None:
        self.files: list[str] = []
        self._count = 0
        self._last = -1
        self._passes: list[IO[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._passes:
            one.close()

    def __len__(self) -> int:
        return self._count

    def add(self, place: int, column: str, value: object, reason: str) -> None:
        """Note a row; ``place`` is a line, or a file's number and a line (`FILE_SHIFT`)."""
        if place < self._last or not self._passes:
            spool = SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY, mode="w+", encoding="utf-8")  # noqa: SIM115
            self._passes.append(spool)
        shown = "" if value is None else str(value)
        short = shown if len(shown) <= _SHOWN_VALUE else shown[: _SHOWN_VALUE - 1] + "…"
        self._passes[-1].write(json.dumps([place, column, short, reason]) + "\n")
        self._last = place
        self._count += 1

    def file(self, name: str) -> int:
        """Return the place of the beginning of a bundle's next file."""
        self.files.append(name)
        return (len(self.files) - 1) << FILE_SHIFT

    def __iter__(self) -> Iterator[Rejection]:
        for place, column, value, reason in heapq.merge(
            *(_records(one) for one in self._passes), key=itemgetter(0)
        ):
            file = self.files[place >> FILE_SHIFT] if self.files else None
            yield Rejection(place & ((1 << FILE_SHIFT) - 1), column, value, reason, file)


def _records(stream: IO[str]) -> Iterator[tuple[int, str, str, str]]:
    stream.seek(0)
    for text in stream:
        place, column, value, reason = json.loads(text)
        yield place, column, value, reason
