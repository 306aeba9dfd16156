"""What may be typed for rewards and vouchers: titles, looked up without starting anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun
from tracker.cli.context import current

if TYPE_CHECKING:
    import typer

    from tracker.cli.completers import Offers


def offers(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer what can be had, with what it costs."""
    return _offers(ctx, incomplete, own=False)


def own(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer rewards of one's own."""
    return _offers(ctx, incomplete, own=True)


def vouchers(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer vouchers that can be redeemed, each title once."""
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.rewards import service

        found = service.list_vouchers(work.session, timezone=work.person.timezone)
    titles = dict.fromkeys(voucher.reward for voucher in found if voucher.open)
    return [(title, "voucher") for title in begun(incomplete, titles)]


def _offers(ctx: typer.Context, incomplete: str, *, own: bool) -> Offers:
    with current(ctx).glance() as work:
        if work is None:
            return []
        from tracker.features.rewards import service

        found = service.list_own(work.session) if own else service.catalogue(work.session)
    prices = {offer.title: f"{offer.price} coins" for offer in found}
    return [(title, price) for title, price in prices.items() for title in begun(incomplete, [title])]
