"""Two habits or journeys side by side, and whether they go up and down together."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import correlation
from typing import TYPE_CHECKING, Literal

from tracker.core.errors import UsageError
from tracker.core.text import plural, quoted
from tracker.features.heatmap.service import find_subject
from tracker.features.statistics.service.summary import Summary, day_values, measure_of, summaries_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange
    from tracker.features.statistics.service.records import Record

FEWEST_DAYS = 10
"""With fewer days than that, no connection is named: it would be chance."""

Strength = Literal["none", "weak", "moderate", "strong"]
_LIMITS: tuple[tuple[float, Strength], ...] = ((0.5, "strong"), (0.3, "moderate"), (0.1, "weak"))


@dataclass(frozen=True, slots=True)
class Connection:
    """Pearson's correlation ``r`` (-1 to 1) over the days on which both values are known.

    ``r`` and ``strength`` are None with fewer than `FEWEST_DAYS` days, or where one value never changes.
    """

    days: int
    r: float | None
    strength: Strength | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of two, over the same days."""

    a: Summary
    b: Summary
    connection: Connection

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "first": self.a.record.range.first,
            "last": self.a.record.range.last,
            "a": self.a.as_row(),
            "b": self.b.as_row(),
            "correlation": self.connection,
        }


def compare(session: Session, *, one: str, other: str, days: DayRange, today: date) -> Comparison:
    """Compare two habits or journeys by their names; a ``UsageError`` when both names mean the same."""
    subjects = [find_subject(session, query=query, today=today) for query in (one, other)]
    if subjects[0] == subjects[1]:
        raise UsageError(
            f"{quoted(one)} and {quoted(other)} are the same.", "Name two different habits or journeys."
        )
    a, b = summaries_of(session, subjects=subjects, days=days, today=today)
    return Comparison(a, b, connect(a.record, b.record))


def connect(a: Record, b: Record) -> Connection:
    """Return how two records go together, day by day."""
    others = dict(day_values(b))
    pairs = [
        (float(value), float(other))
        for day, value in day_values(a)
        if value is not None and (other := others.get(day)) is not None
    ]
    r = _correlation(pairs)
    strength = None if r is None else strength_of(r)
    return Connection(len(pairs), r, strength, _sentence(a, b, len(pairs), r, strength))


def strength_of(r: float) -> Strength:
    """Return the word for a correlation: from 0.1 on weak, from 0.3 on moderate, from 0.5 on strong."""
    return next((word for limit, word in _LIMITS if abs(r) >= limit), "none")


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    if len(pairs) < FEWEST_DAYS:
        return None
    ones, others = zip(*pairs, strict=True)
    if len(set(ones)) == 1 or len(set(others)) == 1:
        return None
    return round(correlation(ones, others), 2)


def _sentence(a: Record, b: Record, days: int, r: float | None, strength: Strength | None) -> str:
    both = f"Both are known on {plural(days, 'day')}"
    if days < FEWEST_DAYS:
        return f"{both}: too few to tell whether they go together ({FEWEST_DAYS} are needed)."
    if r is None or strength is None:
        return f"{both}, and one of them never changes: nothing to tell."
    if strength == "none":
        return f"{both}: no connection to be seen (r = {r})."
    much, often = ("higher", "more often") if r > 0 else ("lower", "less often")
    then = {
        "score": f"the score of {b.name} tends to be {much}",
        "amount": f"the amount of {b.name} tends to be {much}",
        "done": f"{b.name} tends to be done {often}",
    }[measure_of(b)]
    when = {
        "score": f"with a higher score of {a.name}",
        "amount": f"with more of {a.name}",
        "done": f"on which {a.name} is done",
    }[measure_of(a)]
    return f"{both}: a {strength} connection (r = {r}). On days {when}, {then}. Why, the figures cannot say."
