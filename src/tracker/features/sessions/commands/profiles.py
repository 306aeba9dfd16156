"""`profile …`: several servers, and the private database, side by side."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from tracker.cli.context import current
from tracker.features.sessions.commands.words import warn_of_environment

profile = typer.Typer(
    help="Choose between servers and your own data.", no_args_is_help=True, add_completion=False
)


def _complete_name(ctx: typer.Context, incomplete: str) -> list[str]:
    from tracker.cli.global_options import complete_profile

    return complete_profile(ctx, incomplete)


NameArgument = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A profile's name.", autocompletion=_complete_name),
]


@profile.command("list")
def list_(ctx: typer.Context) -> None:
    """List the private database and the servers that you logged in to.

    `config` is the database_url of config.toml, if there is one. TRACKER_DATABASE_URL comes before all of
    them, and --profile before that.

    Examples:
      tracker profile list
      tracker profile list --json
    """
    from tracker.db.target import URL_VARIABLE
    from tracker.features.sessions import places, render
    from tracker.output.plain import row_of

    context = current(ctx)
    found = places.list_profiles(context.environ, context.locations)
    context.emit_rows([row_of(one) for one in found], render.PROFILE_COLUMNS, empty="")
    if context.environ.get(URL_VARIABLE):
        context.say(f"None of them is in use: {URL_VARIABLE} is set and comes before them.")


@profile.command()
def use(ctx: typer.Context, name: NameArgument) -> None:
    """Let commands work with a server, or with your private database.

    For one command alone, write --profile NAME instead.

    Examples:
      tracker profile use club
      tracker profile use private
    """
    from tracker.features.sessions import places

    context = current(ctx)
    places.choose(context.locations, name)
    context.emit_object({"name": name}, lambda glyphs: f'{glyphs.done} Commands work with "{name}" now.')
    warn_of_environment(context)


@profile.command()
def remove(
    ctx: typer.Context,
    name: NameArgument,
    force: Annotated[
        bool, typer.Option("--force", help="Even while logged in; the server is not told.")
    ] = False,
) -> None:
    """Forget a server.

    Nothing is deleted on it. If it was the chosen one, commands go back to your private database.

    Examples:
      tracker profile remove club
    """
    from tracker.features.sessions import places

    context = current(ctx)
    removed = places.remove(context.locations, name, force=force, now=datetime.now(UTC))
    context.emit_object(
        {"name": removed.name}, lambda glyphs: f'{glyphs.done} The profile "{removed.name}" is forgotten.'
    )
