"""Files that are whole or not there: written beside their place and named once they are complete."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def private_file(file: str, *, force: bool) -> Iterator[BinaryIO]:
    """Yield a new file that only its owner may read; it gets its name once everything was written.

    With ``force`` it takes the place of a file that is there; otherwise that is a ``ConflictError``.
    """
    path = Path(file).expanduser()
    if path.is_dir():
        raise UsageError(f"{quoted(file)} is a folder.", "Name a file in it.")
    if force and path.exists():
        # A device or a pipe is not replaced; what a link leads to is, and the link stays.
        if not path.is_file():
            raise UsageError(f"{quoted(file)} is not a file.", "Name a file, or - for standard output.")
        path = path.resolve()
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
