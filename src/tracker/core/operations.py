"""What a command does once, however often it is sent: its id, and when the person said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Operation:
    """One transaction's worth of logging. ``said_at`` is by the server's clock, None for now.

    What waited gives way to a later entry of the same day, unless it ``insists``. Its arrival is noted
    ``late``, when all is done, where somebody may be asked before: from then on the person's other writes
    wait.
    """

    id: UUID
    said_at: datetime | None = None
    insists: bool = False
    late: bool = False

    @property
    def gives_way(self) -> bool:
        """Whether a later entry stands against it."""
        return self.said_at is not None and not self.insists
