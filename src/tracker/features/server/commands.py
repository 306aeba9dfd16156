"""`db …` and `version`: looking after the database."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import YesOption
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from tracker.features.server.service import DowngradePlan, SchemaChange

app = typer.Typer(help="Look after the database.", no_args_is_help=True, add_completion=False)

REVISION_HELP = "A revision, by its number or name; base is empty."


@app.command()
def status(ctx: typer.Context) -> None:
    """Show where your data are, and how the database is doing.

    Nothing is started or changed.

    Examples:
      tracker db status
      tracker db status --json
    """
    _show_status(current(ctx))


@app.command()
def start(ctx: typer.Context) -> None:
    """Start the private server.

    Every command does that by itself when it has to.

    Examples:
      tracker db start
    """
    from tracker.features.server import service

    context = current(ctx)
    started = service.start(context.environ, context.locations)
    if not context.options.for_machines:
        context.say("Started." if started else "It is running already.")
    _show_status(context)


@app.command()
def stop(ctx: typer.Context) -> None:
    """Stop the private server.

    Commands under way are ended and keep nothing; the next command starts the server again.

    Examples:
      tracker db stop
    """
    from tracker.features.server import service

    context = current(ctx)
    stopped = service.stop(context.environ, context.locations)
    if not context.options.for_machines:
        context.say("Stopped." if stopped else "It is not running.")
    else:
        _show_status(context)


@app.command()
def upgrade(
    ctx: typer.Context,
    revision: Annotated[
        str | None, typer.Argument(metavar="REVISION", help=f"{REVISION_HELP} The newest, unless named.")
    ] = None,
) -> None:
    """Bring the database's schema up to this tracker.

    A private database is backed up before. A configured one may be empty: as a superuser this sets it up, and
    makes your login the first person in it.

    Examples:
      tracker db upgrade
      TRACKER_DATABASE_URL=postgresql://postgres@localhost/growth tracker db upgrade
    """
    from tracker.features.server import service

    context = current(ctx)
    _show_change(context, service.upgrade(context.environ, context.locations, revision=revision))


@app.command()
def downgrade(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REVISION", help=REVISION_HELP)],
    yes: YesOption = False,
) -> None:
    """Take the schema down to an older revision, losing data.

    Says first what is lost. A private database is backed up before; the next command brings it up again.

    Examples:
      tracker db downgrade 0003
      tracker db downgrade base --yes
    """
    from tracker.features.server import service

    context = current(ctx)
    plan = service.plan_downgrade(context.environ, context.locations, revision=revision)
    if not yes:
        _confirm(context, plan)
    _show_change(context, service.downgrade(context.environ, context.locations, plan=plan))


@app.command()
def psql(
    ctx: typer.Context,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARGS]", help="For psql itself, after --.", show_default=False),
    ] = None,
) -> None:
    """Open psql on the database, as yourself.

    Examples:
      tracker db psql
      tracker db psql -- -c "SELECT * FROM habits"
    """
    from tracker.features.server import service

    context = current(ctx)
    context.own_terminal()
    argv, environ = service.psql_call(context.environ, context.locations, arguments=arguments or [])
    context.stdout.flush()
    os.execve(argv[0], argv, environ)  # noqa: S606 -- psql takes the terminal over


@app.command()
def url(ctx: typer.Context) -> None:
    """Print a URL with which other programs reach the database.

    A configured URL is printed as it is, with its password; that of a profile has none, and the server asks
    for yours.

    Examples:
      tracker db url
      psql "$(tracker db url)"
    """
    from tracker.features.server import service

    context = current(ctx)
    found = service.connection_url(context.environ, context.locations)
    if context.options.for_machines:
        context.emit_object({"url": found}, lambda _: found)
    else:
        context.stdout.write(found + "\n")


def version(ctx: typer.Context) -> None:
    """Show versions of program and database.

    The private server is not started for that.

    Examples:
      tracker version
      tracker version --json
    """
    from tracker.features.server import render, service
    from tracker.output.plain import row_of

    context = current(ctx)
    found = service.versions(context.environ, context.locations)
    context.emit_object(
        row_of(found),
        lambda _: render.labelled(
            {
                "tracker": found.tracker,
                "schema": found.schema,
                "PostgreSQL": found.server or "out of reach",
                "Python": found.python,
            }
        ),
    )


def _show_status(context: CommandContext) -> None:
    from tracker.features.server import render, service
    from tracker.output.plain import row_of

    found = service.status(context.environ, context.locations)
    context.emit_object(row_of(found), lambda glyphs: render.status_card(found, glyphs))


def _show_change(context: CommandContext, change: SchemaChange) -> None:
    from tracker.features.server import render
    from tracker.output.plain import row_of

    context.emit_object(row_of(change), lambda glyphs: render.change_line(change, glyphs))


def _confirm(context: CommandContext, plan: DowngradePlan) -> None:
    """Go on only when the person at the terminal agrees."""
    from tracker.features.server import render

    words = render.plan_lines(plan)
    if not context.interactive:
        raise UsageError(words, "If that is what you want, add --yes.")
    context.say(words)
    typer.confirm("Go on?", abort=True)
