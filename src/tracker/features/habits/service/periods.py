"""Where a habit stands in the period that holds a day: how much is done, how much is asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.features.streaks.rules import Rule, rule_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PeriodView:
    """The period that holds a day, under the rule in force then; ``first`` and ``last`` are its days.

    For a rolling window these are the days that the day is judged by. ``done`` and ``goal`` count days where
    the rule names how many (``rule.times``), and the period's amount otherwise. ``scheduled`` is False
    between named weekdays, ``resting`` is a pause or vacation on the day. ``skips_used`` counts the skips of
    the budget's calendar period up to the day, where there is a budget.
    """

    rule: Rule
    first: date
    last: date
    done: Decimal
    goal: Decimal
    scheduled: bool
    resting: bool
    skips_used: int

    @property
    def skips_left(self) -> int | None:
        """How many more skips bridge up to the end of the budget's period; None where all of them do."""
        return max(self.rule.skips.most - self.skips_used, 0) if self.rule.skips is not None else None

    @property
    def remaining(self) -> Decimal:
        """What is left to do, or, where the rule is at most, what is left to spend; never below 0."""
        return max(self.goal - self.done, Decimal(0))


_PERIODS = text("""
    SELECT h.id AS habit_id, (v.schedule).kind, (v.schedule).every, (v.schedule).weekdays, (v.schedule).times,
           (v.schedule).direction, (v.schedule).target, (v.schedule).unit, (v.schedule).skips,
           (v.schedule).skips_per, p.first_day, p.last_day,
           coalesce(CASE WHEN (v.schedule).times IS NULL THEN e.total ELSE e.good_days END, 0) AS done,
           coalesce((v.schedule).times, (v.schedule).target) AS goal,
           is_scheduled(v.schedule, :day) AS scheduled,
           EXISTS (SELECT FROM pauses AS z
                   WHERE z.user_id = h.user_id AND z.from_day <= :day AND coalesce(z.until_day, :day) >= :day
                     AND (z.habit_id = h.id OR z.habit_id IS NULL AND z.journey_id IS NULL)) AS resting,
           CASE WHEN (v.schedule).skips > 0
                THEN skips_used(h.user_id, v.schedule, skip_period_first(v.schedule, :day), :day)
                WHEN (v.schedule).skips = 0
                THEN skips_used(h.user_id, v.schedule, :day, :day) ELSE 0 END AS skips_used
    FROM habits AS h
    CROSS JOIN LATERAL schedule_versions(h.user_id, h.id) AS v
    CROSS JOIN LATERAL (SELECT greatest(v.first_day, period_first_day(v.schedule, :day)
                                                 - CASE (v.schedule).kind WHEN 'window'
                                                        THEN (v.schedule).every - 1 ELSE 0 END) AS first_day,
                               least(v.last_day, period_last_day(v.schedule, :day)) AS last_day) AS p
    CROSS JOIN LATERAL (
      SELECT sum(e.amount) AS total,
             count(*) FILTER (WHERE entry_status(e.answer, e.amount, v.schedule) = 'done') AS good_days
      FROM habit_entries AS e
      WHERE e.user_id = h.user_id AND e.habit_id = h.id AND e.day BETWEEN p.first_day AND p.last_day
        AND is_scheduled(v.schedule, e.day)) AS e
    WHERE h.user_id = (SELECT me()) AND h.id = ANY (:ids)
      -- A day that no schedule can reach is refused when it is written.
      AND greatest(least(:day, date '2199-12-31'), date '1900-01-01') BETWEEN v.first_day AND v.last_day
""")


def periods(session: Session, *, habit_ids: Collection[int], day: date) -> dict[int, PeriodView]:
    """Return for each habit the period that holds a day."""
    rows = session.execute(_PERIODS, {"ids": list(habit_ids), "day": day})
    return {row["habit_id"]: _period(row) for row in rows.mappings()}


def _period(row: RowMapping) -> PeriodView:
    return PeriodView(
        rule=rule_of(row),
        first=row["first_day"],
        last=row["last_day"],
        done=Decimal(row["done"]),
        goal=Decimal(row["goal"]),
        scheduled=row["scheduled"],
        resting=row["resting"],
        skips_used=row["skips_used"],
    )
