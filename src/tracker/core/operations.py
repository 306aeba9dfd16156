"""What a command does once, however often it is sent: its id, and when the person said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Operation:
    """One transaction's worth of logging. ``age`` is how long ago it was said, None for just now.

    What waited gives way to a later entry of the same day, unless ``insists``.
    """

    id: UUID
    age: timedelta | None = None
    insists: bool = False
