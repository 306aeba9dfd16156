"""What becomes of a streak: until when it holds if nothing more is logged, and what a skip would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.text import plural
from tracker.output.plain import decimal_text

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from tracker.features.streaks.rules import Rule
    from tracker.features.streaks.service import Streak


@dataclass(frozen=True, slots=True)
class Outlook:
    """The rule of a streak and its next deadline, as of a day.

    ``breaks_after`` is the last day on which what is ``missing`` can be logged before the streak breaks;
    ``days_left`` counts up to it, today included. All are None where no streak is alive, and where it rests
    with no end in sight. ``missing`` is None where anything will do. ``skips_left`` is None without a budget.
    """

    rule: Rule
    breaks_after: date | None
    days_left: int | None
    missing: Decimal | None = None
    skips_left: int | None = None
    skippable: bool = True

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "counts": counts_words(self.rule),
            "skip": skip_words(self),
            "skips_left": self.skips_left,
            "breaks_after": self.breaks_after,
            "days_left": self.days_left,
            "missing": self.missing,
        }


def next_deadline(session: Session, *, streak: Streak, today: date) -> date | None:
    """Return the last day of the first period that breaks a streak if nothing more is logged.

    None where no streak is alive, and where it holds for longer than a year: it rests until further notice.
    """
    if streak.current == 0:
        return None
    statement = _HABIT if streak.kind == "habit" else _JOURNEY
    deadline: date | None = session.scalar(statement, {"id": streak.id, "day": today})
    return deadline


_HABIT = text("""
    SELECT min(period_last_day(v, d.day))
    FROM streaks AS s
    CROSS JOIN (SELECT CAST(:day AS date) + n AS day FROM generate_series(0, 400) AS n) AS d
    CROSS JOIN LATERAL schedule_on(s.user_id, s.subject_id, d.day) AS v
    CROSS JOIN LATERAL (SELECT period_ordinal(v, d.day) + v.ordinal_shift AS ordinal) AS o
    WHERE s.user_id = (SELECT me()) AND s.subject = 'habit' AND s.subject_id = :id
      AND is_scheduled(v, d.day) AND NOT s.met @> o.ordinal AND NOT s.excused @> o.ordinal
""")
_JOURNEY = text("""
    SELECT min(d.day)
    FROM streaks AS s
    CROSS JOIN (SELECT CAST(:day AS date) + n AS day FROM generate_series(0, 400) AS n) AS d
    WHERE s.user_id = (SELECT me()) AND s.subject = 'journey' AND s.subject_id = :id
      AND NOT s.met @> day_number(d.day) AND NOT s.excused @> day_number(d.day)
""")


def counts_words(rule: Rule) -> str:
    """Return what the streak counts: "each calendar week that meets the rule"."""
    whole = {
        "day": "each day that meets the rule",
        "weekdays": "each named day that meets the rule; other days change nothing",
        "week": "each calendar week that meets the rule",
        "month": "each calendar month that meets the rule",
        "interval": f"each slot of {rule.every} days that meets the rule",
        "window": f"each day on which the last {rule.every} days meet the rule",
    }
    return whole[rule.kind]


def skip_words(outlook: Outlook) -> str:
    """Return what a skip does: it bridges, is counted, or does nothing."""
    if not outlook.skippable:
        return "a vacation bridges: its days neither count nor break"
    budget = outlook.rule.skips
    if budget is None:
        return "bridges: the day neither counts nor breaks"
    if budget.most == 0:
        return "bridges nothing: the day is missed"
    first = "the first" if budget.most == 1 else f"the first {budget.most}"
    bridge = "bridges" if budget.most == 1 else "bridge"
    return f"{first} of a {budget.per} {bridge}, {outlook.skips_left} left"


def deadline_words(outlook: Outlook) -> str:
    """Return until when the streak holds: "breaks if nothing is logged by Sun 2026-11-22 (3 days left)"."""
    if outlook.breaks_after is None or outlook.days_left is None:
        return ""
    by = f"by {outlook.breaks_after:%a %Y-%m-%d} ({plural(outlook.days_left, 'day')} left)"
    if outlook.missing is None:
        return f"breaks if nothing is logged {by}"
    rule = outlook.rule
    if rule.times is None:
        unit = f" {rule.unit}" if rule.unit else ""
        return f"breaks unless {decimal_text(outlook.missing)}{unit} more are logged {by}"
    days = plural(int(outlook.missing), "more day")
    return f"breaks unless {days} {'is' if outlook.missing == 1 else 'are'} done {by}"
