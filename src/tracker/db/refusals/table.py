"""All refusals together; a test compares them with the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.db.refusals import accounts, badges, focus, goals, habits, journeys, quests, rewards

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.db.refusals.refusal import Refusal

REFUSALS: Final[Mapping[str, Refusal]] = {
    **accounts.REFUSALS,
    **journeys.REFUSALS,
    **habits.REFUSALS,
    **goals.REFUSALS,
    **focus.REFUSALS,
    **quests.REFUSALS,
    **badges.REFUSALS,
    **rewards.REFUSALS,
}
