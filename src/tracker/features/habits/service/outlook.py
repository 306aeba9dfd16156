"""Until when a habit's streak holds, what is missing for it, and how many skips are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.features.habits.service.periods import PeriodView, periods
from tracker.features.streaks.outlook import Outlook, next_deadline

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.features.habits.service.habits import HabitView


def outlook(session: Session, *, habit: HabitView, today: date) -> Outlook | None:
    """Return what becomes of a habit's streak; None where there is none, as for a deleted habit."""
    if habit.streak is None:
        return None
    period = periods(session, habit_ids=[habit.id], day=today)[habit.id]
    deadline = next_deadline(session, streak=habit.streak, today=today)
    return Outlook(
        rule=habit.rule,
        breaks_after=deadline,
        days_left=(deadline - today).days + 1 if deadline is not None else None,
        missing=_missing(period, deadline),
        skips_left=period.skips_left,
    )


def _missing(period: PeriodView, deadline: date | None) -> Decimal | None:
    """Return what the period that holds today still needs, where it is the one that breaks the streak."""
    rule = period.rule
    if deadline is None or deadline > period.last or (rule.direction == "at_most" and rule.times is None):
        return None
    return period.remaining if rule.times is not None or rule.measured else None
