"""`account …`: what tracker knows of a person, taking it along, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.cli.options import YesOption
from tracker.core.errors import UsageError
from tracker.core.undoing import UNCHANGED, UNDO_HINT

if TYPE_CHECKING:
    from tracker.features.accounts.service import Account

app = typer.Typer(help="Show, change or leave your account.", no_args_is_help=True, add_completion=False)


def _text(flag: str, metavar: str, words: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar=metavar, help=words)
    return option


@app.command()
def show(ctx: typer.Context) -> None:
    """Show what tracker knows of you.

    Examples:
      tracker account show
      tracker account show --json
    """
    from tracker.features.accounts import service

    context = current(ctx)
    with context.work() as work:
        account = service.get(work.session)
    _show(context, account)


@app.command()
def edit(
    ctx: typer.Context,
    email: Annotated[str | None, _text("--email", "ADDRESS", "Your e-mail address.")] = None,
    display_name: Annotated[str | None, _text("--display-name", "NAME", "What others call you.")] = None,
    first_name: Annotated[str | None, _text("--first-name", "NAME", "Your first name.")] = None,
    last_name: Annotated[str | None, _text("--last-name", "NAME", "Your last name.")] = None,
    bio: Annotated[str | None, _text("--bio", "TEXT", "A few words on yourself.")] = None,
    avatar_url: Annotated[str | None, _text("--avatar-url", "URL", "The address of a picture.")] = None,
    born: Annotated[str | None, _text("--born", "DAY", "Your date of birth: 1990-05-17.")] = None,
    timezone: Annotated[str | None, _text("--timezone", "ZONE", "Where you are: Europe/Lisbon.")] = None,
    social_goals: Annotated[
        str | None, _text("--social-goals", "TEXT,TEXT", "What you want with others.")
    ] = None,
    comfort_levels: Annotated[
        str | None, _text("--comfort-levels", "WHAT=LEVEL,...", "How you feel: low, medium or high.")
    ] = None,
    social_contexts: Annotated[
        str | None, _text("--social-contexts", "WHERE=TEXT,...", "Where you are with others, and how.")
    ] = None,
    journaling: Annotated[
        str | None, _text("--journaling", "DAYS", "On how many days a week you want to write: 0 to 7.")
    ] = None,
) -> None:
    """Change what tracker knows of you.

    An empty text takes a value away.

    Examples:
      tracker account edit --email ann@example.org --display-name Ann
      tracker account edit --born 1990-05-17 --timezone Europe/Lisbon
      tracker account edit --bio ""
      tracker account edit --comfort-levels "parties=low, small groups=high"
    """
    from tracker.features.accounts import service
    from tracker.features.accounts.entered import read_count, read_day, read_list, read_pairs

    context = current(ctx)
    texts = {
        "email": email,
        "display_name": display_name,
        "first_name": first_name,
        "last_name": last_name,
        "bio": bio,
        "avatar_url": avatar_url,
    }
    fields: dict[str, object] = {key: value or None for key, value in texts.items() if value is not None}
    if born is not None:
        fields["date_of_birth"] = read_day(born)
    profile: dict[str, object] = {
        key: read(value)
        for key, read, value in (
            ("social_goals", read_list, social_goals),
            ("comfort_levels", read_pairs, comfort_levels),
            ("social_contexts", read_pairs, social_contexts),
            ("journaling_frequency", read_count, journaling),
        )
        if value is not None
    }
    if not fields and not profile and timezone is None:
        raise UsageError(
            "Nothing was said that could be changed.",
            "Give --email, --display-name, --first-name, --last-name, --bio, --avatar-url, --born, "
            "--timezone, --social-goals, --comfort-levels, --social-contexts or --journaling.",
        )
    with context.work() as work:
        account = service.change(
            work.session, fields=fields, profile=profile, timezone=timezone, today=work.today
        )
        note = f"Changed. {UNDO_HINT}" if work.has_changed() else UNCHANGED
    _show(context, account, note)


@app.command()
def consent(
    ctx: typer.Context,
    answer: Annotated[
        str | None, typer.Argument(metavar="[yes|no]", help="What you say; without it, what you said.")
    ] = None,
) -> None:
    """Agree that your data are kept and used, or take that back.

    What it is asked for says whoever runs the server. The date is the database's.

    Examples:
      tracker account consent
      tracker account consent yes
    """
    from tracker.features.accounts import render, service
    from tracker.features.accounts.values import read_switch

    context = current(ctx)
    given = None if answer is None else read_switch(answer)
    note = None
    with context.work() as work:
        if given is None:
            account = service.get(work.session)
        else:
            account = service.consent(work.session, given=given)
            note = UNDO_HINT if work.has_changed() else UNCHANGED
    context.emit_object(
        {"given": account.consent_given, "at": account.consent_at},
        lambda glyphs: render.consent_line(account, note, glyphs),
    )


@app.command()
def export(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="Where to; tracker-NAME-DAY.zip unless said, - is standard output."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write all that is stored of you into one archive.

    It holds what `tracker export` writes, and so can be read back with `tracker import tracker FILE`; beside
    it your account, settings, profile, interests, sessions, audit and every other row that is yours. The file
    is for your eyes only (mode 0600).

    Examples:
      tracker account export
      tracker account export everything.zip
    """
    from tracker.features.accounts import render
    from tracker.features.accounts.service import archive
    from tracker.output.files import private_file

    context = current(ctx)
    if file == "-":
        from tracker.features.transfer.files import standard_output

        with standard_output(context.stdout, binary=True) as out, context.work() as work:
            archive.write(work.session, out.stream)
        return
    with context.work() as work:
        path = file or f"tracker-{work.person.username}-{work.today}.zip"
        with private_file(path, force=force) as stream:
            rows = archive.write(work.session, stream)
    context.emit_object(
        {"file": path, "rows": rows}, lambda glyphs: render.archived(path, sum(rows.values()), glyphs)
    )


@app.command()
def delete(ctx: typer.Context, yes: YesOption = False) -> None:
    """Leave: delete your account with all that is in it.

    You are nobody on the server from then on, and all your sessions end. For 30 days an admin can take it
    back; then everything of yours is purged. Journeys that others are on stay, and get another owner.

    Examples:
      tracker account export
      tracker account delete
    """
    from tracker.db.target import find_target
    from tracker.features.accounts import render, service

    context = current(ctx)
    if find_target(context.environ, context.locations).private:
        raise UsageError(
            "This database is yours alone: there is no account to delete.",
            f'To be rid of it: tracker db stop, then delete the folder "{context.locations.data}".',
        )
    if not yes:
        _confirm(context)
    with context.work() as work:
        deletion = service.delete_me(work.session)
    context.emit_object(
        {"username": deletion.username, "until": deletion.until},
        lambda glyphs: render.deleted_line(deletion, glyphs),
    )


def _confirm(context: CommandContext) -> None:
    """Go on only when the person at the terminal types their name."""
    if not context.interactive:
        raise UsageError("Deleting an account has to be confirmed.", "If that is what you want, add --yes.")
    with context.work() as work:
        username = work.person.username
    context.say("Your account and everything in it will be deleted.\nKeep a copy: tracker account export")
    answer = str(typer.prompt(f"Type {username} to go on", default="", show_default=False))
    if answer.strip() != username:
        raise UsageError(f'"{answer}" is not your user name.', "Nothing was deleted.")


def _show(context: CommandContext, account: Account, note: str | None = None) -> None:
    from tracker.features.accounts import render

    context.emit_object(account.as_row(), lambda _: render.account_card(account))
    if note is not None and not context.options.for_machines:
        context.say(f"\n{note}")
