"""The outbox of one server and person: what was logged while the server was out of reach, in the order said.

A file of NDJSON, one line an entry, for its owner's eyes. Lines are appended under a lock and reach the disk
before anybody is told. A line that was cut short by a crash is no entry: nobody was told of it.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

Status = Literal["queued", "refused", "superseded"]

_PRIVATE = 0o600
_LIMIT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One command that waits. ``offset`` is that of the person's time zone when they said it, in minutes.

    ``words`` name ``day`` as it was then. ``reason`` says why it was not taken; ``force`` that it is to take
    the place of a later entry.
    """

    operation: UUID
    logged_at: datetime
    offset: int
    words: tuple[str, ...]
    day: date
    status: Status = "queued"
    reason: str | None = None
    force: bool = False

    def line(self) -> str:
        """Return the entry as it stands in the file."""
        return json.dumps(asdict(self), default=str) + "\n"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a person when their server answered last: enough to know which day it is."""

    timezone: str
    day_start: int


class Outbox:
    """The files of one server below ``directory``; ``name`` is what `engine.server_name` says."""

    def __init__(self, directory: Path, name: str) -> None:
        self._path = directory / f"{name}.ndjson"
        self._seen = directory / f"{name}.seen.json"

    def is_empty(self) -> bool:
        """Whether there is nothing at all, at the price of one look."""
        try:
            return os.stat(self._path).st_size == 0  # noqa: PTH116 -- every command asks
        except OSError:
            return True

    def entries(self) -> list[Entry]:
        """Return all entries, the first said first."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return []
        lines = content[: _whole_lines(content)].split(b"\n")
        return [entry for line in lines if (entry := _read(line)) is not None]

    def waiting(self) -> list[Entry]:
        """Return the entries that are to be sent."""
        return [] if self.is_empty() else [entry for entry in self.entries() if entry.status == "queued"]

    def add(self, entry: Entry) -> int:
        """Append an entry and return how many wait now; it is on the disk by then."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._locked("lock"):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _PRIVATE)
            with os.fdopen(handle, "r+b") as file:
                file.seek(_whole_lines(file.read()))
                file.truncate()
                file.write(entry.line().encode())
                file.flush()
                os.fsync(file.fileno())
            _settle(self._path.parent)
            return len(self.waiting())

    def drop(self, operation: UUID) -> None:
        """Take an entry out; nothing happens if it is gone."""
        self._rewrite(lambda entry: None if entry.operation == operation else entry)

    def mark(
        self, operation: UUID, status: Status, reason: str | None = None, *, force: bool = False
    ) -> None:
        """Write down what became of an entry."""

        def marked(entry: Entry) -> Entry:
            if entry.operation != operation:
                return entry
            return replace(entry, status=status, reason=reason, force=force)

        self._rewrite(marked)

    def sending(self) -> AbstractContextManager[None]:
        """Hold what one process does at a time, so that entries arrive in order.

        A ``DatabaseError`` where another one goes on for long.
        """
        return self._locked("sending")

    def seen(self) -> Seen | None:
        """Return what was seen of the person, None where the server never answered."""
        try:
            found = json.loads(self._seen.read_text("utf-8"))
            return Seen(str(found["timezone"]), int(found["day_start"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, seen: Seen) -> None:
        """Write down what was seen, where it is new. A disk that takes nothing only costs this memory."""
        if self.seen() == seen:
            return
        with suppress(OSError):
            self._seen.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_whole(self._seen, json.dumps(asdict(seen)) + "\n")

    def _rewrite(self, change: Callable[[Entry], Entry | None]) -> None:
        with self._locked("lock"):
            kept = [changed for entry in self.entries() if (changed := change(entry)) is not None]
            if kept:
                _write_whole(self._path, "".join(entry.line() for entry in kept))
            else:
                self._path.unlink(missing_ok=True)

    @contextmanager
    def _locked(self, kind: str) -> Iterator[None]:
        from tracker.db.server.locking import locked

        with locked(
            self._path.with_suffix(f".{kind}"),
            limit_seconds=_LIMIT_SECONDS,
            message="Another tracker is busy with what waits for the server.",
            hint="Try again in a moment.",
        ):
            yield


def _read(line: bytes) -> Entry | None:
    """Read a line; None for one that is not whole."""
    try:
        found = json.loads(line)
        words: Sequence[str] = found["words"]
        return Entry(
            operation=UUID(found["operation"]),
            logged_at=datetime.fromisoformat(found["logged_at"]),
            offset=int(found["offset"]),
            words=tuple(map(str, words)),
            day=date.fromisoformat(found["day"]),
            status=found["status"],
            reason=found["reason"],
            force=bool(found["force"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _whole_lines(content: bytes) -> int:
    """Return where the last whole line ends."""
    return content.rfind(b"\n") + 1


def _write_whole(path: Path, text: str) -> None:
    """Put a file in another's place at once."""
    temporary = path.with_suffix(f".{os.getpid()}.new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, _PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _settle(directory: Path) -> None:
    """Let the directory's own entries reach the disk."""
    handle = os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
