"""Connections: one engine per command and database, the search path set at connect.

No schema name stands in our SQL: the search path decides, so that an organisation can be a schema.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from getpass import getuser
from hashlib import sha256
from typing import TYPE_CHECKING

from psycopg import Connection, ProgrammingError
from psycopg import Error as DriverError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from tracker import __version__
from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Dialect, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import Pool

SEARCH_PATH = "tracker,pg_temp"
_PLANNING = "-cplan_cache_mode=force_generic_plan"
"""Our functions look rows up by key, so planning them anew for other values is wasted."""

_LOCAL_HOSTS = frozenset({"", "localhost", "127.0.0.1", "::1"})
_ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})
_CONNECT_TIMEOUT_SECONDS = "10"
_SHORTEST_TIMEOUT_SECONDS = "2"
_SCHEME = re.compile(r"^(postgres(?:ql)?)\+\w+://")
_CREDENTIALS = re.compile(r"//([^@/\s]*)@")


def make_engine(url: str, *, now: str | None = None, private: bool = False) -> Engine:
    """Return an engine for a libpq URL; ``now`` (ISO time) is the clock of databases that let it be moved.

    For a configured server libpq's environment (``PGHOST``, ``PGSSLMODE``, …) fills in what the URL leaves
    open; with ``private`` it is not read at all.
    """
    parameters = connection_parameters(url, {} if private else os.environ, now=now)
    return _engine(parameters, NullPool, private=private)


def kept_engine(url: str, *, now: str | None = None, private: bool = False) -> Engine:
    """Return an engine as `make_engine` does, the same one for the same connection.

    It remembers the statements that were compiled, and keeps a connection that was not detached from it: that
    is how a warm process prepares for the next command.
    """
    parameters = connection_parameters(url, {} if private else os.environ, now=now)
    return _kept_engine(frozenset(parameters.items()), private)


def connect_early(url: str, *, private: bool) -> Connection:
    """Connect before there is a command, and return the driver's connection.

    It becomes the next one of the `kept_engine` for the same URL, unless the server has ended it by then.
    What SQLAlchemy does with a connection is left until that moment: it writes into memory that is shared.
    """
    parameters = connection_parameters(url, {} if private else os.environ)
    with undisturbed() if private else nullcontext():
        connection = Connection.connect(make_conninfo("", **parameters))

    def hand_over(*_call: object) -> Connection | None:
        try:
            connection.execute("")
            connection.rollback()
        except DriverError:
            return None
        return connection

    event.listen(kept_engine(url, private=private), "do_connect", hand_over, insert=True, once=True)
    return connection


@lru_cache(maxsize=4)
def _kept_engine(parameters: frozenset[tuple[str, str]], private: bool) -> Engine:  # noqa: FBT001
    return _engine(dict(parameters), QueuePool, private=private, pool_size=1, pool_pre_ping=True)


def _engine(
    parameters: Mapping[str, str], pool: type[Pool], *, private: bool, **options: int | bool
) -> Engine:
    engine = create_engine(
        "postgresql+psycopg://",
        connect_args=dict(parameters),
        poolclass=pool,
        use_native_hstore=False,
        **options,
    )
    if private:
        event.listen(engine, "do_connect", _connect_undisturbed)
    return engine


def connection_parameters(url: str, environ: Mapping[str, str], *, now: str | None = None) -> dict[str, str]:
    """Return what to connect with; a ``UsageError`` if it is no libpq URL or connection string.

    Hosts that are not local get ``sslmode=verify-full``, and where passwords travel encrypted
    ``channel_binding=require``, unless the URL or the environment says otherwise.
    """
    given = parse_url(url)
    settings = [f"-csearch_path={SEARCH_PATH}"] + ([f"-ctracker.now={now.replace(' ', 'T')}"] if now else [])
    options = given.get("options") or environ.get("PGOPTIONS", "")
    return {
        "connect_timeout": environ.get("PGCONNECT_TIMEOUT", _CONNECT_TIMEOUT_SECONDS),
        "application_name": f"tracker {__version__}",
        **_encryption(given, environ),
        **given,
        "options": " ".join(filter(None, [_PLANNING, options, *settings])),
    }


def parse_url(url: str) -> dict[str, str]:
    """Take a libpq URL or connection string apart; a ``UsageError`` that shows no password otherwise."""
    try:
        parts = conninfo_to_dict(_SCHEME.sub(r"\1://", url))
    except ProgrammingError as error:
        raise UsageError(
            f"The database URL cannot be read: {_discreet(str(error), url)}.",
            "Write it as postgresql://user@host:5432/database; percent-encode special characters.",
        ) from error
    return {key: str(value) for key, value in parts.items()}


def _discreet(reason: str, url: str) -> str:
    """Return libpq's words on a URL without the login and password that they may quote."""
    for credentials in _CREDENTIALS.findall(url):
        for secret in sorted(filter(None, credentials.split(":")), key=len, reverse=True):
            reason = reason.replace(secret, "***")
    return " ".join(reason.split()).removesuffix(".")


def server_name(url: str, environ: Mapping[str, str]) -> str:
    """Return a file name for who is asking which database: it tells nothing, and no password goes into it."""
    given = parse_url(url)
    user = given.get("user") or environ.get("PGUSER") or getuser()
    facts = (
        given.get("host") or environ.get("PGHOST", ""),
        given.get("hostaddr") or environ.get("PGHOSTADDR", ""),
        given.get("service") or environ.get("PGSERVICE", ""),
        given.get("port") or environ.get("PGPORT") or "5432",
        given.get("dbname") or environ.get("PGDATABASE") or user,
        user,
    )
    return sha256("\0".join(facts).encode()).hexdigest()[:16]


def with_login(url: str, user: str, password: str | None) -> str:
    """Return a connection string for a login role; without a password the server may not ask for one."""
    parts = {key: value for key, value in parse_url(url).items() if key != "password"}
    login = {"user": user} | ({} if password is None else {"password": password})
    return make_conninfo("", **{**parts, **login})


def impatient(url: str) -> str:
    """Return the URL for who cannot wait for a server that does not answer: libpq's shortest time, 2 s."""
    return make_conninfo("", **{"connect_timeout": _SHORTEST_TIMEOUT_SECONDS, **parse_url(url)})


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hide libpq's own variables from it inside the block: they are meant for other servers."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PG")}
    try:
        yield
    finally:
        os.environ.update(hidden)


def _connect_undisturbed(
    dialect: Dialect, _record: object, arguments: tuple[str, ...], parameters: dict[str, str]
) -> DBAPIConnection:
    """Connect for SQLAlchemy. Empty parameters would not do instead: libpq reads ``PGSERVICE`` even so."""
    with undisturbed():
        return dialect.connect(*arguments, **parameters)


def _encryption(given: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    if all(is_local(host) for host in _hosts(given, environ)):
        return {}
    named = given.get("sslmode") or environ.get("PGSSLMODE")
    defaults = {} if named else {"sslmode": "verify-full"}
    if (named or "verify-full") in _ENCRYPTED and "PGCHANNELBINDING" not in environ:
        defaults["channel_binding"] = "require"
    return defaults


def _hosts(given: Mapping[str, str], environ: Mapping[str, str]) -> list[str]:
    """Return the hosts that libpq may turn to; a service file may name any, so its name counts as one."""
    named = [
        given.get(key) or environ.get(variable, "")
        for key, variable in (("host", "PGHOST"), ("hostaddr", "PGHOSTADDR"), ("service", "PGSERVICE"))
    ]
    return [host for names in named for host in names.split(",")]


def is_local(host: str) -> bool:
    """Whether connections to the host stay on this machine, where nobody listens on the way."""
    return host in _LOCAL_HOSTS or host.startswith(("/", "@"))
