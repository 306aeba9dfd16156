"""`admin init` and `admin check`: a server made ready for a group, and looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.features.people.commands.app import app

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.features.people.service import Check

SOMETHING_FAILED = 1

URL_HELP = (
    "postgresql://user@host:5432/database; a password comes from PGPASSWORD, ~/.pgpass or is asked for."
)


@app.command()
def init(ctx: typer.Context, url: Annotated[str, typer.Argument(metavar="URL", help=URL_HELP)]) -> None:
    """Prepare a database on a PostgreSQL server for a group.

    Makes the database if it is missing, then roles, schema and grants. Your login, which must be a superuser
    or the owner with CREATEROLE, becomes the first person and an admin. Then the server's settings are
    checked as `tracker admin check` does; the exit code is 1 if something fails. May be run again.

    Examples:
      tracker admin init postgresql://postgres@db.example.org/growth
    """
    from tracker.features.people import render, service

    context = current(ctx)
    asked = _with_password(context, url)
    setup = service.init(asked, environ=context.environ, locations=context.locations)
    context.say(render.setup_lines(setup, service.without_password(asked)))
    _show(context, setup.checks)


@app.command()
def check(
    ctx: typer.Context,
    url: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="The server; the configured one unless said.")
    ] = None,
) -> None:
    """Check a server's settings, and say what to mend.

    Nothing is changed. A superuser sees more: pg_hba.conf is hidden from others. The exit code is 1 if
    something fails.

    Examples:
      tracker admin check
      tracker admin check postgresql://postgres@db.example.org/growth --json
    """
    from tracker.features.people import service

    context = current(ctx)
    asked = None if url is None else _with_password(context, url)
    _show(context, service.check(asked, environ=context.environ, locations=context.locations))


def _with_password(context: CommandContext, url: str) -> str:
    """Ask for the password at a terminal where the server wants one that was not given."""
    from tracker.features.people import service

    if not context.interactive or not service.asks_for_password(url):
        return url
    return service.with_password(url, typer.prompt("Password", hide_input=True))


def _show(context: CommandContext, checks: Sequence[Check]) -> None:
    from tracker.features.people import render, service
    from tracker.output.plain import row_of

    context.emit_rows([row_of(check) for check in checks], render.CHECK_COLUMNS, empty="Nothing was checked.")
    if service.has_failed(checks):
        raise typer.Exit(SOMETHING_FAILED)
