"""Where an export goes: a file that is whole or not there, or standard output."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from tracker.core.errors import UsageError
from tracker.output.console import carries_utf8
from tracker.output.files import private_file

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Out", "private_file", "standard_output"]


@dataclass(frozen=True, slots=True)
class Out:
    """A stream of bytes. ``ascii_only``: whoever reads it expects no other characters."""

    stream: BinaryIO
    ascii_only: bool


@contextmanager
def standard_output(stdout: TextIO, *, binary: bool) -> Iterator[Out]:
    """Yield standard output for bytes; a zip is refused on a terminal."""
    if binary and stdout.isatty():
        raise UsageError(
            "A zip does not belong on a terminal.", "Name a file: tracker export --format csv backup.zip"
        )
    stdout.flush()
    raw = getattr(stdout, "buffer", None)
    if raw is None:
        raise UsageError("This output takes text only.", "Name a file: tracker export backup.json")
    yield Out(cast("BinaryIO", raw), ascii_only=not carries_utf8(stdout))
    raw.flush()
