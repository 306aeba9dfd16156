"""Which database a command works with: one that was named, by a URL or a profile, or the private one.

The first of these that says something decides: ``--profile`` (which `cli` turns into the variables),
``TRACKER_DATABASE_URL``, ``TRACKER_PROFILE``, the chosen profile, ``database_url`` of ``config.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.core.errors import NotFoundError, UsageError
from tracker.db.profiles import CONFIG, PRIVATE, Profile, not_logged_in, read_profiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.core.locations import Locations
    from tracker.db.credentials import Credentials

URL_VARIABLE = "TRACKER_DATABASE_URL"
PROFILE_VARIABLE = "TRACKER_PROFILE"
PRIVATE_DATABASE = "tracker"
PRIVATE_ROLE = "me"
SUPERUSER = "postgres"


@dataclass(frozen=True)
class Target:
    """What to connect with: a libpq URL or connection string, which may hold a secret.

    ``private`` says that the server is the one that tracker starts by itself; a profile's target has the
    session of this device, whose login is in the URL.
    """

    url: str = field(repr=False)
    private: bool
    profile: Profile | None = None
    session: Credentials | None = None


@dataclass(frozen=True)
class Place:
    """A database that somebody named: by its URL, or by a profile, whose URL holds no secret."""

    url: str = field(repr=False)
    profile: Profile | None = None

    def target(self, locations: Locations) -> Target:
        """Return what to connect with; ``NotPermittedError`` for a profile without a session."""
        if self.profile is None:
            return Target(self.url, private=False)
        from tracker.db.credentials import read_credentials
        from tracker.db.engine import with_login

        session = read_credentials(locations, self.profile.name)
        if session is None:
            raise not_logged_in(self.profile)
        url = with_login(self.url, session.role, session.secret)
        return Target(url, private=False, profile=self.profile, session=session)


def named_place(environ: Mapping[str, str], locations: Locations) -> Place | None:
    """Return the database that was named; None if it is the private one."""
    url = environ.get(URL_VARIABLE)
    if url:
        return Place(url)
    profiles = read_profiles(locations.config)
    name = environ.get(PROFILE_VARIABLE) or profiles.chosen
    if name == PRIVATE:
        return None
    if name is None or name == CONFIG:
        url = configured_in_file(locations)
        if url is None and name == CONFIG:
            raise nothing_configured(locations)
        return None if url is None else Place(url)
    profile = profiles.named(name)
    return Place(profile.url, profile)


def configured_url(environ: Mapping[str, str], locations: Locations) -> str | None:
    """Return what to connect to the named database with, which may hold a secret; None: the private one."""
    place = named_place(environ, locations)
    return None if place is None else place.target(locations).url


def configured_in_file(locations: Locations) -> str | None:
    """Return the ``database_url`` of ``config.toml``, if there is one."""
    path = locations.config / "config.toml"
    try:
        url = tomllib.loads(path.read_text("utf-8")).get("database_url")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f'The configuration file "{path}" is not TOML: {error}.', "Mend or move the file."
        ) from error
    if url is not None and not isinstance(url, str):
        raise UsageError(
            f'The database_url in "{path}" is not text: {url}.',
            'Write database_url = "postgresql://user@host/database".',
        )
    return url or None


def nothing_configured(locations: Locations) -> NotFoundError:
    """Return what to tell where the profile of ``config.toml`` is asked for, and there is none."""
    return NotFoundError(
        f'There is no database_url in "{locations.config / "config.toml"}".',
        "Write one there, or choose another profile: tracker profile list",
    )


def find_target(
    environ: Mapping[str, str], locations: Locations, *, private_role: str = PRIVATE_ROLE
) -> Target:
    """Find the database of a command, starting the private server when that is the one.

    ``private_role`` is who to be there.
    """
    place = named_place(environ, locations)
    if place is not None:
        return place.target(locations)
    from tracker.db.server import ensure_running

    return Target(ensure_running(locations).url(private_role, PRIVATE_DATABASE), private=True)


def target_at_hand(environ: Mapping[str, str], locations: Locations) -> Target | None:
    """Return the database of a command, None where it cannot answer.

    That is the private one while its server does not run, and a profile that nobody is logged in to.
    """
    place = named_place(environ, locations)
    if place is None:
        return running_private_target(environ, locations)
    from tracker.db.credentials import read_credentials

    if place.profile is not None and read_credentials(locations, place.profile.name) is None:
        return None
    return place.target(locations)


def running_private_target(environ: Mapping[str, str], locations: Locations) -> Target | None:
    """Return the private database if that is the one and its server runs; starts nothing."""
    from tracker.db.server import running

    address = None if named_place(environ, locations) is not None else running(locations)
    return None if address is None else Target(address.url(PRIVATE_ROLE, PRIVATE_DATABASE), private=True)
