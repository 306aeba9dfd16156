"""How people and their ways in look to admins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import quoted
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from tracker.features.people.service import Admission, Setup, WayIn
    from tracker.output.theme import Glyphs

PERSON_COLUMNS: Sequence[Column] = (
    Column("public_id", "Id", hidden=True),
    Column("username", "User", style="name"),
    Column("display_name", "Name", wrap=True),
    Column("email", "E-mail", style="muted", wrap=True),
    Column("role", "Login role", style="muted"),
    Column("admin", "Admin", format=lambda value: "yes" if value else ""),
    Column("status", "Status"),
    Column("created", "Since", style="muted", format=lambda value: str(value)[:10]),
    Column("last_used", "Last used", style="muted"),
    Column("sessions", "Devices", align="right"),
)
WAY_IN_COLUMNS: Sequence[Column] = (
    Column("username", "User", style="name"),
    Column("role", "Login role", style="muted"),
    Column("url", "URL", wrap=True),
    Column("one_time_password", "One-time password"),
)
CHECK_COLUMNS: Sequence[Column] = (
    Column("check", "Check", style="name"),
    Column("state", "State"),
    Column("found", "Found", wrap=True),
    Column("advice", "What to do", style="muted", wrap=True),
)


def setup_lines(setup: Setup, url: str) -> str:
    """Say what was made, and how it goes on; ``url`` holds no password."""
    made = [
        "made" if setup.created else "there already",
        "its schema is set up" if setup.upgraded else "its schema is up to date",
    ]
    lines = [f"Database {quoted(setup.database)}: {', '.join(made)}."]
    if setup.admin is not None:
        lines += [
            f"You are {quoted(setup.admin)} in it, and an admin.",
            f"To work with it: export TRACKER_DATABASE_URL='{url}'",
            "To add people: tracker admin user add NAME",
        ]
    return "\n".join([*lines, ""])


def way_in_card(way_in: WayIn, verb: str, glyphs: Glyphs) -> RenderableType:
    """Draw what to pass on to a person: what they type, and the password that it asks for."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for label, value in (
        ("They type", f"tracker login {way_in.url}"),
        ("Password", way_in.one_time_password),
    ):
        table.add_row(Text(f"  {label}", style="muted"), Text(value, overflow="fold"))
    return Group(
        Text.assemble(f"{glyphs.done} ", (way_in.username, "name"), f" {verb}."),
        table,
        Text(
            "The password is shown this once and opens one session within 7 days. "
            f"A new one: tracker admin user reset {way_in.username}",
            style="muted",
        ),
    )


def admission_line(admission: Admission, glyphs: Glyphs) -> RenderableType:
    """Say whether a person may log in now."""
    from rich.text import Text

    if admission.allowed:
        words = "may log in again" if admission.changed else "may log in already"
    else:
        words = "is kept out, and every session has ended" if admission.changed else "is kept out already"
    sign = glyphs.done if admission.changed else glyphs.bullet
    return Text.assemble(f"{sign} ", (admission.username, "name"), f" {words}.")


def where_passwords_are(file: str | None) -> str:
    """Say what the admin does next with the one-time passwords."""
    if file is None:
        return "Pass the one-time passwords on: they are shown this once, and open one session within 7 days."
    return (
        f"The one-time passwords are in {quoted(file)}: for your eyes only, each opens one session in 7 days."
    )
