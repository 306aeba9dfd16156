"""Files to read: opened once or again, decoded, their bytes counted for the progress bar."""

from __future__ import annotations

import io
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from tracker.core.errors import NotFoundError, NotPermittedError, UsageError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import WriteableBuffer

STDIN = "-"
_BLOCK = 1 << 18
_SNIFFED = 8192


@dataclass
class Source:
    """A file, a folder, or standard input (``path`` None). ``tell`` hears how many bytes were read."""

    name: str
    path: Path | None
    stdin: TextIO | None = None
    tell: Callable[[int], None] = field(default=lambda _: None)

    @property
    def size(self) -> int | None:
        """Bytes of a plain file; None where that is not known."""
        return self.path.stat().st_size if self.path is not None and self.path.is_file() else None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.path is not None and self.path.is_dir()

    def beginning(self) -> bytes:
        """Return the first bytes of a file that can be opened again."""
        with self.open_binary() as stream:
            return stream.read(_SNIFFED)

    @contextmanager
    def open_binary(self) -> Iterator[BinaryIO]:
        """Open for bytes."""
        if self.path is None:
            yield cast("BinaryIO", getattr(self.stdin, "buffer", self.stdin))
            return
        with _opened(self.path, self.name) as stream:
            yield stream

    @contextmanager
    def open_text(self) -> Iterator[TextIO]:
        """Open as UTF-8 with its line ends as they are; what is no such text is a ``UsageError``."""
        with self.open_binary() as stream, decoded(stream, self.name, self.tell) as text:
            yield text

    @contextmanager
    def at_rest(self) -> Iterator[Source]:
        """Yield a source that can be opened again and again: standard input is put into a file first."""
        if self.path is not None:
            yield self
            return
        with tempfile.TemporaryDirectory(prefix="tracker-import-") as folder, self.open_binary() as stream:
            place = Path(folder) / "input"
            with place.open("xb") as copy:
                shutil.copyfileobj(stream, copy, _BLOCK)
            yield Source(self.name, place, tell=self.tell)


def find_source(file: str, stdin: TextIO) -> Source:
    """Return what ``file`` names (``-``: standard input); a ``NotFoundError`` where there is nothing."""
    if file == STDIN:
        return Source("standard input", None, stdin)
    path = Path(file).expanduser()
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise NotFoundError(f"There is no file {quoted(file)}.", "Check the path.") from error
    except PermissionError as error:
        raise _unreadable(file) from error
    return Source(file, path)


@contextmanager
def decoded(stream: BinaryIO, name: str, tell: Callable[[int], None]) -> Iterator[TextIO]:
    """Yield a stream of bytes as text; what is no UTF-8 text is a ``UsageError`` once it is read."""
    buffered = io.BufferedReader(_Counted(stream, tell), _BLOCK)
    head = buffered.peek(_SNIFFED)[:_SNIFFED]
    if b"\x00" in head:
        raise UsageError(f"{quoted(name)} is not a text file.", "Give a CSV or NDJSON file in UTF-8.")
    text = io.TextIOWrapper(buffered, encoding="utf-8-sig", newline="")
    try:
        yield text
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{quoted(name)} is not UTF-8: {error.reason} (byte 0x{error.object[error.start]:02x}).",
            "Save it as UTF-8; nothing was imported.",
        ) from error
    finally:
        text.detach()


@contextmanager
def _opened(path: Path, name: str) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except IsADirectoryError as error:
        raise UsageError(f"{quoted(name)} is a folder.", "Give the file in it.") from error
    except PermissionError as error:
        raise _unreadable(name) from error
    with stream:
        yield stream


def _unreadable(name: str) -> NotPermittedError:
    return NotPermittedError(f"{quoted(name)} may not be read.", "Ask for the right to read it.")


class _Counted(io.RawIOBase):
    """Passes bytes on and tells how many there were."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        self._stream = stream
        self._tell = tell

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        block = self._stream.read(len(view))
        view[: len(block)] = block
        self._tell(len(block))
        return len(block)
