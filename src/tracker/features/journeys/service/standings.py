"""Leaderboards: where the members of a journey stand in a week, a month, or over all time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.days import BEGINNING, DayRange, month_key, month_of, parse_period_key, week_key, week_of
from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.journeys.periods import Period

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.features.journeys.service.journeys import JourneyView

_MOST_ROWS = 1000


_CODES = {Period.ALL: 0, Period.WEEK: 1, Period.MONTH: 2}


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One member's place. Ties share a rank; ``completion_rate`` is check-ins per day begun, 0 to 1."""

    rank: int
    username: str
    score: Decimal
    checkins: int
    streak: int
    completion_rate: Decimal
    me: bool


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """The standings of a journey in a period, best first; the asking person's row is always among them."""

    journey: str
    period: Period
    period_key: str
    rows: tuple[StandingRow, ...]


def leaderboard(
    session: Session, *, journey: JourneyView, period: Period, at: str | None, today: date
) -> Leaderboard:
    """Return the standings of the period that holds today, or of the one that ``at`` names (``2026-W46``)."""
    days, key = _period(period, at, today)
    rows = session.execute(
        text("""
            SELECT * FROM leaderboard(:journey, CAST(:period AS smallint),
                standing_bucket(CAST(:period AS smallint), CAST(:first AS date)), :first, :last, :most)
        """),
        {
            "journey": journey.id,
            "period": _CODES[period],
            "first": days.first,
            "last": days.last,
            "most": _MOST_ROWS,
        },
    )
    return Leaderboard(
        journey=journey.title,
        period=period,
        period_key=key,
        rows=tuple(
            StandingRow(
                rank=row["rank"],
                username=row["username"],
                score=Decimal(row["half_points"]) / 2,
                checkins=row["checkins"],
                streak=row["streak"],
                completion_rate=row["completion_rate"],
                me=row["me"],
            )
            for row in rows.mappings()
        ),
    )


def _period(period: Period, at: str | None, today: date) -> tuple[DayRange, str]:
    """Return the days of the period and its key."""
    if period is Period.ALL:
        if at is not None:
            raise UsageError(f"All time has no {quoted(at)}.", "Leave --at out, or name a --period.")
        return DayRange(BEGINNING, today), "all"
    week = period is Period.WEEK
    days = parse_period_key(at) if at is not None else week_of(today) if week else month_of(today)
    key = week_key(days.first) if week else month_key(days.first)
    if days != (week_of(days.first) if week else month_of(days.first)):
        example = week_key(today) if week else month_key(today)
        raise UsageError(f"{quoted(str(at))} is not a {period}.", f"Write it as {example}.")
    return days, key
