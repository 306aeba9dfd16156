"""Refusals about badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "badges_key_key": Refusal(
        ConflictError, "There is a badge {key} already.", "Choose another key: tracker admin badge list."
    ),
    "badges_key_form": Refusal(
        UsageError, "{key} cannot be a badge's key.", "Take a-z, 0-9 and dashes, such as streak-7."
    ),
    "badges_name_form": Refusal(
        UsageError, "{name} cannot be a badge's name.", "Names have 1 to 80 characters on one line."
    ),
    "badges_description_length": Refusal(
        UsageError, "The description does not fit.", "It has 1 to 500 characters."
    ),
    "badges_tier_known": Refusal(
        UsageError, "{tier} is not a tier.", "Tiers are bronze, silver, gold and platinum."
    ),
    "badges_category_form": Refusal(
        UsageError, "{category} cannot be a category.", "Write it small, such as streaks or first steps."
    ),
    "badges_icon_length": Refusal(UsageError, "{icon} cannot be an icon.", "Give one sign."),
    "badges_worth_range": Refusal(
        UsageError, "A badge cannot bring that many XP or coins.", "Give 0 to 100,000 of each."
    ),
    "badges_criteria_known": Refusal(
        UsageError,
        "The criteria {criteria} have no known type.",
        "See what there is: tracker admin badge criteria.",
    ),
    "badges_criteria_later": Refusal(
        UsageError,
        "There are no facts yet that the criteria {criteria} could count.",
        "See what there is: tracker admin badge criteria.",
    ),
    "badges_criteria_keys": Refusal(
        UsageError,
        "The criteria {criteria} have a key that does not belong to their type.",
        "See the keys of each: tracker admin badge criteria.",
    ),
    "badges_criteria_threshold": Refusal(
        UsageError,
        "The criteria {criteria} do not say how much, or not as a whole number within its range.",
        "See the key and the range of each: tracker admin badge criteria.",
    ),
    "badges_criteria_variant": Refusal(
        UsageError,
        "The criteria {criteria} lack one of the words that their type knows.",
        "See the words of each: tracker admin badge criteria.",
    ),
    "badges_scope_fits": Refusal(
        UsageError,
        "The criteria {criteria} cannot be counted on each journey alone.",
        "Leave --per-journey out.",
    ),
    "badges_fixed": Refusal(
        ConflictError,
        "What a badge asks for and brings does not change.",
        "Retire it, and add another: tracker admin badge add.",
    ),
    "badges_named": Refusal(
        NotFoundError, "There is no badge {key}.", "See what there is: tracker admin badge list."
    ),
}
