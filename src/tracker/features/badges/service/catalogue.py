"""The catalogue of badges as admins see and change it. The database checks criteria (`check_badge.sql`)."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB

from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import near, pick, quoted
from tracker.features.badges.models import Badge, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

TIERS = ("bronze", "silver", "gold", "platinum")
SCOPES = ("global", "journey")


@dataclass(frozen=True, slots=True)
class NewBadge:
    """A badge to be put into the catalogue; XP and coins are those of its tier where they are None."""

    key: str
    name: str
    description: str
    category: str
    criteria: Mapping[str, object]
    tier: str = "bronze"
    icon: str | None = None
    scope: str = "global"
    xp: int | None = None
    coins: int | None = None


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A badge of the catalogue, and how many people have earned it."""

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
    holders: int


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A type of criteria: which key says how much, up to which number, and which other key there is.

    ``ready`` is False where tracker keeps no such facts yet.
    """

    type: str
    facts: str
    key: str
    at_most: int
    other_key: str | None
    values: tuple[str, ...]
    per_journey: bool
    ready: bool


def criteria(session: Session) -> list[CriterionView]:
    """Return the types of criteria, those that can be asked for first."""
    return [
        CriterionView(
            known.measure, known.facts, known.threshold_key, known.at_most, known.variant_key,
            tuple(known.variants or ()), known.per_journey, known.marks is not None,
        )
        for known in session.scalars(select(Measure).order_by(Measure.marks.is_(None), Measure.measure))
    ]  # fmt: skip


def catalogue(session: Session) -> list[CatalogueEntry]:
    """Return all badges, retired ones too, in the order in which they came; for admins."""
    return [CatalogueEntry(**row) for row in session.execute(_CATALOGUE).mappings()]


def names(session: Session) -> list[tuple[str, str, str]]:
    """Return keys, names and categories of the badges that can be earned, for whoever asks."""
    rows = session.execute(
        select(Badge.key, Badge.name, Badge.category).where(Badge.retired_at.is_(None)).order_by(Badge.id)
    )
    return [(key, name, category) for key, name, category in rows]


def find_entry(session: Session, *, query: str) -> CatalogueEntry:
    """Return the badge of the catalogue that a key, a name or part of one means; for admins."""
    entries = catalogue(session)
    with suppress(NotFoundError):
        return pick(
            query, entries, name=lambda entry: entry.name, kind="badge", ids=lambda entry: (entry.key,)
        )
    return pick(query, entries, name=lambda entry: entry.key, kind="badge")


def add_badge(session: Session, *, badge: NewBadge) -> int:
    """Put a badge into the catalogue; return how many have earned it by what is there. For admins.

    ``UsageError`` for criteria that nobody can measure, by name for facts that tracker does not keep yet.
    """
    _refuse_unmeasured(session, str(badge.criteria.get("type", "")))
    parameters = {
        "key": badge.key,
        "name": badge.name,
        "description": badge.description,
        "tier": badge.tier,
        "category": badge.category,
        "icon": badge.icon,
        "scope": badge.scope,
        "criteria": dict(badge.criteria),
        "xp": badge.xp,
        "coins": badge.coins,
    }
    return int(session.scalar(_ADD, parameters) or 0)


def retire_badge(session: Session, *, key: str) -> bool:
    """Let no later day earn a badge; False where it was retired already. For admins."""
    return bool(session.scalar(_RETIRE, {"key": key}))


def parse_criteria(words: str) -> dict[str, object]:
    """Read criteria as JSON, or as words: ``crushed_count count=3 period=week``."""
    if words.lstrip().startswith("{"):
        try:
            as_json = json.loads(words)
        except json.JSONDecodeError as error:
            raise UsageError(
                f"The criteria {quoted(words)} are not JSON: {error.msg}.",
                'Write them so: {"type": "streak", "days": 7}',
            ) from error
        return dict(as_json)
    kind, *pairs = words.split()
    read: dict[str, object] = {"type": kind}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not value:
            raise UsageError(
                f"{quoted(pair)} is no part of criteria.", "Write them so: crushed_count count=3 period=week"
            )
        read[key] = int(value) if value.isdecimal() and value.isascii() else value
    return read


def _refuse_unmeasured(session: Session, said: str) -> None:
    """Say by name what the database would refuse without a name."""
    measures = {known.type: known for known in criteria(session)}
    known = measures.get(said)
    ready = [name for name, measure in measures.items() if measure.ready]
    if known is None:
        suggestions = near(said, measures, limit=1)
        meant = f"Did you mean {quoted(suggestions[0])}? " if suggestions else ""
        raise UsageError(f"There is no criterion {quoted(said)}.", f"{meant}There are {', '.join(ready)}.")
    if not known.ready:
        raise UsageError(
            f"There are no {known.facts} yet, so no badge can ask for {quoted(said)}.",
            f"What can be asked for: {', '.join(ready)}.",
        )


_CATALOGUE = text("""
    SELECT b.key, b.name, b.description, b.tier, b.category, b.icon, b.scope, b.criteria, b.xp, b.coins,
           b.retired_at IS NOT NULL AS retired, coalesce(h.holders, 0) AS holders
    FROM badges AS b LEFT JOIN badge_holders() AS h ON h.badge_id = b.id
    ORDER BY b.id
""")
_ADD = text("""
    SELECT add_badge(:key, :name, :description, :tier, :category, :icon, :scope, :criteria, :xp, :coins)
""").bindparams(bindparam("criteria", type_=JSONB))
_RETIRE = text("SELECT retire_badge(:key)")
