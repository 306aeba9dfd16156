"""How long a person has focused on their goals: the one place that asks for focus sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.features.focus import service as focus

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session


def focus_minutes(session: Session, goal_ids: Collection[int]) -> Mapping[int, int]:
    """Return the completed minutes of focus by goal; goals without any are left out."""
    return focus.minutes_of_goals(session, goal_ids=goal_ids)
