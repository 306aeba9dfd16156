"""Profiles and where they lead: reading a server's URL, naming it, and what is in force."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import ConflictError, UsageError
from tracker.core.text import quoted
from tracker.db.credentials import forget_credentials, read_credentials
from tracker.db.engine import parse_url, with_login
from tracker.db.profiles import (
    CONFIG,
    PRIVATE,
    Profile,
    Profiles,
    change_profiles,
    check_name,
    read_profiles,
)
from tracker.db.target import URL_VARIABLE, Target, configured_in_file, named_place, nothing_configured

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tracker.core.locations import Locations
    from tracker.features.sessions.service import Identity

_UNNAMEABLE = re.compile(r"[^a-z0-9_.-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ListedProfile:
    """A profile with what is known of it here; ``current`` is the one that commands work with.

    ``logged_in_until`` is when this device's session ends unless it is used before, as far as known here.
    """

    name: str
    server: str | None
    username: str | None
    logged_in_until: datetime | None
    current: bool


def profile_for(url: str, *, name: str | None, known: Profiles) -> Profile:
    """Return the profile that a login to ``url`` makes: a known one of the same server, or a new one.

    ``UsageError`` for a URL with a password in it or without login or database, ``ConflictError`` where
    ``name`` belongs to another server.
    """
    parts = parse_url(url)
    if "password" in parts:
        raise UsageError(
            "The URL holds a password, which others can read in the list of processes.",
            "Leave it out: tracker asks for it, or reads it with --password-stdin.",
        )
    for key, missing, example in (("user", "login", "ann"), ("dbname", "database", "tracker")):
        if key not in parts:
            raise UsageError(
                f"{quoted(url)} names no {missing}.",
                f"Write it as postgresql://ann@db.example.org/tracker; the {missing} is {example} there.",
            )
    profile = Profile(name or "", url, parts["user"])
    if name is None:
        return _named(profile, parts, known)
    there = known.by_name.get(check_name(name))
    if there is not None and _same(there.url) != _same(url):
        raise ConflictError(
            f"The profile {quoted(name)} is {server_of(there.url)} already.",
            f"Choose another --name, or take that one away: tracker profile remove {name}",
        )
    return profile


def _named(profile: Profile, parts: Mapping[str, str], known: Profiles) -> Profile:
    for there in known.by_name.values():
        if _same(there.url) == _same(profile.url):
            return Profile(there.name, profile.url, profile.username)
    host = parts.get("host") or parts.get("hostaddr") or "localhost"
    host = "localhost" if host.startswith(("/", "@")) else host
    words = (host, f"{parts['user']}-{host}", f"{parts['user']}-{host}-{parts['dbname']}")
    for name in (_UNNAMEABLE.sub("-", word.lower()).strip("-._")[:_LONGEST_NAME] for word in words):
        if name and name not in known.by_name and name not in (PRIVATE, CONFIG):
            return Profile(name, profile.url, profile.username)
    raise ConflictError("There is a profile of that name already.", "Choose one: --name NAME")


def _same(url: str) -> tuple[str | None, ...]:
    """Return what makes a server, database and login the same, however the URL is written."""
    parts = {"port": "5432", **parse_url(url)}
    return tuple(parts.get(key) for key in ("host", "hostaddr", "port", "dbname", "user"))


def login_target(url: str, username: str, password: str) -> Target:
    """Return what to connect with as a person's own login; an empty password is none."""
    return Target(with_login(url, username, password or None), private=False)


def server_of(url: str) -> str:
    """Return a server as people name it: ``db.example.org:5433/tracker``, without login and options."""
    parts = parse_url(url)
    port = f":{parts['port']}" if "port" in parts else ""
    return f"{parts.get('host') or parts.get('hostaddr') or 'localhost'}{port}/{parts.get('dbname', '')}"


def placed(found: Identity, environ: Mapping[str, str], locations: Locations) -> Identity:
    """Return who is asking with the server and profile that the command works with."""
    place = named_place(environ, locations)
    if place is None:
        return found.at(server=PRIVATE, profile=PRIVATE)
    return found.at(server=server_of(place.url), profile=place.profile.name if place.profile else None)


def own_login(environ: Mapping[str, str], locations: Locations) -> Profile:
    """Return server and login role of the person's own login, which has a password.

    ``ConflictError`` for the private database, which has no passwords.
    """
    place = named_place(environ, locations)
    if place is None:
        raise ConflictError(
            "The private database has no passwords: the operating system says who you are.",
            "Name the server with --profile NAME; there are: tracker profile list",
        )
    if place.profile is not None:
        return place.profile
    parts = parse_url(place.url)
    if "user" not in parts:
        raise UsageError("The database URL names no login.", f"Write it into {URL_VARIABLE}.")
    return Profile("", place.url, parts["user"])


def list_profiles(environ: Mapping[str, str], locations: Locations) -> list[ListedProfile]:
    """Return the private profile, that of ``config.toml`` if there is one, and those logged in to."""
    profiles = read_profiles(locations.config)
    current = None if environ.get(URL_VARIABLE) else _current(environ, locations)
    found = [ListedProfile(PRIVATE, None, None, None, current == PRIVATE)]
    in_file = configured_in_file(locations)
    if in_file is not None:
        user = parse_url(in_file).get("user")
        found.append(ListedProfile(CONFIG, server_of(in_file), user, None, current == CONFIG))
    for profile in profiles.by_name.values():
        session = read_credentials(locations, profile.name)
        until = session.expires_at if session else None
        current_one = current == profile.name
        found.append(
            ListedProfile(profile.name, server_of(profile.url), profile.username, until, current_one)
        )
    return found


def _current(environ: Mapping[str, str], locations: Locations) -> str:
    place = named_place(environ, locations)
    if place is None:
        return PRIVATE
    return place.profile.name if place.profile else CONFIG


def remember(locations: Locations, profile: Profile) -> None:
    """Keep a profile and choose it."""
    change_profiles(locations.config, lambda profiles: profiles.adding(profile))


def choose(locations: Locations, name: str) -> None:
    """Let commands work with a profile; ``NotFoundError`` if there is none of that name."""
    if name == CONFIG and configured_in_file(locations) is None:
        raise nothing_configured(locations)

    def choosing(profiles: Profiles) -> Profiles:
        if name not in (CONFIG, PRIVATE):
            profiles.named(name)
        return profiles.choosing(name)

    change_profiles(locations.config, choosing)


def remove(locations: Locations, name: str, *, force: bool, now: datetime) -> Profile:
    """Forget a profile; ``ConflictError`` while its session lives, unless it is to be forgotten too."""
    if name in (PRIVATE, CONFIG):
        raise UsageError(f"The profile {quoted(name)} is always there.", "Others can be removed.")
    profiles = read_profiles(locations.config)
    profile = profiles.named(name)
    session = read_credentials(locations, name)
    if session is not None and session.expires_at > now and not force:
        raise ConflictError(
            f"You are still logged in on {quoted(name)}.",
            f"Log out first: tracker logout --profile {shlex.quote(name)}; --force just forgets it here.",
        )
    forget_credentials(locations, name)
    change_profiles(locations.config, lambda found: found.without(name))
    return profile
