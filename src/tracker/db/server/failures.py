"""What went wrong below us, in one sentence: PostgreSQL's output and the operating system's errors."""

from __future__ import annotations

import errno
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL_DISK = (errno.ENOSPC, errno.EDQUOT)
_FULL_DISK_TEXTS = ("No space left on device", "Disk quota exceeded")
_NEARLY_FULL_BYTES = 64 * 1024
_LAST_WORDS = re.compile(r"(?:FATAL|PANIC|initdb: error|could not start):\s*(.+)")


def program_failed(action: str, output: str, path: Path, log_file: Path) -> DatabaseError:
    """The error for a PostgreSQL program that could not ``action`` (such as "start") in ``path``."""
    reason = last_words(output)
    if any(text in output for text in _FULL_DISK_TEXTS) or (not reason and _is_nearly_full(path.parent)):
        return _disk_is_full(path)
    return DatabaseError(
        f"PostgreSQL could not {action} in {path}: {reason}"
        if reason
        else f"PostgreSQL could not {action} in {path}.",
        f"Its own log is {log_file}.",
    )


def last_words(output: str) -> str:
    """The last FATAL or PANIC that PostgreSQL wrote, or else its last line."""
    found = _LAST_WORDS.findall(output)
    if found:
        return str(found[-1]).strip()
    lines = output.split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals inside the block into ``DatabaseError``s that quote a path."""
    try:
        yield
    except OSError as refusal:
        raise _system_refused(refusal, path) from refusal


def _is_nearly_full(directory: Path) -> bool:
    """Whether not even a log line may fit, which leaves a program without last words."""
    try:
        facts = os.statvfs(directory)
    except OSError:
        return False
    return facts.f_bavail * facts.f_frsize < _NEARLY_FULL_BYTES


def _system_refused(refusal: OSError, path: Path) -> DatabaseError:
    place = refusal.filename if isinstance(refusal.filename, str) and "/" in refusal.filename else path
    if refusal.errno in _FULL_DISK:
        return _disk_is_full(path)
    if refusal.errno in (errno.EACCES, errno.EPERM):
        return DatabaseError(
            f"The operating system does not permit tracker to use {place}.",
            "Give it back to your user, or set TRACKER_HOME to a directory of your own.",
        )
    if refusal.errno == errno.ELOOP:
        return DatabaseError(f"{place} is a symbolic link, which is not safe here.", "Remove the link.")
    return DatabaseError(
        f"The private database in {path} cannot be used: {refusal.strerror or refusal} ({place}).",
        "Mend that, or set TRACKER_HOME to another directory.",
    )


def _disk_is_full(path: Path) -> DatabaseError:
    return DatabaseError(
        f"No space is left on the disk that holds {path}.",
        "Free some space there and run the command again; nothing that was saved is lost.",
    )
