"""Imports whatever a command may need, so that a forked child has it already."""

from __future__ import annotations

import gc
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import tracker
from tracker.warm.rehearsal import rehearse

if TYPE_CHECKING:
    from tracker.core.locations import Locations
    from tracker.warm.rehearsal import Reading

LATE_IMPORTS = (
    "csv",
    "getpass",
    "json",
    "shlex",
    "sqlalchemy.dialects.postgresql.psycopg",
    "subprocess",
    "zoneinfo._tzpath",
    "rich.box",
    "rich.columns",
    "rich.console",
    "rich.live",
    "rich.padding",
    "rich.progress",
    "rich.table",
    "rich.theme",
)
"""What others import only when it is needed, or what our own modules import inside functions."""

LEFT_OUT = frozenset({"tracker.__main__", "tracker.db.baseline", "tracker.features.shell.sitting"})
"""The entry itself; what brings Alembic, a tenth of the memory for the moment when a schema moves; and what
brings the shell's prompt, which never runs in a warm process."""


def preload(locations: Locations) -> tuple[Reading, ...]:
    """Import everything and keep the garbage collector from ever looking at it again.

    Returned is what `rehearse` noted.
    No connection stays open, no thread is started, and nothing of this process's environment is remembered.
    """
    for module in walk_packages(tracker.__path__, "tracker."):
        if module.name not in LEFT_OUT:
            import_module(module.name)
    for name in LATE_IMPORTS:
        import_module(name)
    from sqlalchemy.orm import configure_mappers

    configure_mappers()
    _build_commands()
    readings = rehearse(locations)
    # Off until the fork: a collection here would copy pages that children share.
    gc.disable()
    gc.collect()
    gc.freeze()
    return readings


def _build_commands() -> None:
    from tracker.cli.lazy import load
    from tracker.cli.registry import ENTRIES
    from tracker.cli.root import build_root

    build_root(ENTRIES)
    for entry in ENTRIES:
        load(entry)
