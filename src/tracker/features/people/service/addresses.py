"""The URL that a person logs in with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.db.driver import driver_connection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_DEFAULT_PORT = 5432
_HIGHEST_PORT = 65535


def login_url(session: Session, *, role: str, host: str | None = None) -> str:
    """Return ``postgresql://role@host:port/database`` of the session's database, for a role.

    ``host`` (``host`` or ``host:port``) is how others reach the server; otherwise it is named as the session
    itself was connected. A ``UsageError`` if its port is no number.
    """
    info = driver_connection(session).info
    database = quote(info.dbname, safe="")
    who = quote(role, safe="")
    if host is None and info.host.startswith(("/", "@")):
        socket = {"host": info.host} | ({"port": str(info.port)} if info.port != _DEFAULT_PORT else {})
        return f"postgresql://{who}@/{database}?{urlencode(socket)}"
    name, port = (info.host, info.port) if host is None else _split(host, info.port)
    place = f"[{name}]" if ":" in name else quote(name, safe="")
    return f"postgresql://{who}@{place}{'' if port == _DEFAULT_PORT else f':{port}'}/{database}"


def _split(host: str, usual_port: int) -> tuple[str, int]:
    """Take ``host:port`` apart; an IPv6 address stands in brackets where a port follows it."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]") or (":" in name and not name.startswith("[")):
        return _named(host, host), usual_port
    if not port.isdecimal() or not 0 < int(port) <= _HIGHEST_PORT:
        raise UsageError(f"{quoted(host)} names no port.", "Write it as host:5432.")
    return _named(name, host), int(port)


def _named(name: str, host: str) -> str:
    bare = name.removeprefix("[").removesuffix("]")
    if not bare or any(sign.isspace() or sign in "/@?#" for sign in bare):
        raise UsageError(f"{quoted(host)} is not a host.", "Write it as host or host:5432.")
    return bare
