"""Connections: one engine per command, no pool, the search path set at connect.

No schema name stands in our SQL: the search path decides, so that an organisation can be a schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from tracker import __version__

if TYPE_CHECKING:
    from sqlalchemy import Engine

SEARCH_PATH = "tracker,pg_temp"
_LOCAL_HOSTS = frozenset({"", "localhost", "127.0.0.1", "::1"})


def make_engine(url: str, *, now: str | None = None) -> Engine:
    """Return an engine for a libpq URL; ``now`` (ISO time) is the clock of databases that let it be moved.

    Hosts that are not local get ``sslmode=verify-full`` and ``channel_binding=require`` unless the URL says
    otherwise.
    """
    target = make_url(url).set(drivername="postgresql+psycopg")
    settings = [f"-csearch_path={SEARCH_PATH}"] + ([f"-ctracker.now={now.replace(' ', 'T')}"] if now else [])
    own_options = target.query.get("options", "")
    options = own_options if isinstance(own_options, str) else " ".join(own_options)
    arguments: dict[str, str] = {
        "options": " ".join([options, *settings]).strip(),
        "application_name": f"tracker {__version__}",
    }
    host = target.host or str(target.query.get("host", ""))
    if host not in _LOCAL_HOSTS and not host.startswith(("/", "@")):
        arguments |= {
            key: value
            for key, value in {"sslmode": "verify-full", "channel_binding": "require"}.items()
            if key not in target.query
        }
    return create_engine(
        target.difference_update_query(["options"]),
        connect_args={"connect_timeout": 10, **arguments},
        poolclass=NullPool,
        use_native_hstore=False,
    )
