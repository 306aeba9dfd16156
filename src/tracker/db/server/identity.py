"""Which of the operating system's users runs the server.

PostgreSQL refuses to run as root, so for root an unprivileged system user does it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SERVICE_USERS = ("tracker", "postgres", "nobody")
"""Tried in this order when root starts a server for the first time."""

_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
"""Nothing of the caller's: PGDATA, PGPORT, PGOPTIONS and the like would change the server."""


@dataclass(frozen=True)
class ServerUser:
    """A user of the operating system."""

    name: str
    uid: int
    gid: int


def server_user(base: Path) -> ServerUser:
    """Who runs the server whose files are in ``base``: its owner, or for a new one whoever suits."""
    owner = owner_of(base)
    if os.geteuid() != 0:
        return _own_user(base, owner)
    return _named(owner) if owner else _first_service_user()


def caller_name() -> str:
    """The name under which the operating system knows the person who runs tracker."""
    return _named(os.geteuid()).name


def owner_of(path: Path) -> int | None:
    """The uid that owns the path itself; None when there is nothing."""
    try:
        return os.lstat(path).st_uid
    except (FileNotFoundError, NotADirectoryError):
        return None


def run_as(user: ServerUser, argv: Sequence[str], keep_open: Sequence[int] = ()) -> tuple[int, str, str]:
    """Run a program as the user to its end, away from the terminal; returns exit code, stdout and stderr."""
    # Imported here because a command that finds the server running starts no process.
    import subprocess

    switching = os.geteuid() != user.uid
    finished = subprocess.run(
        argv,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        cwd="/",
        env=_ENVIRONMENT,
        umask=0o077,
        start_new_session=True,
        pass_fds=keep_open,
        user=user.uid if switching else None,
        group=user.gid if switching else None,
        extra_groups=[] if switching else None,
    )
    return finished.returncode, finished.stdout, finished.stderr


def _own_user(base: Path, owner: int | None) -> ServerUser:
    if owner not in (None, os.geteuid()):
        raise DatabaseError(
            f"The database in {base} belongs to another user (uid {owner}).",
            "Run tracker as that user, or set TRACKER_HOME to a directory of your own.",
        )
    return _named(os.geteuid())


def _named(uid: int) -> ServerUser:
    import pwd

    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise DatabaseError(
            f"The operating system has no name for the user with uid {uid}, and PostgreSQL needs one.",
            "Add the user to /etc/passwd, or set TRACKER_DATABASE_URL to a PostgreSQL server.",
        ) from None
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _first_service_user() -> ServerUser:
    import pwd

    for name in SERVICE_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise DatabaseError(
        f"PostgreSQL refuses to run as root, and none of the users {', '.join(SERVICE_USERS)} exists.",
        "Add one of them (for example: useradd --system tracker), or run tracker as an ordinary user.",
    )
