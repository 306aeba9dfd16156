"""What a command does once, however often it is sent: its id, and when the person said it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Operation:
    """One transaction's worth of logging. ``waited`` is how long ago it was said, None for just now.

    What waited gives way to a later entry of the same day, unless it ``insists``.
    """

    id: UUID
    waited: timedelta | None = None
    insists: bool = False
    _made: float = field(default_factory=monotonic)

    @property
    def age(self) -> timedelta:
        """How long ago it was said, by now. To a server whose clock is set differently it means the same."""
        if self.waited is None:
            return timedelta()
        return self.waited + timedelta(seconds=monotonic() - self._made)

    @property
    def gives_way(self) -> bool:
        """Whether a later entry stands against it."""
        return self.waited is not None and not self.insists
