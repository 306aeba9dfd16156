"""How the asking person's streak on a journey stands, and until when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.features.streaks.outlook import Outlook, next_deadline
from tracker.features.streaks.service import Streak, streak_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.journeys import JourneyView


@dataclass(frozen=True, slots=True)
class StreakView:
    """A journey's streak, and what becomes of it."""

    streak: Streak
    outlook: Outlook

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "streak": self.streak.as_part(),
            "strength": self.streak.strength,
            "outlook": self.outlook.as_row(),
        }


def streak(session: Session, *, journey: JourneyView, today: date) -> StreakView:
    """Return the streak of the asking person on one of their journeys."""
    found = streak_of(session, subject="journey", subject_id=journey.id, today=today)
    deadline = next_deadline(session, streak=found, today=today)
    return StreakView(
        found,
        Outlook(
            rule=found.rule,
            breaks_after=deadline,
            days_left=(deadline - today).days + 1 if deadline is not None else None,
            skippable=False,
        ),
    )
