"""Where a person stands in the game, how they came there, and its rules.

Nothing here computes XP, coins or a level: the database does (`migrations/objects/game`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import select, text

from tracker.core.errors import ConflictError
from tracker.features.focus import service as focus
from tracker.features.game.models import Amount, LevelStep

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import TextClause
    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange

Currency: TypeAlias = Literal["xp", "coins"]

BOOKED = """
    ((l.at AT TIME ZONE :zone) - make_interval(hours => :day_start))::date BETWEEN :first AND :last
"""
"""SQL: whether a row ``l`` of a ledger was booked on days of a person, which begin at ``day_start``."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Level, XP and coins of a person.

    ``xp_to_next`` is None on the highest level. ``owed`` are coins spent before the facts that had earned
    them were taken back; the next coins make it good.
    """

    level: int
    title: str
    xp: int
    xp_into_level: int
    xp_to_next: int | None
    coins: int
    owed: int

    @property
    def share(self) -> float:
        """How much of the level is behind the person, from 0 to 1."""
        if self.xp_to_next is None:
            return 1.0
        return self.xp_into_level / (self.xp_into_level + self.xp_to_next)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One change of XP or coins.

    ``kind`` is earned, changed, reversed, settled, spent or refund; ``resource`` what it was for, as
    ``journey:3`` (None for several things), ``name`` that thing's name, ``facts`` how many facts it sums up.
    """

    at: datetime
    amount: int
    balance: int
    reason: str
    kind: str
    resource: str | None
    name: str | None
    day: date | None
    facts: int


def require_game(session: Session) -> None:
    """Refuse with a ``ConflictError`` where the person has turned the game off."""
    if not session.scalar(_IS_ON):
        raise ConflictError("The game is off.", "Turn it on: tracker settings set game on")


def settle(session: Session, *, today: date) -> None:
    """Settle what time has ended, which moves totals: a focus session, quests and vouchers."""
    focus.settle(session, today=today)
    session.execute(_SETTLE)


def level(session: Session, *, today: date) -> Standing:
    """Return where the person stands, once all is settled; a ``ConflictError`` while their game is off."""
    require_game(session)
    settle(session, today=today)
    return Standing(*session.execute(_STANDING).one())


def standing(session: Session) -> Standing | None:
    """Return where the person stands; None while their game is off."""
    row = session.execute(_STANDING).one_or_none()
    return None if row is None else Standing(*row)


def ledger(
    session: Session,
    *,
    currency: Currency,
    days: DayRange | None,
    timezone: str,
    day_start: int,
    limit: int,
    today: date,
) -> list[LedgerEntry]:
    """Return changes of XP or coins, newest first, with times of the time zone, once all is settled.

    ``days`` are the person's days on which they were booked: they begin at the hour ``day_start``. A
    ``ConflictError`` while the game is off.
    """
    require_game(session)
    settle(session, today=today)
    rows = session.execute(
        _LEDGERS[currency],
        {
            "zone": timezone,
            "day_start": day_start,
            "first": days.first if days else None,
            "last": days.last if days else None,
            "limit": limit,
        },
    )
    return [LedgerEntry(*row) for row in rows]


def amounts(session: Session) -> list[Amount]:
    """Return what everything is worth."""
    return list(session.scalars(select(Amount).order_by(Amount.penalty, Amount.key)))


def levels(session: Session) -> list[LevelStep]:
    """Return the level curve, from the first level on."""
    return list(session.scalars(select(LevelStep).order_by(LevelStep.level)))


_IS_ON = text("SELECT game FROM user_settings WHERE user_id = (SELECT me())")

_SETTLE = text("SELECT settle_quests(), settle_vouchers()")

_STANDING = text("""
    SELECT l.level, l.title, p.xp, p.xp - l.xp, n.xp - p.xp, p.coins, p.owed
    FROM progress AS p
    JOIN user_settings AS s ON s.user_id = p.user_id AND s.game
    JOIN game_levels AS l ON l.level = level_at(p.xp)
    LEFT JOIN game_levels AS n ON n.level = l.level + 1
    WHERE p.user_id = (SELECT me())
""")


def _ledger_query(table: str) -> TextClause:
    return text(f"""
        SELECT l.at AT TIME ZONE :zone, l.amount, greatest(0, l.balance), l.reason, l.kind,
               l.subject || ':' || l.subject_id,
               CASE l.subject
                 WHEN 'journey' THEN (SELECT j.title FROM journeys AS j WHERE j.id = l.subject_id)
                 WHEN 'habit' THEN (SELECT h.name FROM habits AS h
                                    WHERE h.user_id = l.user_id AND h.id = l.subject_id)
                 WHEN 'goal' THEN (SELECT g.title FROM goals AS g
                                   WHERE g.user_id = l.user_id AND g.id = l.subject_id)
                 WHEN 'quest' THEN (SELECT q.title FROM quests AS q
                                    WHERE q.user_id = l.user_id AND q.id = l.subject_id)
                 WHEN 'reward' THEN coalesce(
                   (SELECT r.title FROM rewards AS r WHERE r.id = l.subject_id),
                   (SELECT o.title FROM own_rewards AS o WHERE o.user_id = l.user_id AND o.id = l.subject_id))
                 WHEN 'focus' THEN (SELECT f.note FROM focus_sessions AS f
                                    WHERE f.user_id = l.user_id AND f.id = l.subject_id)
                 WHEN 'badge' THEN (SELECT b.name FROM badges AS b WHERE b.id = l.subject_id)
               END,
               l.day, l.facts
        FROM {table} AS l
        WHERE l.user_id = (SELECT me())
          AND (CAST(:first AS date) IS NULL OR {BOOKED})
        ORDER BY l.id DESC LIMIT :limit
    """)  # noqa: S608 -- the table is one of two


_LEDGERS: dict[Currency, TextClause] = {
    "xp": _ledger_query("xp_ledger"),
    "coins": _ledger_query("coin_ledger"),
}
