"""NDJSON: one object a line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.features.transfer.rejections import Rejections

JsonObject = dict[str, object]


class JsonRows:
    """The objects of a stream of lines, each with its line; what is no object is rejected."""

    def __init__(self, lines: Iterable[str], rejections: Rejections) -> None:
        self._lines = lines
        self._rejections = rejections
        self.read = 0

    def __iter__(self) -> Iterator[tuple[int, JsonObject]]:
        """Yield line and object; numbers with a point are exact decimals."""
        for line, text in enumerate(self._lines, start=1):
            if not text.strip():
                continue
            self.read += 1
            found = _object(text)
            if found is None:
                self._rejections.add(line, "", text.strip(), "is not a JSON object on one line")
            else:
                yield line, found


def refuse_list(beginning: str) -> None:
    """Refuse a JSON list, which would have to be read whole."""
    if beginning.lstrip().startswith("["):
        raise UsageError("This is a JSON list.", "Write one object per line: -o ndjson instead of --json.")


def text_of(value: object) -> str:
    """Return a JSON value as a cell would hold it; None is empty."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value)
    return value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)


def _object(text: str) -> JsonObject | None:
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _no_number(word: str) -> object:
    raise ValueError(word)
