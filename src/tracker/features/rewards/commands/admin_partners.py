"""`admin partner …`: who gives what rewards promise, and who works for them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.features.rewards.commands.words import AboutOption, named

if TYPE_CHECKING:
    from tracker.features.rewards.service import PartnerView

partner_app = typer.Typer(
    help="Look after partners, and who works for them.", no_args_is_help=True, add_completion=False
)


class Level(StrEnum):
    """Levels of a partnership."""

    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"


PartnerArgument = Annotated[
    str, typer.Argument(metavar="PARTNER", help="A partner, by any unambiguous part of its name, or its id.")
]
TypeOption = Annotated[
    str | None, typer.Option("--type", metavar="WORD", help="Such as café or gym; up to 50 characters.")
]
LevelOption = Annotated[
    Level | None, typer.Option("--level", metavar="LEVEL", help="bronze, silver, gold or platinum.")
]
EmailOption = Annotated[str | None, typer.Option("--email", metavar="EMAIL", help="How to reach them.")]
PhoneOption = Annotated[str | None, typer.Option("--phone", metavar="NUMBER", help="How to reach them.")]
WebsiteOption = Annotated[
    str | None, typer.Option("--website", metavar="URL", help="Begins with http:// or https://.")
]
LogoOption = Annotated[
    str | None, typer.Option("--logo", metavar="URL", help="Of a picture; http:// or https://.")
]


@partner_app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="1 to 255 characters.")],
    type_: TypeOption = None,
    level: LevelOption = None,
    email: EmailOption = None,
    phone: PhoneOption = None,
    website: WebsiteOption = None,
    logo: LogoOption = None,
    about: AboutOption = None,
) -> None:
    """Add a partner.

    Examples:
      tracker admin partner add "Peaceful Grounds" --type cafe --level gold --email hi@example.org
    """
    from tracker.features.rewards import service

    context = current(ctx)
    values = _values(
        name=name, kind=type_, level=level, email=email, phone=phone, website=website, logo=logo, about=about
    )
    with context.administer() as session:
        made = service.add_partner(session, values=values)
    _show(context, made)


@partner_app.command("list")
def list_(ctx: typer.Context) -> None:
    """List partners, with who works for them.

    Examples:
      tracker admin partner list --json
    """
    from tracker.features.rewards import render, service

    context = current(ctx)
    with context.administer() as session:
        partners = service.list_partners(session)
    context.emit_rows(
        [partner.as_row() for partner in partners],
        render.PARTNER_COLUMNS,
        empty="No partners yet. Add one: tracker admin partner add NAME",
    )


@partner_app.command()
def edit(
    ctx: typer.Context,
    partner: PartnerArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="A new name.")] = None,
    type_: TypeOption = None,
    level: LevelOption = None,
    email: EmailOption = None,
    phone: PhoneOption = None,
    website: WebsiteOption = None,
    logo: LogoOption = None,
    about: AboutOption = None,
) -> None:
    """Change a partner; an empty text takes it away.

    Examples:
      tracker admin partner edit peaceful --level platinum --phone ''
    """
    from tracker.features.rewards import service

    values = _values(
        name=name, kind=type_, level=level, email=email, phone=phone, website=website, logo=logo, about=about
    )
    context = current(ctx)
    with context.administer() as session:
        found = service.find_partner(session, query=partner)
        changed = service.edit_partner(session, partner=found, values=values)
    _show(context, changed)


@partner_app.command()
def remove(ctx: typer.Context, partner: PartnerArgument) -> None:
    """End a partnership: nothing of theirs can be had any more.

    Vouchers that were bought stay good. `admin partner restore` takes it up again.

    Examples:
      tracker admin partner remove peaceful
    """
    _set_active(current(ctx), partner, active=False)


@partner_app.command()
def restore(ctx: typer.Context, partner: PartnerArgument) -> None:
    """Take an ended partnership up again.

    Examples:
      tracker admin partner restore peaceful
    """
    _set_active(current(ctx), partner, active=True)


@partner_app.command()
def staff(
    ctx: typer.Context,
    partner: PartnerArgument,
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="People's user names.")],
    remove: Annotated[bool, typer.Option("--remove", help="They work there no longer.")] = False,
) -> None:
    """Say who works for a partner, and so redeems its vouchers.

    Examples:
      tracker admin partner staff peaceful ben cleo
      tracker admin partner staff peaceful ben --remove
    """
    from tracker.features.rewards import service

    context = current(ctx)
    with context.administer() as session:
        found = service.find_partner(session, query=partner)
        for name in names:
            found = service.set_staff(session, partner=found, username=name, works=not remove)
    _show(context, found)


def _set_active(context: CommandContext, query: str, *, active: bool) -> None:
    from tracker.features.rewards import service

    with context.administer() as session:
        found = service.find_partner(session, query=query)
        changed = service.edit_partner(session, partner=found, values={"active": active})
    _show(context, changed)


def _values(
    *,
    name: str | None,
    kind: str | None,
    level: Level | None,
    email: str | None,
    phone: str | None,
    website: str | None,
    logo: str | None,
    about: str | None,
) -> dict[str, object]:
    """Return the columns that were named."""
    return named(
        texts={
            "type": kind,
            "email": email,
            "phone": phone,
            "website": website,
            "logo_url": logo,
            "description": about,
        },
        limits={},
        others={"name": name, "level": level.value if level else None},
    )


def _show(context: CommandContext, partner: PartnerView) -> None:
    from tracker.features.rewards import render

    context.emit_object(partner.as_row(), lambda _: render.partner_card(partner))
