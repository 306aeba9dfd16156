"""Where streaks stand: one row per journey and habit, the rule in words, the strength of a habit.

A streak is kept by the database as the numbers of met and of excused periods (`judge_habit.sql`); here it is read
as of a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from tracker.features.streaks.schedules import Schedule

Kind = Literal["journey", "habit"]


@dataclass(frozen=True, slots=True)
class StreakLength:
    """Met periods in the run that is alive, and in the longest there was."""

    current: int
    longest: int
