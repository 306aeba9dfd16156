"""Badges: what somebody has earned and what is next, and the catalogue in the hands of admins."""

from tracker.features.badges.service.catalogue import (
    SCOPES,
    TIERS,
    CatalogueEntry,
    CriterionView,
    NewBadge,
    add_badge,
    catalogue,
    criteria,
    find_entry,
    names,
    parse_criteria,
    retire_badge,
)
from tracker.features.badges.service.wall import (
    BadgeView,
    Held,
    badge_of,
    earned_and_next,
    find_badge,
    next_of_each_ladder,
    see,
    wall,
)

__all__ = [
    "SCOPES",
    "TIERS",
    "BadgeView",
    "CatalogueEntry",
    "CriterionView",
    "Held",
    "NewBadge",
    "add_badge",
    "badge_of",
    "catalogue",
    "criteria",
    "earned_and_next",
    "find_badge",
    "find_entry",
    "names",
    "next_of_each_ladder",
    "parse_criteria",
    "retire_badge",
    "see",
    "wall",
]
