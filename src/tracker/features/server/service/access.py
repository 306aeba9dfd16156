"""Ways into the database for other programs: a URL, and psql."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

from psycopg.conninfo import make_conninfo

from tracker.core.errors import NotFoundError
from tracker.db import server
from tracker.db.engine import SEARCH_PATH, connection_parameters, parse_url
from tracker.db.session import transaction
from tracker.db.target import Target, find_target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.core.locations import Locations


def connection_url(environ: Mapping[str, str], locations: Locations) -> str:
    """Return a libpq URL with tracker's search path; a private server runs and is set up afterwards.

    A configured URL is given back as it stands, with its password if it has one. That of a profile is the
    person's own login there, for which the server asks a password: the session's secret stays where it is.
    """
    target = _ready(environ, locations)
    url = target.profile.url if target.profile else target.url
    if "options" in parse_url(url):
        return url
    if "://" not in url:
        return make_conninfo(url, options=f"-csearch_path={SEARCH_PATH}")
    return f"{url}{'&' if '?' in url else '?'}options={quote(f'-csearch_path={SEARCH_PATH}', safe='')}"


def psql_call(
    environ: Mapping[str, str], locations: Locations, *, arguments: Sequence[str]
) -> tuple[list[str], dict[str, str]]:
    """Return the command line and environment of a psql on the database, as the person's own login.

    The password goes through the environment, which other people of the machine cannot read.
    """
    target = _ready(environ, locations)
    inherited = {
        name: value for name, value in environ.items() if not (target.private and name.startswith("PG"))
    }
    parameters = connection_parameters(target.url, inherited) | {"application_name": "psql"}
    password = parameters.pop("password", None)
    argv = [_psql(environ, private=target.private), f"--dbname={make_conninfo(**parameters)}", *arguments]
    return argv, inherited | ({} if password is None else {"PGPASSWORD": password})


def _ready(environ: Mapping[str, str], locations: Locations) -> Target:
    """Return the database's target, after setting a private one up if need be."""
    target = find_target(environ, locations)
    if target.private:
        with transaction(target, locations, action="", now=None):
            pass
    return target


def _psql(environ: Mapping[str, str], *, private: bool) -> str:
    """Return the program: the private server's own, or the system's, which knows TLS."""
    bundled = server.binaries() / "psql"
    found = str(bundled) if private else shutil.which("psql", path=environ.get("PATH")) or str(bundled)
    if not shutil.which(found):
        raise NotFoundError("psql is not installed.", "Install PostgreSQL's client programs.")
    return found
