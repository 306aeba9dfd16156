"""A JSON document read an item at a time, however it is laid out: it may be larger than memory."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, TextIO

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 16
_BLANK = re.compile(r"[ \t\r\n]*")
_LONGEST_VALUE = 1 << 24

Item = tuple[int, str, object]
"""Line, key of the document, and its value, or one element of its value where that is a list."""


class JsonStream:
    """The items of a document that is one object; a ``UsageError`` where it is not JSON."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._decoder = json.JSONDecoder(parse_float=Decimal)
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def __iter__(self) -> Iterator[Item]:
        """Yield the items in the document's order."""
        self._expect("{")
        if self._next() == "}":
            return
        while True:
            key = self._value()
            self._expect(":")
            if self._next() == "[":
                yield from self._elements(str(key))
            else:
                line = self._line
                yield line, str(key), self._value()
            if self._next() != ",":
                break
            self._expect(",")
        self._expect("}")

    def _elements(self, key: str) -> Iterator[Item]:
        self._expect("[")
        if self._next() == "]":
            self._expect("]")
            return
        while True:
            self._next()
            line = self._line
            yield line, key, self._value()
            if self._next() != ",":
                break
            self._expect(",")
        self._expect("]")

    def _next(self) -> str:
        """Return the next sign that is not blank, without taking it; empty at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            end = blank.end() if blank else self._at
            self._pass(end)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise self._broken()
        self._pass(self._at + 1)

    def _value(self) -> object:
        """Take a value. A number at the end of what was read may go on, so more is read first."""
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._broken() from error
            except ValueError as error:
                if len(self._text) - self._at > _LONGEST_VALUE or not self._more():
                    raise self._broken() from error
                continue
            if end < len(self._text) or not self._more():
                self._pass(end)
                return value

    def _more(self) -> bool:
        """Read on; a long value doubles what is read, so that it is not looked through over and over."""
        if self._ended:
            return False
        self._text = self._text[self._at :]
        self._at = 0
        block = self._stream.read(max(_BLOCK, len(self._text)))
        self._ended = not block
        self._text += block
        return not self._ended

    def _pass(self, end: int) -> None:
        self._line += self._text.count("\n", self._at, end)
        self._at = end

    def _broken(self) -> UsageError:
        return UsageError(
            f"The file is not JSON from line {self._line} on.", "Give an export as it was written."
        )
