"""Refusals about coins, partners, rewards and vouchers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "progress_coins_suffice": Refusal(
        ConflictError,
        "You have too few coins.",
        "`tracker coins log` shows what you have, and how more come.",
    ),
    "partners_name_key": Refusal(
        ConflictError, "There is a partner {name} already.", "Choose another name, or edit that one."
    ),
    "partners_name_length": Refusal(
        UsageError, "{name} cannot be a partner's name.", "Names have 1 to 255 characters."
    ),
    "partners_name_one_line": Refusal(
        UsageError, "{name} cannot be a partner's name.", "Write it on one line and without blanks around it."
    ),
    "partners_type_length": Refusal(UsageError, "{type} is too long.", "A type has 1 to 50 characters."),
    "partners_email_form": Refusal(
        UsageError, "{email} is not an e-mail address.", "Give one such as ann@example.org."
    ),
    "partners_phone_form": Refusal(
        UsageError, "{phone} is not a telephone number.", "Give 3 to 30 digits, blanks and +().-/ signs."
    ),
    "partners_website_form": Refusal(
        UsageError, "{website} is not the address of a website.", "It begins with http:// or https://."
    ),
    "partners_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "partners_logo_url_form": Refusal(
        UsageError, "{logo_url} is not the address of a picture.", "It begins with http:// or https://."
    ),
    "partner_staff_partner_fkey": Refusal(
        NotFoundError, "The partner is not there any more.", "See who there is: tracker admin partner list."
    ),
    "rewards_title_key": Refusal(
        ConflictError,
        "The catalogue has {title} of the same partner already.",
        "Choose another title, or edit that one.",
    ),
    "rewards_title_length": Refusal(
        UsageError, "{title} cannot be a reward's title.", "A title has 1 to 255 characters."
    ),
    "rewards_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a reward's title.",
        "Write it on one line and without blanks around it.",
    ),
    "rewards_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "rewards_price_range": Refusal(UsageError, "{price} coins are no price.", "Give 1 to 1,000,000."),
    "rewards_supply_range": Refusal(
        UsageError, "There cannot be so many.", "Give up to 1,000,000,000, those sold included."
    ),
    "rewards_stock_suffices": Refusal(
        ConflictError, "{reward} is sold out.", "See what else there is: tracker reward list."
    ),
    "rewards_per_person_range": Refusal(
        UsageError, "{per_person} is no limit.", "Give 1 to 1,000,000, or none."
    ),
    "rewards_valid_days_range": Refusal(
        UsageError, "{valid_days} days do not work.", "Give 1 to 3650, or none."
    ),
    "rewards_named": Refusal(
        NotFoundError, "That reward is not to be had any more.", "See what there is: tracker reward list."
    ),
    "own_rewards_title_key": Refusal(
        ConflictError,
        "You have promised yourself {title} already.",
        "Choose another title, or edit that one: tracker reward edit.",
    ),
    "own_rewards_title_length": Refusal(
        UsageError, "{title} cannot be a reward's title.", "A title has 1 to 255 characters."
    ),
    "own_rewards_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a reward's title.",
        "Write it on one line and without blanks around it.",
    ),
    "own_rewards_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "own_rewards_price_range": Refusal(UsageError, "{price} coins are no price.", "Give 0 to 1,000,000."),
    "own_rewards_valid_days_range": Refusal(
        UsageError, "{valid_days} days do not work.", "Give 1 to 3650, or none."
    ),
    "own_rewards_public_id_key": Refusal(
        ConflictError, "A reward with the id {public_id} exists.", "Leave the id out."
    ),
    "vouchers_reward_active": Refusal(
        ConflictError, "{reward} is not to be had any more.", "See what there is: tracker reward list."
    ),
    "vouchers_per_person": Refusal(
        ConflictError,
        "That is as many of {reward} as one person may have, those redeemed included.",
        "See what else there is: tracker reward list.",
    ),
    "vouchers_game_on": Refusal(
        ConflictError, "The game is off.", "Turn it on: tracker settings set game on."
    ),
    "vouchers_redeemed_where_length": Refusal(
        UsageError, "{place} is too long for a place.", "A place has 1 to 255 characters."
    ),
    "voucher_tries_most": Refusal(
        NotPermittedError, "Too many wrong codes in an hour.", "Check the code and try again in an hour."
    ),
    # What an export says of a voucher, by hand perhaps.
    "vouchers_bought_begun": Refusal(
        UsageError, "The voucher is of a time to come.", "Bring it in when it is there."
    ),
    "vouchers_public_id_key": Refusal(
        ConflictError, "A voucher with the id is somebody else's.", "Bring in an export of your own."
    ),
    "vouchers_type_known": Refusal(
        UsageError, "The voucher's kind is not known.", "Give coffee, gym_pass, discount, badge or own."
    ),
    "vouchers_type_fits": Refusal(
        UsageError, "The voucher's kind and reward do not go together.", "Give one of the two."
    ),
    "vouchers_title_length": Refusal(
        UsageError, "The voucher's title cannot be kept.", "A title has 1 to 255 characters."
    ),
    "vouchers_partner_length": Refusal(
        UsageError, "The partner's name cannot be kept.", "It has 1 to 255 characters."
    ),
    "vouchers_price_range": Refusal(
        UsageError, "The voucher's price is out of range.", "Give 0 to 1,000,000."
    ),
    "vouchers_granted_free": Refusal(
        UsageError, "A voucher that was given cost nothing.", "Give it the price 0."
    ),
    "vouchers_status_known": Refusal(
        UsageError, "The voucher's status is not known.", "Give bought, redeemed, expired or refunded."
    ),
    "vouchers_redeemed_dated": Refusal(
        UsageError, "When a voucher was redeemed and its status do not go together.", "Give both, or neither."
    ),
    "vouchers_bought_on_range": Refusal(
        UsageError, "The day of buying is out of range.", "Days go from 1900 to 2199."
    ),
}
