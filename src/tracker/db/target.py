"""Which database a command works with: one that was configured, or the private one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    if environ.get(URL_VARIABLE):
        return environ[URL_VARIABLE]
    path = locations.config / "config.toml"
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f'The configuration file "{path}" is not TOML: {error}.', "Mend or move the file."
        ) from error
    url = settings.get("database_url")
    return str(url) if url else None


def find_target(environ: Mapping[str, str], locations: Locations) -> Target:
    """Find the database of a command, starting the private server when that is the one."""
    url = configured_url(environ, locations)
    if url is not None:
        return Target(url, private=False)
    from tracker.db.server import ensure_running

    return Target(ensure_running(locations).url(PRIVATE_ROLE, PRIVATE_DATABASE), private=True)
