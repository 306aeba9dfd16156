"""Helpers of the baseline revisions, which read the object files directly until the first release.

An object that a later revision replaces stands frozen, as it was until then, in
``versions/<its revision>/objects``.
Revisions after the release hold frozen copies of everything instead and do not use this module.
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


def put_up(
    revision: str,
    feature: str,
    functions: Sequence[str],
    *,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> None:
    """Make a revision's tables, then its feature's functions in this order, then access and triggers.

    ``before`` and ``after`` name objects of earlier revisions that this one replaces, such as
    ``0005_streaks/functions/judge_habit``: what its own functions build on, and what builds on them.
    Their text of now stands in ``objects/``; what they were stands frozen with the revision that made them.
    """
    _run(migrations_directory() / "versions" / revision / "up.sql")
    replace(before)
    for path in object_files(revision, feature, functions):
        _run(path)
    replace(after)


def take_back(
    revision: str,
    feature: str,
    functions: Sequence[str],
    *,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> None:
    """Undo `put_up`: what was replaced comes back, functions go with what hangs on them, then tables."""
    restore((*before, *after))
    for name in functions:
        text = (migrations_directory() / "objects" / feature / "functions" / f"{name}.sql").read_text("utf-8")
        for function in _FUNCTION.findall(text):
            op.get_bind().exec_driver_sql(f"DROP FUNCTION IF EXISTS {function} CASCADE")
    _run(migrations_directory() / "versions" / revision / "down.sql")


def replace(names: Sequence[str]) -> None:
    """Put up objects of earlier revisions as they are now."""
    for name in names:
        _run(_current_file(name))


def restore(names: Sequence[str]) -> None:
    """Put up objects of earlier revisions as they were when those revisions made them."""
    for name in names:
        _run(_frozen_file(name))


def object_files(revision: str, feature: str, functions: Sequence[str]) -> list[Path]:
    """Return the feature's object files, as of the revision, in the order in which they can be applied."""
    home = migrations_directory() / "objects" / feature
    now = [
        *(home / "functions" / f"{name}.sql" for name in functions),
        *sorted((home / "access").glob("*.sql")),
        *sorted((home / "triggers").glob("*.sql")),
    ]
    frozen = [_frozen_file(f"{revision}/{path.parent.name}/{path.stem}") for path in now]
    return [then if then.exists() else path for path, then in zip(now, frozen, strict=True)]


def _current_file(name: str) -> Path:
    revision, kind, stem = name.split("/")
    return migrations_directory() / "objects" / revision.partition("_")[2] / kind / f"{stem}.sql"


def _frozen_file(name: str) -> Path:
    revision, kind, stem = name.split("/")
    return migrations_directory() / "versions" / revision / "objects" / kind / f"{stem}.sql"


def _run(path: Path) -> None:
    op.get_bind().exec_driver_sql(path.read_text("utf-8"), execution_options={"no_parameters": True})
