"""Helpers of the baseline revisions, which read the object files directly until the first release.

Revisions after the release hold frozen copies instead and do not use this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alembic import op

from tracker.db.migrations import migrations_directory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FUNCTION = re.compile(r"^CREATE OR REPLACE FUNCTION (\w+)", re.MULTILINE)


def put_up(revision: str, feature: str, functions: Sequence[str]) -> None:
    """Make a revision's tables, then its feature's functions in this order, then access and triggers."""
    _run(migrations_directory() / "versions" / revision / "up.sql")
    for path in object_files(feature, functions):
        _run(path)


def take_back(revision: str, feature: str, functions: Sequence[str]) -> None:
    """Drop what `put_up` made: first the functions with what hangs on them, then the tables."""
    for name in functions:
        text = (migrations_directory() / "objects" / feature / "functions" / f"{name}.sql").read_text("utf-8")
        for function in _FUNCTION.findall(text):
            op.get_bind().exec_driver_sql(f"DROP FUNCTION IF EXISTS {function} CASCADE")
    _run(migrations_directory() / "versions" / revision / "down.sql")


def object_files(feature: str, functions: Sequence[str]) -> list[Path]:
    """Return the feature's object files in the order in which they can be applied."""
    home = migrations_directory() / "objects" / feature
    return [
        *(home / "functions" / f"{name}.sql" for name in functions),
        *sorted((home / "access").glob("*.sql")),
        *sorted((home / "triggers").glob("*.sql")),
    ]


def _run(path: Path) -> None:
    op.get_bind().exec_driver_sql(path.read_text("utf-8"), execution_options={"no_parameters": True})
