"""The data directory: made whole or not at all, checked for its version, its configuration kept in order."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tracker.core.errors import DatabaseError
from tracker.db.server.configuration import access_rules, identity_map, settings
from tracker.db.server.failures import program_failed
from tracker.db.server.files import make_private_directory, read_text, replace_file, sync_directory
from tracker.db.server.identity import ServerUser, caller_name, run_as
from tracker.db.server.programs import MAJOR_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db.server.paths import ServerPaths

SUPERUSER = "postgres"
"""The role that owns the server; every other role is made by tracker's schema."""

_UNFINISHED = "cluster.new-"


def data_version(cluster: Path) -> str | None:
    """The major version that wrote the data directory; None when there is no such directory."""
    try:
        return read_text(cluster / "PG_VERSION").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None


def prepare_cluster(paths: ServerPaths, user: ServerUser, programs: Path) -> None:
    """Make the data directory when there is none, and refuse one that these programs cannot open."""
    _remove_unfinished(paths.base)
    version = data_version(paths.cluster)
    if version is None:
        _refuse_foreign_files(paths.cluster)
        _initialise(paths, user, programs)
    elif version != str(MAJOR_VERSION):
        raise DatabaseError(
            f"The data in {paths.cluster} belongs to PostgreSQL {version or 'of an unknown version'}, "
            f"and this tracker brings PostgreSQL {MAJOR_VERSION}.",
            "Make a backup with the tracker that wrote it, move the directory away and restore the backup.",
        )


def write_configuration(paths: ServerPaths, user: ServerUser, sockets: Path) -> None:
    """Put tracker's configuration files in order, so that damage to them heals with the next start."""
    make_private_directory(paths.cluster, user)
    replace_file(paths.cluster, "postgresql.conf", settings(sockets), user)
    replace_file(paths.cluster, "pg_hba.conf", access_rules(), user)
    replace_file(paths.cluster, "pg_ident.conf", identity_map(caller_name(), user.name), user)


def _remove_unfinished(base: Path) -> None:
    """An interrupted first run leaves a directory that nobody uses."""
    for entry in base.iterdir():
        if entry.name.startswith(_UNFINISHED):
            shutil.rmtree(entry, ignore_errors=True)


def _refuse_foreign_files(cluster: Path) -> None:
    if os.path.lexists(cluster) and (not cluster.is_dir() or any(cluster.iterdir())):
        raise DatabaseError(
            f"{cluster} holds files but no PG_VERSION: it is not PostgreSQL's data, or it is damaged.",
            "Restore it from a copy, or move it away to begin with an empty database.",
        )


def _initialise(paths: ServerPaths, user: ServerUser, programs: Path) -> None:
    # The process's number keeps the name apart from one that a killed initdb may still write to.
    unfinished = paths.base / f"{_UNFINISHED}{os.getpid()}"
    code, output, errors = run_as(user, _initdb_argv(programs, unfinished))
    if code != 0:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise program_failed("create the database", output + errors, paths.cluster, paths.log_file)
    unfinished.rename(paths.cluster)
    sync_directory(paths.base)


def _initdb_argv(programs: Path, directory: Path) -> list[str]:
    return [
        str(programs / "initdb"),
        f"--pgdata={directory}",
        f"--username={SUPERUSER}",
        "--auth=peer",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions",
        "--set=dynamic_shared_memory_type=mmap",
        "--set=max_connections=100",
        "--set=shared_buffers=16MB",
        "--set=timezone=UTC",
    ]
