"""What can be done with rewards: see and buy them, keep and redeem vouchers, look after the catalogue."""

from tracker.features.rewards.service.catalogue import Offer, catalogue, find_offer
from tracker.features.rewards.service.own import NewOwn, add_own, edit_own, find_own, list_own, remove_own
from tracker.features.rewards.service.partners import (
    PartnerView,
    add_partner,
    edit_partner,
    find_partner,
    list_partners,
    set_staff,
)
from tracker.features.rewards.service.stocked import (
    StockedReward,
    add_reward,
    edit_reward,
    find_reward,
    grant,
    list_rewards,
)
from tracker.features.rewards.service.vouchers import (
    Redemption,
    VoucherView,
    buy,
    find_open_own,
    find_voucher,
    list_vouchers,
    redeem,
    refusal_of_redemption,
)

__all__ = [
    "NewOwn",
    "Offer",
    "PartnerView",
    "Redemption",
    "StockedReward",
    "VoucherView",
    "add_own",
    "add_partner",
    "add_reward",
    "buy",
    "catalogue",
    "edit_own",
    "edit_partner",
    "edit_reward",
    "find_offer",
    "find_open_own",
    "find_own",
    "find_partner",
    "find_reward",
    "find_voucher",
    "grant",
    "list_own",
    "list_partners",
    "list_rewards",
    "list_vouchers",
    "redeem",
    "refusal_of_redemption",
    "remove_own",
    "set_staff",
]
