"""`login` and `password`: what a person does with the password of their own login."""

from __future__ import annotations

import platform
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.context import CommandContext, current
from tracker.core.errors import UsageError
from tracker.features.sessions.commands.asking import Passwords
from tracker.features.sessions.commands.words import warn_of_environment

if TYPE_CHECKING:
    from tracker.db.profiles import Profile
    from tracker.db.target import Target
    from tracker.features.sessions.service import Identity

_LONGEST_LABEL = 100

PasswordStdinFlag = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input, as one line.")
]


def login(
    ctx: typer.Context,
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The server: postgresql://ann@db.example.org/tracker")
    ],
    password_stdin: PasswordStdinFlag = False,
    new_password_stdin: Annotated[
        bool,
        typer.Option(
            "--new-password-stdin", help="Take what follows a one-time password from a second line of it."
        ),
    ] = False,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="PROFILE", help="What to call the server; its host unless said."),
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(
            "--label", metavar="DEVICE", help="What to call this device; its host name unless said."
        ),
    ] = None,
) -> None:
    """Log in to a server, and work there from now on.

    The password is asked for, used once and not kept. It opens a session for this device alone, which lasts
    for seven days after it was used last. A one-time password, which an admin gave you, is used up: choose
    another one, or none, by leaving it empty.

    Examples:
      tracker login postgresql://ann@db.example.org/tracker
      tracker login postgresql://ann@db.example.org/tracker --name club --label laptop
      pass show tracker | tracker login postgresql://ann@db.example.org/tracker --password-stdin
    """
    from tracker.db.profiles import read_profiles
    from tracker.features.sessions import places, render
    from tracker.output.plain import row_of

    context = current(ctx)
    if new_password_stdin and not password_stdin:
        raise UsageError("--new-password-stdin is the second line of --password-stdin.", "Give both.")
    wanted = name or context.choices.profile
    profile = places.profile_for(url, name=wanted, known=read_profiles(context.locations.config))
    passwords = Passwords(context, from_stdin=password_stdin)
    target = places.login_target(
        profile.url, profile.username, passwords.ask(f"Password of {profile.username}")
    )
    new_password = _chosen(context, target, passwords, wanted=new_password_stdin)
    device = (label or platform.node() or "device")[: None if label else _LONGEST_LABEL]
    entered = _enter(context, profile, target, label=device, new_password=new_password)
    context.emit_object(
        row_of(entered),
        lambda glyphs: render.welcome(entered, glyphs, password_gone=new_password == ""),
    )
    warn_of_environment(context)


def password(ctx: typer.Context, password_stdin: PasswordStdinFlag = False) -> None:
    """Change the password of your login on a server.

    Asks for the present one and twice for the new one; with --password-stdin these are two lines. Devices
    that are logged in stay so.

    Examples:
      tracker password
      tracker password --profile club
    """
    from tracker.features.sessions import places, service

    context = current(ctx)
    own = places.own_login(context.environ, context.locations)
    passwords = Passwords(context, from_stdin=password_stdin)
    target = places.login_target(own.url, own.username, passwords.ask(f"Password of {own.username}"))
    if not password_stdin:
        # Nobody should think of a new one before the old one was found right.
        with context.work(at=target):
            pass
    new = passwords.choose("New password")
    if not new:
        raise UsageError("The new password is empty.", "Choose one; nothing was changed.")
    with context.work(at=target) as work:
        service.change_password(work.session, password=new)
    context.emit_object(
        {"username": own.username, "server": places.server_of(own.url), "changed": True},
        lambda glyphs: (
            f"{glyphs.done} The password of {own.username} is changed. Devices that are logged in stay so; "
            "to end them: tracker logout --all"
        ),
    )


def _chosen(context: CommandContext, target: Target, passwords: Passwords, *, wanted: bool) -> str | None:
    """Return what follows a one-time password, empty for none; None where the password is no such one."""
    from tracker.features.sessions import service

    with context.work(at=target) as work:
        one_time = service.has_one_time_password(work.session)
    if not one_time:
        if wanted:
            raise UsageError(
                "Your password is no one-time password and stays as it is.",
                "Leave --new-password-stdin out; to change it: tracker password",
            )
        return None
    if passwords.from_stdin:
        return passwords.choose("the new password") if wanted else ""
    context.say("That was a one-time password. Choose your own, or leave it empty to have none.")
    return passwords.choose("New password")


def _enter(
    context: CommandContext, profile: Profile, target: Target, *, label: str, new_password: str | None
) -> Identity:
    """Open a session as the person's own login, keep it, and choose its profile."""
    from tracker.db.credentials import prepare_directory, read_credentials, written_credentials
    from tracker.features.sessions import places, service

    prepare_directory(context.locations)
    before = read_credentials(context.locations, profile.name)
    # Left in this order: what the server has made true is kept, and its secret is on the disk before that.
    with ExitStack() as kept, context.work(at=target) as work:
        if before is not None:
            service.end_session(work.session, session_id=before.id)
        opened = service.open_session(work.session, label=label, new_password=new_password)
        found = service.identity(work.session).opening(opened)
        kept.enter_context(written_credentials(context.locations, profile.name, opened))
    places.remember(context.locations, profile)
    return found.at(server=places.server_of(profile.url), profile=profile.name)
