"""Which goals ask for attention on a day: due soon, overdue, or slower than they need to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tracker.features.goals.service.goals import ACTIVE, list_goals

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.goals.service.goals import GoalView

SOON_DAYS = 7
"""A goal is due soon in the week before its target date."""

Reason = Literal["overdue", "due", "behind"]


@dataclass(frozen=True, slots=True)
class GoalAlert:
    """A goal that asks for attention; ``days_left`` is below zero where its date is over."""

    goal: GoalView
    reason: Reason
    days_left: int

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        course = self.goal.course
        return {
            "goal": self.goal.title,
            "reason": self.reason,
            "days_left": self.days_left,
            "target": {"value": course.target, "unit": self.goal.unit, "date": course.target_date},
            "current": course.current,
            "percent": self.goal.percent,
        }


def alerts(session: Session, *, today: date) -> list[GoalAlert]:
    """Return the active goals with a target date that ask for attention, the next date first.

    One that has reached its target asks for none.
    """
    goals = list_goals(session, today=today, statuses=ACTIVE, dated=True)
    found = [_alert(goal, today) for goal in goals]
    return sorted((alert for alert in found if alert is not None), key=lambda alert: alert.days_left)


def _alert(goal: GoalView, today: date) -> GoalAlert | None:
    left = goal.days_left(today)
    if left is None or goal.reached:
        return None
    if left < 0:
        return GoalAlert(goal, "overdue", left)
    if left <= SOON_DAYS:
        return GoalAlert(goal, "due", left)
    return GoalAlert(goal, "behind", left) if goal.pace.behind else None
