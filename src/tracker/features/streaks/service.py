"""Where streaks stand: one row per journey, habit and group of habits, as of a day.

The database keeps a streak as the numbers of its met and excused periods; the rule is `judge_habit.sql`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import text

from tracker.features.streaks.rules import Rule, describe, describe_group, rule_of
from tracker.features.streaks.strength import Run, strength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from psycopg.types.multirange import Multirange
    from sqlalchemy import RowMapping
    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange

Subject = Literal["journey", "habit", "group"]
State = Literal["active", "open", "broken", "paused", "unstarted"]


@dataclass(frozen=True, slots=True)
class StreakLength:
    """Met periods in the run that is alive, and in the longest there was."""

    current: int
    longest: int


@dataclass(frozen=True, slots=True)
class Streak:
    """The streak of one journey, habit or group of habits on a day.

    ``state``: *active* (this period is met, or none is open), *open* (alive, this period is still to be met),
    *broken*, *paused* (resting today), *unstarted*. ``days_left`` counts the days, today included, in which
    an open period can still be met. ``strength`` is 0 to 1. A group's rule is told by ``group_rule``.
    """

    kind: Subject
    id: int
    name: str
    in_use: bool
    current: int
    longest: int
    last_day: date | None
    state: State
    days_left: int | None
    rule: Rule
    strength: float
    group_rule: str | None = None

    @property
    def rule_words(self) -> str:
        """What it takes, in words."""
        return self.group_rule or describe(self.rule)

    @property
    def key(self) -> tuple[Subject, int]:
        """What the streak is of."""
        return self.kind, self.id

    @property
    def length(self) -> StreakLength:
        """Current and longest alone."""
        return StreakLength(self.current, self.longest)

    @property
    def met_now(self) -> bool:
        """Whether nothing is left to do in the period that holds the day."""
        return self.state == "active"

    def as_part(self) -> dict[str, object]:
        """Return the keys that a journey's or habit's own row promises of its streak."""
        return {
            "current": self.current,
            "longest": self.longest,
            "state": self.state,
            "unit": self.rule.streak_unit,
        }

    def as_row(self) -> dict[str, object]:
        """Return the keys that `tracker streaks --json` promises."""
        return {
            "kind": self.kind,
            "name": self.name,
            "current": self.current,
            "longest": self.longest,
            "unit": self.rule.streak_unit,
            "last_day": self.last_day,
            "state": self.state,
            "days_left": self.days_left,
            "rule": self.rule_words,
        }


Streaks: TypeAlias = "Mapping[tuple[Subject, int], Streak]"
"""Streaks by kind and id of what they are of."""


def board(session: Session, *, today: date) -> list[Streak]:
    """Return all streaks in use: those of journeys, of habits, of groups, each kind by name."""
    rows = session.execute(
        text("""
            SELECT * FROM (
              SELECT * FROM streak_board(:day) UNION ALL SELECT * FROM group_board(:day)) AS b
            WHERE active
            ORDER BY array_position('{journey,habit,group}', subject), lower(name), name
        """),
        {"day": today},
    )
    return [_streak(row, today) for row in rows.mappings()]


def all_streaks(session: Session, *, today: date, groups: bool = False) -> Streaks:
    """Return every streak by kind and id of what it is of, archived ones included.

    Those of groups are computed from years of days, so they come only where they are asked for.
    """
    query = _ALL_AND_GROUPS if groups else _ALL
    rows = session.execute(query, {"day": today})
    return {streak.key: streak for streak in (_streak(row, today) for row in rows.mappings())}


_ALL = text("SELECT * FROM streak_board(:day)")
_ALL_AND_GROUPS = text("SELECT * FROM streak_board(:day) UNION ALL SELECT * FROM group_board(:day)")


def streak_of(session: Session, *, subject: Subject, subject_id: int, today: date) -> Streak:
    """Return the streak of one journey or habit; it exists as long as that does."""
    return all_streaks(session, today=today)[subject, subject_id]


def journey_lengths(session: Session, *, days: Sequence[tuple[int, date]]) -> list[StreakLength]:
    """Return how long a journey's streak was on a day, for pairs of journey id and day, in their order."""
    rows = session.execute(
        text("""
            SELECT current_run(s.met, s.excused, day_number(d.day), true) AS current, s.longest
            FROM unnest(CAST(:journeys AS bigint[]), CAST(:days AS date[]))
              WITH ORDINALITY AS d (journey_id, day, place)
            JOIN streaks AS s ON s.user_id = me() AND s.subject = 'journey' AND s.subject_id = d.journey_id
            ORDER BY d.place
        """),
        {"journeys": [journey_id for journey_id, _ in days], "days": [day for _, day in days]},
    )
    return [StreakLength(current, longest) for current, longest in rows]


def resting_days(
    session: Session, *, journey_ids: Sequence[int], days: DayRange
) -> Mapping[int, frozenset[date]]:
    """Return for each journey the days of a range that its streak excuses: its pauses and vacations."""
    rows = session.execute(
        text("""
            SELECT s.subject_id, CAST(:first AS date) + n
            FROM streaks AS s, generate_series(0, CAST(:last AS date) - CAST(:first AS date)) AS n
            WHERE s.user_id = me() AND s.subject = 'journey' AND s.subject_id = ANY (:journeys)
              AND s.excused @> day_number(CAST(:first AS date) + n)
        """),
        {"journeys": list(journey_ids), "first": days.first, "last": days.last},
    )
    resting: dict[int, set[date]] = {journey_id: set() for journey_id in journey_ids}
    for journey_id, day in rows:
        resting[journey_id].add(day)
    return {journey_id: frozenset(found) for journey_id, found in resting.items()}


def _streak(row: RowMapping, today: date) -> Streak:
    # A group counts days; its row has its own rule where that of others has a direction.
    grouped = row["subject"] == "group"
    rule = Rule("day") if grouped else rule_of(row)
    state: State = row["state"]
    # A period that is open and not yet met is not held against the strength.
    begun = row["ordinal"] + (0 if row["open"] and state in {"open", "broken", "unstarted"} else 1)
    return Streak(
        kind=row["subject"],
        id=row["subject_id"],
        name=row["name"],
        in_use=row["active"],
        current=row["current"],
        longest=row["longest"],
        last_day=row["last_day"],
        state=state,
        days_left=(row["period_ends"] - today).days + 1 if state == "open" else None,
        rule=rule,
        strength=round(
            strength(
                _runs(row["met"]), _runs(row["excused"]), end=begun, days_per_period=rule.days_per_period
            ),
            4,
        ),
        group_rule=describe_group(row["direction"], row["target"]) if grouped else None,
    )


def _runs(periods: Multirange[int]) -> list[Run]:
    return [(run.lower, run.upper) for run in periods if run.lower is not None and run.upper is not None]
