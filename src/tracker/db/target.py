"""Which database a command works with: one that was configured, or the private one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tracker.core.locations import Locations

URL_VARIABLE = "TRACKER_DATABASE_URL"
PRIVATE_DATABASE = "tracker"
PRIVATE_ROLE = "me"
SUPERUSER = "postgres"


@dataclass(frozen=True)
class Target:
    """A libpq URL; ``private`` says that the server is the one that tracker starts by itself."""

    url: str
    private: bool


def configured_url(environ: Mapping[str, str], locations: Locations) -> str | None:
    """Return the URL of the environment, else of ``config.toml`` (key ``database_url``), else None."""
    return environ.get(URL_VARIABLE) or _url_of_file(locations.config / "config.toml")


def _url_of_file(path: Path) -> str | None:
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


def find_target(
    environ: Mapping[str, str], locations: Locations, *, private_role: str = PRIVATE_ROLE
) -> Target:
    """Find the database of a command, starting the private server when that is the one.

    ``private_role`` is who to be there.
    """
    url = configured_url(environ, locations)
    if url is not None:
        return Target(url, private=False)
    from tracker.db.server import ensure_running

    return Target(ensure_running(locations).url(private_role, PRIVATE_DATABASE), private=True)


def target_at_hand(environ: Mapping[str, str], locations: Locations) -> Target | None:
    """Return the database of a command, None if it is the private one and its server does not run."""
    url = configured_url(environ, locations)
    if url is not None:
        return Target(url, private=False)
    return running_private_target(environ, locations)


def running_private_target(environ: Mapping[str, str], locations: Locations) -> Target | None:
    """Return the private database if that is the one and its server runs; starts nothing."""
    from tracker.db.server import running

    address = None if configured_url(environ, locations) is not None else running(locations)
    return None if address is None else Target(address.url(PRIVATE_ROLE, PRIVATE_DATABASE), private=True)
