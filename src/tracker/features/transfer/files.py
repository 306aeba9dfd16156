"""Where an export goes: a file that is whole or not there, or standard output."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import quoted
from tracker.output.console import carries_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@contextmanager
def private_file(file: str, *, force: bool) -> Iterator[BinaryIO]:
    """Yield a new file that only its owner may read; it gets its name once everything was written."""
    path = Path(file).expanduser()
    if path.is_dir():
        raise UsageError(f"{quoted(file)} is a folder.", "Name a file in it.")
    if not path.parent.is_dir():
        raise NotFoundError(f"There is no folder {quoted(str(path.parent))}.", "Make it first.")
    if not force and os.path.lexists(path):
        raise _taken(file)
    # mkstemp makes it 0600 from the start.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            yield raw
            raw.flush()
            os.fsync(raw.fileno())
        _name(Path(name), path, file, force=force)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _name(temporary: Path, path: Path, file: str, *, force: bool) -> None:
    if force:
        temporary.replace(path)
        return
    try:
        # Unlike a rename, a link never takes the place of a file that somebody made meanwhile.
        path.hardlink_to(temporary)
    except FileExistsError as error:
        raise _taken(file) from error
    except OSError:
        temporary.rename(path)
        return
    temporary.unlink()


def _taken(file: str) -> ConflictError:
    return ConflictError(
        f"{quoted(file)} is there already.", "Name another file, or replace it with --force."
    )
