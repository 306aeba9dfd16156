"""What this device logs in with: the role and secret of its session on a server, one file for each profile.

The files are as good as a password. They lie in ``<state>/sessions``, mode 0600, in a directory that nobody
else can enter; they are not read where that is not so.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tracker.core.directories import open_private
from tracker.core.errors import NotPermittedError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.core.locations import Locations

RENEWED_EVERY = timedelta(hours=1)

_DIRECTORY = "sessions"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A session of this device: its login role with the secret, and what the person knows it by.

    ``expires_at`` is the server's word from when it was opened or renewed last; ``renewed_at`` is when that
    was tried last, by this machine's clock.
    """

    role: str
    secret: str = field(repr=False)
    id: UUID
    label: str
    expires_at: datetime
    renewed_at: datetime

    def is_due(self, now: datetime) -> bool:
        """Whether to renew the session; a clock that was put back counts as a reason."""
        return not timedelta(0) <= now - self.renewed_at < RENEWED_EVERY


def sessions_directory(locations: Locations) -> Path:
    """Where the files of credentials are."""
    return locations.state / _DIRECTORY


def prepare_directory(locations: Locations) -> None:
    """Make the directory; ``NotPermittedError`` where others could enter the one that is there."""
    sessions_directory(locations).mkdir(mode=0o700, parents=True, exist_ok=True)
    with _opened(locations):
        pass


def read_credentials(locations: Locations, profile: str) -> Credentials | None:
    """Return what is kept for a profile, None where nothing is.

    ``NotPermittedError`` where others could have read or changed it.
    """
    try:
        with _opened(locations) as folder:
            handle = os.open(_file(profile), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
            with os.fdopen(handle, encoding="utf-8") as file:
                facts = os.fstat(handle)
                if facts.st_uid != os.geteuid() or facts.st_mode & 0o077:
                    raise _exposed(sessions_directory(locations) / _file(profile), "600")
                return _parsed(file.read())
    except FileNotFoundError:
        return None


@contextmanager
def written_credentials(locations: Locations, profile: str, credentials: Credentials) -> Iterator[None]:
    """Keep credentials once the block has ended well: written before it, so that it ends with them kept."""
    text = json.dumps(asdict(credentials), default=str, indent=2)
    beside = f".{_file(profile)}.{secrets.token_hex(4)}"
    with _opened(locations) as folder:
        handle = os.open(
            beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=folder
        )
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{text}\n")
                file.flush()
                os.fsync(handle)
            yield
            os.replace(beside, _file(profile), src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(beside, dir_fd=folder)
            raise


def forget_credentials(locations: Locations, profile: str) -> None:
    """Delete what is kept for a profile, if anything is."""
    with suppress(FileNotFoundError):
        (sessions_directory(locations) / _file(profile)).unlink()


def forget_ended(locations: Locations, profile: str, ended: Credentials) -> None:
    """Delete what is kept of a session that is over, unless it is another one's by now."""
    kept = read_credentials(locations, profile)
    if kept is not None and kept.role == ended.role:
        forget_credentials(locations, profile)


def _file(profile: str) -> str:
    return f"{profile}.json"


@contextmanager
def _opened(locations: Locations) -> Iterator[int]:
    """Yield the directory's descriptor: nobody can put another one in its place."""
    path = sessions_directory(locations)
    try:
        handle = open_private(str(path))
    except PermissionError as error:
        raise _exposed(path, "700") from error
    try:
        yield handle
    finally:
        os.close(handle)


def _exposed(path: Path, mode: str) -> NotPermittedError:
    return NotPermittedError(
        f"Others could read your sessions in {quoted(str(path))}.",
        f"Close it (chmod {mode}), and revoke what somebody may have seen: tracker session list.",
    )


def _parsed(text: str) -> Credentials | None:
    """Return credentials; None where the file holds something else, as after a disk was full."""
    try:
        it = json.loads(text)
        return Credentials(
            role=str(it["role"]),
            secret=str(it["secret"]),
            id=UUID(it["id"]),
            label=str(it["label"]),
            expires_at=datetime.fromisoformat(it["expires_at"]).astimezone(UTC),
            renewed_at=datetime.fromisoformat(it["renewed_at"]).astimezone(UTC),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
