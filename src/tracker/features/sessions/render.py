"""How sessions, profiles and people look."""

from __future__ import annotations

import shlex
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.core.text import quoted, visible
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from tracker.features.sessions.service import DeviceSession, Identity
    from tracker.output.theme import Glyphs

_SHORT_ID = 8


def _mark(value: object) -> str:
    return "yes" if value else ""


def _day(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else ""


def _until(value: object) -> str:
    """Say until when a session of this machine lasts, in the machine's own time."""
    return f"{value.astimezone():%Y-%m-%d %H:%M}" if isinstance(value, datetime) else ""


SESSION_COLUMNS: Sequence[Column] = (
    Column("id", "Id", style="muted", format=lambda value: str(value)[:_SHORT_ID]),
    Column("label", "Device", style="name", wrap=True),
    Column("created", "Since", format=_day),
    Column("last_used", "Last used"),
    Column("expires", "Ends", format=_day),
    Column("current", "Here", format=_mark),
)
PROFILE_COLUMNS: Sequence[Column] = (
    Column("name", "Profile", style="name"),
    Column("server", "Server", wrap=True, format=lambda value: str(value or "on this machine")),
    Column("username", "Login", style="muted"),
    Column("logged_in_until", "Logged in until", format=_until),
    Column("current", "In use", format=_mark),
)


def identity_card(found: Identity, _glyphs: Glyphs) -> RenderableType:
    """Draw who is asking as labelled lines, without those that say nothing."""
    from rich.table import Table
    from rich.text import Text

    session = found.session
    lines = {
        "User": found.username,
        "Name": found.display_name,
        "E-mail": found.email,
        "Server": found.server,
        "Profile": found.profile if found.profile != found.server else None,
        "Device": session and session.label,
        "Logged in until": session and _until(session.expires),
        "Role": None if session else found.role,
        "Rights": "admin" if found.admin else None,
    }
    table = Table.grid(padding=(0, 2))
    for label, value in lines.items():
        if value:
            table.add_row(Text(label, style="muted"), Text(visible(value), overflow="fold"))
    return table


def welcome(found: Identity, glyphs: Glyphs, *, password_gone: bool) -> RenderableType:
    """Say who is logged in where, and what follows from it."""
    from rich.text import Text

    lines = [f"{glyphs.done} Logged in as {found.username} on {found.server}; tracker works there now."]
    if found.session:
        lines.append(
            f"  This device is {quoted(found.session.label)} there, until {_until(found.session.expires)} "
            "and on while you use it."
        )
    lines.append("  Back to your own database: tracker profile use private")
    if password_gone:
        lines.append(
            "  The one-time password is used up and you have no other: once you are logged out everywhere, "
            "an admin has to give you a new one."
        )
    return Text("\n".join(lines))


def ended_line(ended: DeviceSession, glyphs: Glyphs) -> str:
    """Say which session is over."""
    return f"{glyphs.done} The session of {quoted(ended.label)} has ended, with its connections."


def logged_out_line(sessions: int, profile: str | None, glyphs: Glyphs) -> str:
    """Say what a logout ended, and how to go on; 0 is a session that was over already."""
    what = {0: "Your session was over already.", 1: "Logged out."}.get(
        sessions, f"Logged out on all {sessions} devices."
    )
    if profile is None:
        return f"{glyphs.done} {what}"
    chosen = shlex.quote(profile)
    return (
        f'{glyphs.done} {what} The profile "{profile}" stays: log in to it again, or leave it with '
        f"`tracker profile use private`, or take it away with `tracker profile remove {chosen}`."
    )
