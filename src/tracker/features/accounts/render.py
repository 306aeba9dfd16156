"""How settings, an account and interests look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import plural, quoted, visible
from tracker.core.undoing import UNCHANGED, UNDO_COMMAND, UNDO_HINT
from tracker.features.accounts.machine import has
from tracker.features.accounts.values import in_words
from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from tracker.features.accounts.service import Account, Deletion, SettingChange
    from tracker.output.theme import Glyphs

SETTING_COLUMNS: Sequence[Column] = (
    Column("key", "Setting", style="name"),
    Column("value", "Value", format=in_words),
    Column(
        "default", "Default", style="muted", format=lambda value: "" if value is None else in_words(value)
    ),
    Column("description", "What it does", style="muted", wrap=True),
)

TAG_COLUMNS: Sequence[Column] = (Column("tag", "Interest", style="name"),)


def account_card(account: Account) -> RenderableType:
    """Draw what tracker knows of a person, a line for each thing that they have said."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(style="heading", no_wrap=True)
    table.add_column(overflow="fold")
    for heading, words in _account_rows(account):
        table.add_row(heading, Text(visible(words)))
    name = account.display_name or account.username
    return Group(Text(visible(name), style="title"), table)


def _account_rows(account: Account) -> Iterator[tuple[str, str]]:
    profile = account.profile
    full_name = " ".join(part for part in (account.first_name, account.last_name) if part)
    frequency = profile.journaling_frequency
    rows = {
        "User name": account.username,
        "E-mail": account.email,
        "Name": full_name,
        "Born": account.date_of_birth,
        "Time zone": account.timezone,
        "About": account.bio,
        "Picture": account.avatar_url,
        "Interests": ", ".join(account.interests),
        "Social goals": ", ".join(profile.social_goals),
        "Comfort": _pairs(profile.comfort_levels),
        "With others": _pairs(profile.social_contexts),
        "Journaling": None if frequency is None else f"{plural(frequency, 'day')} a week",
        "Consent": f"given {account.consent_at:%Y-%m-%d}" if account.consent_at else "not given",
        "Since": f"{account.created:%Y-%m-%d}",
        "Last seen": f"{account.last_seen:%Y-%m-%d %H:%M}" if account.last_seen else None,
        "Public id": account.public_id,
    }
    return ((heading, str(value)) for heading, value in rows.items() if value not in (None, ""))


def _pairs(pairs: Mapping[str, str] | None) -> str:
    return ", ".join(f"{name}: {value}" for name, value in (pairs or {}).items())


def consent_line(account: Account, note: str | None, glyphs: Glyphs) -> str:
    """Say how consent stands, and with a note that it was changed just now, or not."""
    date = f" on {account.consent_at:%Y-%m-%d}" if account.consent_at else ""
    said = f"Consent given{date}." if account.consent_given else "Consent is not given."
    if note is None:
        return said
    return f"{said} {note}" if note == UNCHANGED else f"{glyphs.done} {said} {note}"


def tags_line(tags: Sequence[str], words: str, glyphs: Glyphs) -> RenderableType:
    """Say what was done with interests, a line for each."""
    from rich.text import Text

    if not tags:
        return Text(UNCHANGED)
    lines = Text("\n").join(
        Text.assemble(f"{glyphs.done} ", (visible(tag), "name"), f" {words}") for tag in tags
    )
    return lines.append(f". {UNDO_HINT}")


def archived(file: str, count: int, glyphs: Glyphs) -> str:
    """Say where an archive was written, and how much is in it."""
    return (
        f"{glyphs.done} {quoted(file)}: all that is stored of you, {plural(count, 'row')}.\n"
        "Read it back: tracker import tracker FILE"
    )


def deleted_line(deletion: Deletion, glyphs: Glyphs) -> str:
    """Say that an account is deleted, and until when that can be taken back."""
    return (
        f"{glyphs.done} Your account is deleted, and your sessions have ended.\n"
        f"Until {deletion.until:%Y-%m-%d} an admin can take it back:\n"
        f"tracker admin user restore {deletion.username}"
    )


def change_line(change: SettingChange, glyphs: Glyphs) -> str:
    """Say what a setting is now and was before."""
    if change.value == change.old:
        return f"{change.key} is {in_words(change.value)} already."
    values = f"{in_words(change.old)} {glyphs.arrow} {in_words(change.value)}"
    return f"{glyphs.done} {change.key}: {values}. Undo: {_undoing(change)}"


def _undoing(change: SettingChange) -> str:
    """What takes a change back: the database's own undo knows nothing of the machine's settings."""
    return f"tracker settings set {change.key} {in_words(change.old)}" if has(change.key) else UNDO_COMMAND
