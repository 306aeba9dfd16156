"""How rewards, vouchers and partners look."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.core.text import plural
from tracker.output.table import Column, human_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from tracker.features.rewards.service import Offer, PartnerView, StockedReward, VoucherView
    from tracker.output.theme import Glyphs


def _unless_zero(value: object) -> str:
    return "" if value in (0, None) else str(value)


def _open_end(value: object) -> str:
    return "any" if value is None else str(value)


def _days(value: object) -> str:
    return plural(value, "day") if isinstance(value, int) else "ever"


def _last_day(value: object) -> str:
    return f"{value - timedelta(seconds=1):%Y-%m-%d}" if isinstance(value, datetime) else ""


def _of_catalogue(value: object) -> str:
    return "in catalogue" if value else "retired"


def _of_partner(value: object) -> str:
    return "active" if value else "not active"


OFFER_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("title", "Reward", style="name", wrap=True),
    Column("partner", "Partner", wrap=True),
    Column("type", "Type", style="muted", format=lambda value: str(value).replace("_", " "), spare=True),
    Column("price", "Coins", align="right", style="coins"),
    Column("short", "Missing", align="right", style="muted", format=_unless_zero),
    Column("affordable", "Affordable", hidden=True),
    Column("stock", "Left", align="right", format=_open_end),
    Column("per_person", "Each", align="right", style="muted", format=_open_end, spare=True),
    Column("had", "Had", hidden=True),
    Column("valid_days", "Good for", align="right", style="muted", format=_days, spare=True),
    Column("refunds", "Refunds", hidden=True),
    Column("description", "Description", hidden=True),
)
VOUCHER_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("code", "Code", hidden=True),
    Column("reward", "Reward", style="name", wrap=True),
    Column("partner", "Partner", wrap=True),
    Column("type", "Type", hidden=True),
    Column("status", "Status"),
    Column("price", "Coins", align="right", style="coins"),
    Column("bought_at", "Bought", style="muted", spare=True),
    Column("expires_at", "Good until", style="muted", format=_last_day),
    Column("redeemed_at", "Redeemed", style="muted", spare=True),
    Column("redeemed_where", "Where", style="muted", spare=True),
    Column("refunds", "Refunds", hidden=True),
    Column("granted", "Given", hidden=True),
)
PARTNER_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("name", "Partner", style="name", wrap=True),
    Column("type", "Type"),
    Column("level", "Level"),
    Column("active", "State", style="muted", format=_of_partner),
    Column("staff", "Staff", wrap=True),
    Column("email", "E-mail", style="muted", spare=True),
    Column("phone", "Phone", style="muted", spare=True),
    Column("website", "Website", style="muted", spare=True),
    Column("description", "Description", hidden=True),
    Column("logo_url", "Logo", hidden=True),
)
REWARD_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("public_id", "Public id", hidden=True),
    Column("title", "Reward", style="name", wrap=True),
    Column("partner", "Partner", wrap=True),
    Column("type", "Type", style="muted", format=lambda value: str(value).replace("_", " "), spare=True),
    Column("price", "Coins", align="right", style="coins"),
    Column("stock", "Left", align="right", format=_open_end),
    Column("sold", "Sold", align="right"),
    Column("per_person", "Each", align="right", style="muted", format=_open_end, spare=True),
    Column("valid_days", "Good for", align="right", style="muted", format=_days, spare=True),
    Column("refunds", "Refunds", style="muted", spare=True),
    Column("active", "State", style="muted", format=_of_catalogue),
    Column("description", "Description", hidden=True),
)
_STATUS_STYLES = {"bought": "good", "redeemed": "done", "expired": "missed", "refunded": "skipped"}


def voucher_card(
    voucher: VoucherView, *, light_ink: bool, hint: str | None = None, drawn: bool = False
) -> RenderableType:
    """Draw a voucher: with ``drawn`` its QR code, then its words; ``light_ink`` is for the QR code."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = []
    if drawn and voucher.code:
        from tracker.features.rewards.qr import Drawing

        parts += [Drawing(voucher.code, light_ink=light_ink), Text()]
    head = Text.assemble((human_text(voucher.reward), "title"), "  ", (f"voucher {voucher.id}", "muted"))
    rows = _voucher_rows(voucher)
    return Group(*parts, head, _grid(rows), *([Text(hint, style="muted")] if hint else []))


def _voucher_rows(voucher: VoucherView) -> list[tuple[str, str, str]]:
    """Return heading, words and style of each line of a voucher's card."""
    given = "given to you" if voucher.granted else plural(voucher.price, "coin")
    refund = ", then your coins come back" if voucher.refunds and voucher.open and not voucher.granted else ""
    until = f"{human_text(voucher.expires_at)}{refund}" if voucher.expires_at else "for ever"
    where = f", {human_text(voucher.redeemed_where)}" if voucher.redeemed_where else ""
    rows = [
        ("Code", voucher.code or "none: it came from a file, as a record", "name"),
        ("Partner", human_text(voucher.partner), ""),
        ("Status", voucher.status, _STATUS_STYLES[voucher.status]),
        ("Bought", f"{human_text(voucher.bought_at)}, {given}", ""),
        ("Good until", until, ""),
        ("Redeemed", f"{human_text(voucher.redeemed_at)}{where}" if voucher.redeemed_at else "", ""),
    ]
    return [row for row in rows if row[1]]


def offer_card(offer: Offer, hint: str) -> RenderableType:
    """Draw a reward of one's own."""
    from rich.console import Group
    from rich.text import Text

    head = Text.assemble((human_text(offer.title), "title"), "  ", (f"id {offer.id}", "muted"))
    rows = [
        ("Price", plural(offer.price, "coin"), "coins"),
        ("Good for", _terms(offer.valid_days, refunds=offer.refunds), ""),
        ("About", human_text(offer.description), ""),
    ]
    return Group(head, _grid([row for row in rows if row[1]]), Text(hint, style="muted"))


def partner_card(partner: PartnerView) -> RenderableType:
    """Draw a partner."""
    from rich.console import Group
    from rich.text import Text

    head = Text.assemble((human_text(partner.name), "title"), "  ", (f"id {partner.id}", "muted"))
    rows = [
        ("Type", human_text(partner.type), ""),
        ("Level", partner.level, ""),
        ("State", _of_partner(partner.active), ""),
        ("E-mail", human_text(partner.email), ""),
        ("Phone", human_text(partner.phone), ""),
        ("Website", human_text(partner.website), ""),
        ("Logo", human_text(partner.logo_url), ""),
        ("About", human_text(partner.description), ""),
        ("Staff", ", ".join(partner.staff) or "nobody yet: tracker admin partner staff", ""),
    ]
    return Group(head, _grid([row for row in rows if row[1]]))


def reward_card(reward: StockedReward) -> RenderableType:
    """Draw a reward of the catalogue as admins see it."""
    from rich.console import Group
    from rich.text import Text

    head = Text.assemble((human_text(reward.title), "title"), "  ", (f"id {reward.id}", "muted"))
    left = "without end" if reward.stock is None else f"{reward.stock} left"
    rows = [
        ("Partner", human_text(reward.partner) or "none: admins redeem it", ""),
        ("Type", reward.type.replace("_", " "), ""),
        ("Price", plural(reward.price, "coin"), "coins"),
        ("Stock", f"{left}, {reward.sold} sold", ""),
        ("Each", f"{reward.per_person} at most" if reward.per_person else "as many as they like", ""),
        ("Good for", _terms(reward.valid_days, refunds=reward.refunds), ""),
        ("State", _of_catalogue(reward.active), ""),
        ("About", human_text(reward.description), ""),
    ]
    return Group(head, _grid([row for row in rows if row[1]]))


def _terms(valid_days: int | None, *, refunds: bool) -> str:
    back = ", then the coins come back" if refunds and valid_days else ""
    return _days(valid_days) + back


def _grid(rows: Sequence[tuple[str, str, str]]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading")
    table.add_column(overflow="fold")
    for heading, words, style in rows:
        table.add_row(heading, Text(words, style=style))
    return table


def said(glyphs: Glyphs, words: str, hint: str) -> str:
    """Return one line of what was done, with how to take it back."""
    return f"{glyphs.done} {human_text(words)} {hint}"
