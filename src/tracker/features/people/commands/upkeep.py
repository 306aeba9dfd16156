"""`admin user delete`, `admin user restore` and `admin maintain`: the end of accounts, and tidying up."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import YesOption
from tracker.core.errors import UsageError
from tracker.core.text import quoted

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The person's user name.")]


def delete_user(ctx: typer.Context, name: NameArgument, yes: YesOption = False) -> None:
    """Delete a person's account; for 30 days it can be restored.

    They are nobody at once, and not on leaderboards any more. Their rows go with `tracker admin maintain`
    once the time is over.

    Examples:
      tracker admin user delete ben
      tracker admin user delete ben --yes --json
    """
    from tracker.features.people import render_upkeep
    from tracker.features.people.service import upkeep

    context = current(ctx)
    if not yes:
        _confirm(context, name)
    with context.administer() as session:
        deleted = upkeep.delete(session, username=name)
    context.emit_object(deleted.as_row(), lambda glyphs: render_upkeep.deleted(deleted, glyphs))


def restore_user(ctx: typer.Context, name: NameArgument) -> None:
    """Take the deletion of an account back.

    The person logs in again as before; their sessions have ended.

    Examples:
      tracker admin user restore ben
    """
    from tracker.features.people import render_upkeep
    from tracker.features.people.service import upkeep

    context = current(ctx)
    with context.administer() as session:
        changed = upkeep.restore(session, username=name)
    context.emit_object(
        {"username": name.lower(), "changed": changed},
        lambda glyphs: render_upkeep.restored(name.lower(), glyphs, changed=changed),
    )


def maintain(ctx: typer.Context) -> None:
    """Purge deleted people whose time is over, and tidy up.

    Takes them out of every table with their login roles; journeys that others are on get another owner.
    Clears sessions that have run out, rows that an import left behind, tags that nobody uses, and after 180
    days the ids of what arrived from outboxes. To be run from cron once a day; twice at once does no harm.

    Examples:
      tracker admin maintain
      tracker admin maintain --json
    """
    from tracker.features.people import render_upkeep
    from tracker.features.people.service import upkeep
    from tracker.output.plain import row_of

    context = current(ctx)
    with context.administer() as session:
        done = upkeep.maintain(session)
    context.emit_object(row_of(done), lambda glyphs: render_upkeep.maintained(done, glyphs))


def _confirm(context: CommandContext, name: str) -> None:
    """Go on only when the person at the terminal agrees."""
    words = f"The account {quoted(name)} will be deleted."
    if not context.interactive:
        raise UsageError(words, "If that is what you want, add --yes.")
    context.say(words)
    typer.confirm("Go on?", abort=True)
