"""A folder of files, or a zip of one: read in place, nothing is ever unpacked."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.transfer.sources import Source, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZIP_MAGIC = b"PK\x03\x04"
_EMPTY_ZIP_MAGIC = b"PK\x05\x06"
_LARGEST_MEMBER = 1 << 30
_MOST_MEMBERS = 20_000


@dataclass(frozen=True)
class Bundle:
    """Files by name: ``Habits.csv``, or one folder deep ``001 Run/Checkmarks.csv``."""

    names: tuple[str, ...]
    name: str
    tell: Callable[[int], None]
    _open: Callable[[str], BinaryIO]

    @contextmanager
    def open_binary(self, name: str) -> Iterator[BinaryIO]:
        """Open a file of the bundle."""
        try:
            with self._open(name) as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise _broken(self.name, str(error)) from error

    @contextmanager
    def open_text(self, name: str) -> Iterator[TextIO]:
        """Open a file of the bundle as UTF-8."""
        with self.open_binary(name) as stream, decoded(stream, f"{self.name}: {name}", self.tell) as text:
            yield text


def is_zip(beginning: bytes) -> bool:
    """Whether a file that begins so is a zip."""
    return beginning.startswith((ZIP_MAGIC, _EMPTY_ZIP_MAGIC))


@contextmanager
def open_bundle(source: Source) -> Iterator[Bundle]:
    """Open a folder or zip."""
    if source.path is not None and source.is_folder:
        yield _folder(source, source.path)
        return
    with source.open_binary() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError) as error:
            raise _broken(source.name, str(error)) from error
        with archive:
            yield _archive(source, archive)


def _folder(source: Source, folder: Path) -> Bundle:
    paths = {
        path.relative_to(folder).as_posix(): path
        for depth in ("*.csv", "*/*.csv")
        for path in folder.glob(depth)
    }
    return Bundle(tuple(sorted(paths)), source.name, source.tell, lambda name: paths[name].open("rb"))


def _archive(source: Source, archive: zipfile.ZipFile) -> Bundle:
    """Return the files of a zip, below the one folder that some zips put everything into."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MOST_MEMBERS or any(member.file_size > _LARGEST_MEMBER for member in members):
        raise UsageError(
            f"{quoted(source.name)} holds more than an export can.", "Unpack it and give the folder."
        )
    if any(member.flag_bits & 1 for member in members):
        raise UsageError(f"{quoted(source.name)} is encrypted.", "Unpack it and give the folder.")
    paths = {PurePosixPath(member.filename): member for member in members}
    shallowest = min((len(path.parts) for path in paths), default=1) - 1
    named = {
        "/".join(path.parts[shallowest:]): member
        for path, member in paths.items()
        if not path.is_absolute() and ".." not in path.parts and len(path.parts) - shallowest <= 2
    }
    return Bundle(
        tuple(sorted(named)),
        source.name,
        source.tell,
        lambda name: cast("BinaryIO", archive.open(named[name])),
    )


def _broken(name: str, reason: str) -> UsageError:
    return UsageError(f"{quoted(name)} is no zip that can be read: {reason}.", "Export it again.")
