"""How hooks look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.core.hooks import Hook

HOOK_COLUMNS: Sequence[Column] = (
    Column("name", "Hook", style="name"),
    Column("runs", "Runs"),
    Column("problem", "Why not", style="muted", wrap=True),
    Column("path", "Program", style="muted", wrap=True),
)


def row_of(hook: Hook) -> dict[str, object]:
    """Return the promised keys."""
    return {
        "name": hook.name,
        "runs": hook.problem is None,
        "problem": hook.problem,
        "path": hook.path,
    }
