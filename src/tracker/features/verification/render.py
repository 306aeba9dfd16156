"""How faults of derived values look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULT_COLUMNS: Sequence[Column] = (
    Column("kind", "Kind", style="muted"),
    Column("username", "Who", style="name"),
    Column("subject", "Of"),
    Column("stored", "Stored", wrap=True),
    Column("expected", "Expected", wrap=True),
)
