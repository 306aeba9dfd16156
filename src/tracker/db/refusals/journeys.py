"""Refusals about journeys, their members, invitations and check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "journeys_title_length": Refusal(
        UsageError, "{title} cannot be a title.", "A journey's title has 3 to 100 characters."
    ),
    "journeys_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a title.",
        "A title is one line without control characters and without blanks around it.",
    ),
    "journeys_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "journeys_public_id_key": Refusal(
        ConflictError, "A journey with the id {public_id} exists.", "Leave the id out."
    ),
    "journey_members_role_required": Refusal(
        NotPermittedError,
        "Your role on this journey does not allow that.",
        "Owners edit all; admins edit dimensions, invite and remove members.",
    ),
    "journey_members_journey_fkey": Refusal(
        ConflictError,
        "Others are on this journey by now.",
        "Archive it with `tracker journey archive` instead.",
    ),
    "journey_members_last_owner": Refusal(
        ConflictError,
        "The journey would have no owner.",
        "Make somebody else an owner first: tracker journey role JOURNEY USER owner.",
    ),
    "journey_members_named": Refusal(
        NotFoundError, "{username} is not on the journey.", "See who is: tracker journey members JOURNEY."
    ),
    "journey_members_pkey": Refusal(
        ConflictError, "You are on that journey already.", "`tracker journey list` shows yours."
    ),
    "journey_members_public": Refusal(
        NotPermittedError, "That journey is not public.", "Ask one of its owners for an invitation."
    ),
    "journey_members_taken_off": Refusal(
        NotPermittedError,
        "You were taken off that journey.",
        "Ask one of its owners for an invitation.",
    ),
    "journey_invites_email_form": Refusal(
        UsageError, "{email} is not an e-mail address.", "Give one such as ann@example.org."
    ),
    "journey_invites_journey_active": Refusal(
        ConflictError,
        "The journey is archived or deleted.",
        "`tracker journey restore` makes it active again.",
    ),
    "journey_invite_tries_most": Refusal(
        NotPermittedError, "Too many wrong tokens in an hour.", "Check the token and try again in an hour."
    ),
    "dimensions_name_key": Refusal(
        ConflictError, "The journey has a dimension {name} already.", "Choose another name, or edit that one."
    ),
    "dimensions_name_length": Refusal(
        UsageError, "{name} cannot be a dimension's name.", "A dimension's name has 1 to 50 characters."
    ),
    "dimensions_name_one_line": Refusal(
        UsageError,
        "{name} cannot be a dimension's name.",
        "A name is one line, without = and without blanks around it.",
    ),
    "dimensions_slot_range": Refusal(
        ConflictError,
        "The journey has had 32 dimensions, and there is no room for {name}.",
        "Start a new journey.",
    ),
    "dimensions_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 1,000 characters."
    ),
    "journey_weights_range": Refusal(UsageError, "{weight} is not a weight.", "Weights go from 1 to 5."),
    "checkins_own_journey": Refusal(
        NotPermittedError, "You are not on that journey.", "`tracker journey list` shows yours."
    ),
    "checkins_journey_active": Refusal(
        ConflictError,
        "The journey is archived or deleted.",
        "`tracker journey restore` makes it active again.",
    ),
    "checkins_day_begun": Refusal(UsageError, "The day {day} has not begun.", "Log it when it is there."),
    "checkins_day_range": Refusal(UsageError, "The day {day} is out of range.", "Days go from 1900 to 2199."),
    "checkins_efforts_fit": Refusal(
        UsageError,
        "The efforts do not fit what the journey asks on {day}.",
        "Name every required dimension with 1 to 5; `tracker journey show` lists them.",
    ),
    "checkins_efforts_range": Refusal(UsageError, "An effort is out of range.", "Efforts go from 1 to 5."),
    "checkins_client_id_key": Refusal(
        ConflictError, "The client id {client_id} was used for another day.", "Use each client id once."
    ),
    "checkins_note_length": Refusal(UsageError, "The note is too long.", "It has at most 2,000 characters."),
    "checkins_pkey": Refusal(
        ConflictError,
        "There is a check-in for {day} already.",
        "Run the command again: it changes the one that is there.",
    ),
}
