"""What hangs on a person's wall, and how far they are with the rest. The database judges and measures."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import fold, near, pick, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge, as the asking person stands with it: over everything, or on one journey.

    ``earned`` stays true once it has been seen; ``holds`` says that the facts of now earn it, which is when
    its XP and coins are there. ``progress`` is how much of ``max`` they reach.
    """

    id: int
    key: str
    name: str
    description: str
    tier: str
    category: str
    icon: str | None
    scope: str
    criteria: Mapping[str, object]
    xp: int
    coins: int
    retired: bool
    measure: str
    variant: str | None
    facts: str
    journey_id: int | None
    journey: str | None
    earned: bool
    earned_on: date | None
    holds: bool
    progress: int
    max: int

    @property
    def share(self) -> float:
        """How much of it is reached, from 0 to 1."""
        return self.progress / self.max

    @property
    def ladder(self) -> tuple[str, str | None, int | None]:
        """What badges of rising demands have in common."""
        return self.measure, self.variant, self.journey_id


@dataclass(frozen=True, slots=True)
class Held:
    """A badge that its person has just been shown for the first time."""

    key: str
    name: str
    tier: str
    journey: str | None


def wall(session: Session, *, category: str | None = None, journey_id: int | None = None) -> list[BadgeView]:
    """Return all badges in the order of the catalogue: of each journey those that count on it alone.

    Retired ones are there where they are earned. With ``journey_id`` only those of that journey.
    ``UsageError`` for a category that no badge has.
    """
    found = [BadgeView(**row) for row in session.execute(_WALL).mappings()]
    wanted = _category(category, sorted({badge.category for badge in found}))
    return [
        badge
        for badge in found
        if wanted in (None, badge.category) and journey_id in (None, badge.journey_id)
    ]


def next_of_each_ladder(badges: Iterable[BadgeView]) -> list[BadgeView]:
    """Return of each ladder the badge that asks for least among those to come, the nearest first."""
    steps: dict[tuple[str, str | None, int | None], BadgeView] = {}
    for badge in badges:
        if not badge.holds and not badge.retired:
            known = steps.get(badge.ladder)
            if known is None or badge.max < known.max:
                steps[badge.ladder] = badge
    return sorted(steps.values(), key=lambda badge: -badge.share)


def earned_and_next(badges: Sequence[BadgeView]) -> list[BadgeView]:
    """Return what is earned and, of each ladder that was begun, what comes next, in their order."""
    coming = [badge for badge in next_of_each_ladder(badges) if badge.progress]
    return [badge for badge in badges if badge.earned or badge in coming]


def find_badge(badges: Sequence[BadgeView], query: str) -> str:
    """Return the key of the badge that a key, a name or part of one means; names come first."""
    one_each = list({badge.key: badge for badge in badges}.values())
    with suppress(NotFoundError):
        return pick(
            query, one_each, name=lambda badge: badge.name, kind="badge", ids=lambda badge: (badge.key,)
        ).key
    return pick(query, one_each, name=lambda badge: badge.key, kind="badge").key


def badge_of(badges: Sequence[BadgeView], key: str) -> list[BadgeView]:
    """Return a badge on each of its journeys, the furthest first; a single one where it is global."""
    of_key = [badge for badge in badges if badge.key == key]
    return sorted(of_key, key=lambda badge: (not badge.holds, not badge.earned, -badge.share))


def see(session: Session, *, badge_ids: Sequence[int] | None = None) -> list[Held]:
    """Return what of these (or of all) the person has not been shown yet; from now on they have.

    Nothing while their game is off.
    """
    ids = None if badge_ids is None else list(badge_ids)
    return [Held(**row) for row in session.execute(_SEE, {"ids": ids}).mappings()]


def _category(word: str | None, words: Sequence[str]) -> str | None:
    if word is None or word in words:
        return word
    folded = [known for known in words if fold(known).startswith(fold(word))]
    if len(folded) == 1:
        return folded[0]
    suggestions = near(word, words, limit=1)
    meant = f"Did you mean {quoted(suggestions[0])}? " if suggestions else ""
    raise UsageError(
        f"There is no category {quoted(word)} of badges.", f"{meant}Categories: {', '.join(words)}."
    )


_WALL = text("""
    WITH place AS MATERIALIZED (
      SELECT NULL::bigint AS journey_id
      UNION
      SELECT m.journey_id FROM journey_members AS m JOIN journeys AS j ON j.id = m.journey_id
      WHERE m.user_id = (SELECT me()) AND m.left_at IS NULL AND j.status <> 'deleted'
      UNION
      SELECT e.journey_id FROM user_badges AS e WHERE e.user_id = (SELECT me())
    ), reached AS MATERIALIZED (
      SELECT v.measure, v.variant, coalesce(v.journey_id, 0) AS place, v.value FROM my_badge_values() AS v
    )
    SELECT b.id, b.key, b.name, b.description, b.tier, b.category, b.icon, b.scope, b.criteria,
           b.xp, b.coins, b.retired_at IS NOT NULL AS retired, b.measure, b.variant, m.facts,
           p.journey_id, j.title AS journey,
           e.id IS NOT NULL AS earned, e.earned_on, coalesce(e.holds, false) AS holds,
           CASE WHEN e.holds THEN b.threshold ELSE greatest(0, least(coalesce(r.value, 0), b.threshold)) END
             AS progress,
           b.threshold AS max
    FROM badges AS b
    JOIN badge_measures AS m ON m.measure = b.measure
    JOIN place AS p ON (b.scope = 'journey') = (p.journey_id IS NOT NULL)
    LEFT JOIN journeys AS j ON j.id = p.journey_id
    LEFT JOIN user_badges AS e ON e.user_id = (SELECT me()) AND e.badge_id = b.id
      AND coalesce(e.journey_id, 0) = coalesce(p.journey_id, 0)
    LEFT JOIN reached AS r ON r.measure = b.measure AND r.variant IS NOT DISTINCT FROM b.variant
      AND r.place = coalesce(p.journey_id, 0)
    WHERE b.retired_at IS NULL OR e.id IS NOT NULL
    ORDER BY b.id, j.title, p.journey_id
""")

_SEE = text("""
    SELECT b.key, b.name, b.tier, j.title AS journey
    FROM see_badges(CAST(:ids AS bigint[])) AS s
    JOIN badges AS b ON b.id = s.badge_id
    LEFT JOIN journeys AS j ON j.id = s.journey_id
    ORDER BY b.id, j.title
""")
