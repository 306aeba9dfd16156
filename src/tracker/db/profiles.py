"""Profiles: servers that the person has logged in to, by name, and which of them commands work with.

They stand in ``profiles.toml``, which tracker writes. No password is ever in there: what a device logs in
with is kept by `credentials`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.core.errors import NotFoundError, NotPermittedError, SessionEndedError, UsageError
from tracker.core.text import near, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PRIVATE = "private"
"""The profile of the private database, which is always there."""
CONFIG = "config"
"""The profile of the ``database_url`` in ``config.toml``, there whenever that is."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
_PATIENCE_SECONDS = 10.0
_HEADING = "# Written by tracker login and tracker profile. No password is in here.\n"


@dataclass(frozen=True, slots=True)
class Profile:
    """A server by name: a libpq URL without password, and the login role of the person there."""

    name: str
    url: str
    username: str


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles by name, and the chosen one (None: nobody chose yet)."""

    by_name: Mapping[str, Profile] = field(default_factory=dict)
    chosen: str | None = None

    def named(self, name: str) -> Profile:
        """Return the profile; ``NotFoundError`` if there is none of that name."""
        found = self.by_name.get(name)
        if found is None:
            known = [PRIVATE, *self.by_name]
            close = near(name, known)
            hint = f"Did you mean {quoted(close[0])}?" if close else f"There are {', '.join(known)}."
            raise NotFoundError(f"There is no profile {quoted(name)}.", hint)
        return found

    def adding(self, profile: Profile) -> Profiles:
        """Return them with this one, which is chosen."""
        return Profiles({**self.by_name, profile.name: profile}, profile.name)

    def choosing(self, name: str | None) -> Profiles:
        """Return them with another one chosen."""
        return replace(self, chosen=name)

    def without(self, name: str) -> Profiles:
        """Return them without this one; nothing is chosen afterwards if it was."""
        left = {key: profile for key, profile in self.by_name.items() if key != name}
        return Profiles(left, None if self.chosen == name else self.chosen)


def not_logged_in(profile: Profile) -> NotPermittedError:
    """Return what to tell where a profile has no session on this device."""
    return NotPermittedError(
        f"You are not logged in on {quoted(profile.name)}.", f"Log in: {login_words(profile)}"
    )


def session_ended(profile: Profile) -> SessionEndedError:
    """Return what to tell where the server does not know the session of this device any more."""
    return SessionEndedError(
        f"Your session on {quoted(profile.name)} has ended.", f"Log in again: {login_words(profile)}"
    )


def login_words(profile: Profile) -> str:
    """Return the command that logs in to a profile's server."""
    return f"tracker login {shlex.quote(profile.url)}"


def profiles_file(config: Path) -> Path:
    """Where the profiles are kept."""
    return config / "profiles.toml"


def check_name(name: str) -> str:
    """Return the name if a new profile may have it; a ``UsageError`` otherwise."""
    if not _NAME.fullmatch(name) or name in (PRIVATE, CONFIG):
        raise UsageError(
            f"{quoted(name)} cannot be a profile's name.",
            "Take up to 60 of a-z, 0-9, dot, dash and underscore; private and config have a meaning already.",
        )
    return name


def read_profiles(config: Path) -> Profiles:
    """Return what is in the file; none where there is no file. ``UsageError`` if it makes no sense."""
    path = profiles_file(config)
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Profiles()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, str(error)) from error
    try:
        tables = written.get("profiles", {})
        found = {name: Profile(name, str(it["url"]), str(it["username"])) for name, it in tables.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise _unreadable(path, "a profile has a url and a username") from error
    if not all(map(_NAME.fullmatch, found)):
        raise _unreadable(path, "a profile's name is a-z, 0-9, dot, dash and underscore")
    chosen = written.get("chosen")
    return Profiles(found, str(chosen) if chosen else None)


def change_profiles(config: Path, change: Callable[[Profiles], Profiles]) -> None:
    """Keep what ``change`` makes of the profiles as they are by now, while no other tracker changes them.

    Nothing is written where it raises.
    """
    from tracker.db.server.locking import locked

    config.mkdir(parents=True, exist_ok=True, mode=0o700)
    with locked(
        config / ".profiles.lock",
        limit_seconds=_PATIENCE_SECONDS,
        message="Another tracker is changing the profiles and does not finish.",
        hint="Try again.",
    ):
        _write_profiles(config, change(read_profiles(config)))


def _write_profiles(config: Path, profiles: Profiles) -> None:
    """Replace the file in one step."""
    path = profiles_file(config)
    lines = [_HEADING]
    if profiles.chosen:
        lines.append(f"chosen = {_toml(profiles.chosen)}\n")
    for profile in profiles.by_name.values():
        lines.append(f"\n[profiles.{_toml(profile.name)}]\n")
        lines.append(f"url = {_toml(profile.url)}\nusername = {_toml(profile.username)}\n")
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_text("".join(lines), "utf-8")
    new.replace(path)


def _toml(text: str) -> str:
    """Return a string of TOML: it is escaped as in JSON, but for a character that JSON leaves alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _unreadable(path: Path, reason: str) -> UsageError:
    return UsageError(
        f'The file of profiles "{path}" makes no sense: {reason.removesuffix(".")}.',
        "Move it away and log in again.",
    )
