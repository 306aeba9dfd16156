"""Whether a server is fit for people who do not know each other: its settings, and what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.db import schema
from tracker.db.driver import driver_connection
from tracker.db.engine import is_local
from tracker.db.migrations import head
from tracker.features.people.service.hba import Rule, State, Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

OLDEST_SERVER = 150000
_FEWEST_CONNECTIONS = 64
_ZONES = ("America/New_York", "Asia/Kolkata", "Europe/Lisbon", "Pacific/Apia")
"""Zones with daylight saving, with a half hour, with a history; a server without its data knows none."""

_ERRORS_WITHOUT_TEXT = frozenset({"log", "fatal", "panic"})
_RELOAD = "; SELECT pg_reload_conf();"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. ``advice`` says what to do; None where all is well."""

    check: str
    state: State
    found: str
    advice: str | None


@dataclass(frozen=True, slots=True)
class _Server:
    """What the checks look at."""

    version: int
    version_text: str
    host: str
    encrypted: bool
    sslmode: str
    database: str
    settings: Mapping[str, str]


def check_server(connection: Connection, *, sslmode: str = "") -> list[Check]:
    """Look at everything; needs no right in particular, but some files are for superusers' eyes only.

    ``sslmode`` is what the connection was made with, empty where nothing was said.
    """
    server = _look(connection, sslmode)
    own: dict[str, Callable[[_Server], Verdict]] = {
        "PostgreSQL": _version,
        "TLS": _tls,
        "password_encryption": _password_encryption,
        "log_statement": _log_statement,
        "log_min_duration_statement": _log_duration,
        "log_min_error_statement": _log_errors,
        "max_connections": _connections,
        "fsync": _fsync,
        "data_checksums": _checksums,
        "encoding": _encoding,
    }
    asking: dict[str, Callable[[Connection, _Server], Verdict]] = {
        "schema": _schema,
        "login roles": _login_roles,
        "pg_hba.conf": _hba,
        "time zones": _zones,
    }
    found = {name: judged(server) for name, judged in own.items()}
    found |= {name: judged(connection, server) for name, judged in asking.items()}
    order = (*list(own)[:3], *asking, *list(own)[3:])
    return [Check(name, found[name].state, found[name].found, found[name].advice) for name in order]


def has_failed(checks: Sequence[Check]) -> bool:
    """Whether something must be mended before people come."""
    return any(check.state == "fail" for check in checks)


def is_new_enough(connection: Connection) -> bool:
    """Whether tracker's schema can be made on the server."""
    return driver_connection(connection).info.server_version >= OLDEST_SERVER


def _look(connection: Connection, sslmode: str) -> _Server:
    driver = driver_connection(connection)
    names = [
        "server_version", "ssl", "listen_addresses", "password_encryption", "log_statement",
        "log_min_duration_statement", "log_min_error_statement", "log_parameter_max_length",
        "log_parameter_max_length_on_error", "log_error_verbosity", "max_connections",
        "superuser_reserved_connections", "fsync", "full_page_writes", "synchronous_commit", "data_checksums",
        "server_encoding",
    ]  # fmt: skip
    rows = connection.execute(
        text("SELECT name, setting FROM pg_settings WHERE name = ANY (:names)"), {"names": names}
    )
    return _Server(
        version=driver.info.server_version,
        version_text=str(connection.scalar(text("SELECT current_setting('server_version')"))),
        host=driver.info.host,
        encrypted=driver.pgconn.ssl_in_use,
        sslmode=sslmode,
        database=driver.info.dbname,
        settings={name: str(setting) for name, setting in rows},
    )


def _version(server: _Server) -> Verdict:
    if server.version < OLDEST_SERVER:
        return Verdict("fail", server.version_text, "Upgrade the server to PostgreSQL 15 or newer.")
    return Verdict("ok", server.version_text)


def _tls(server: _Server) -> Verdict:
    turn_on = f"Give the server a certificate, then ALTER SYSTEM SET ssl = on{_RELOAD}"
    if server.encrypted:
        if server.sslmode in ("", "verify-full") or is_local(server.host):
            return Verdict("ok", "on")
        return Verdict(
            "warn", f"on, but sslmode={server.sslmode} takes any server", "Connect with sslmode=verify-full."
        )
    if not is_local(server.host):
        return Verdict("fail", f"off on the way to {server.host}", turn_on)
    if server.settings["ssl"] == "on":
        return Verdict("ok", "on; this connection stays on the machine")
    if set(server.settings["listen_addresses"].replace(" ", "").split(",")) <= {"", "localhost", "127.0.0.1"}:
        return Verdict("ok", "off; the server listens on its own machine only")
    return Verdict("warn", "off, and the server listens to other machines", turn_on)


def _password_encryption(server: _Server) -> Verdict:
    found = server.settings["password_encryption"]
    if found != "scram-sha-256":
        advice = f"ALTER SYSTEM SET password_encryption = 'scram-sha-256'{_RELOAD}"
        return Verdict("warn", f"{found}, for passwords that are set without tracker", advice)
    return Verdict("ok", found)


def _log_statement(server: _Server) -> Verdict:
    found = server.settings["log_statement"]
    if found in ("mod", "all") and server.settings["log_parameter_max_length"] != "0":
        return Verdict(
            "warn",
            f"{found}: what people track is in the log",
            f"ALTER SYSTEM SET log_statement = 'ddl'{_RELOAD}",
        )
    return Verdict("ok", found)


def _log_duration(server: _Server) -> Verdict:
    found = server.settings["log_min_duration_statement"]
    if found != "-1" and server.settings["log_parameter_max_length"] != "0":
        advice = f"ALTER SYSTEM SET log_parameter_max_length = 0{_RELOAD}"
        return Verdict("warn", f"{found} ms: what people track is in the log, when it is slow", advice)
    return Verdict("ok", "off" if found == "-1" else f"{found} ms, without values")


def _log_errors(server: _Server) -> Verdict:
    found = server.settings["log_min_error_statement"]
    if found not in _ERRORS_WITHOUT_TEXT and server.settings["log_parameter_max_length_on_error"] != "0":
        advice = f"ALTER SYSTEM SET log_parameter_max_length_on_error = 0{_RELOAD}"
        return Verdict("warn", f"{found}: refused rows are in the log with their values", advice)
    if server.settings["log_error_verbosity"] != "terse":
        advice = f"ALTER SYSTEM SET log_error_verbosity = 'terse'{_RELOAD}"
        return Verdict("warn", f"{found}; details of refused rows are in the log", advice)
    return Verdict("ok", found)


def _connections(server: _Server) -> Verdict:
    number = int(server.settings["max_connections"])
    free = number - int(server.settings["superuser_reserved_connections"])
    if free < _FEWEST_CONNECTIONS:
        advice = "ALTER SYSTEM SET max_connections = 100; restart the server."
        return Verdict("warn", f"{number}, {free} of them for people", advice)
    return Verdict("ok", f"{number}, {free} of them for people")


def _fsync(server: _Server) -> Verdict:
    unsafe = [name for name in ("fsync", "full_page_writes") if server.settings[name] == "off"]
    if unsafe:
        name = unsafe[0]
        return Verdict(
            "fail", f"{name} is off: a power cut loses the data", f"ALTER SYSTEM SET {name} = on{_RELOAD}"
        )
    if server.settings["synchronous_commit"] == "off":
        return Verdict(
            "warn",
            "on, but synchronous_commit is off: a power cut loses the last entries",
            f"ALTER SYSTEM SET synchronous_commit = on{_RELOAD}",
        )
    return Verdict("ok", "on")


def _checksums(server: _Server) -> Verdict:
    if server.settings["data_checksums"] == "off":
        return Verdict(
            "warn", "off: a failing disk is not noticed", "Stop the server: pg_checksums --enable."
        )
    return Verdict("ok", "on")


def _encoding(server: _Server) -> Verdict:
    found = server.settings["server_encoding"]
    if found != "UTF8":
        return Verdict("fail", found, "Make the database anew: CREATE DATABASE … ENCODING 'UTF8'.")
    return Verdict("ok", found)


def _schema(connection: Connection, _server: _Server) -> Verdict:
    readable = connection.scalar(
        text("SELECT coalesce(has_table_privilege(to_regclass('alembic_version'), 'SELECT'), false)")
    )
    found = schema.current_revision(connection) if readable else None
    if found is None:
        return Verdict("fail", "none that this login can see", "Set it up: tracker admin init URL")
    if found != head():
        return Verdict("fail", f"{found}, this tracker needs {head()}", "Bring it up: tracker db upgrade")
    return Verdict("ok", found)


def _login_roles(connection: Connection, _server: _Server) -> Verdict:
    row = connection.execute(
        text("""
            SELECT r.rolcreaterole, pg_has_role(r.oid, 'pg_signal_backend', 'USAGE'),
                   to_regprocedure('tracker.make_login_roles(text[], text[], timestamptz)') IS NOT NULL
            FROM pg_roles AS r WHERE r.rolname = 'tracker_logins'
        """)
    ).one_or_none()
    if row is None or not row[0] or not row[2]:
        advice = "Run tracker admin init URL with a login that may create roles."
        return Verdict("fail", "tracker cannot make any here", advice)
    if not row[1]:
        return Verdict(
            "warn",
            "made by tracker_logins, whose connections it cannot end",
            "As a superuser: GRANT pg_signal_backend TO tracker_logins;",
        )
    return Verdict("ok", "made by tracker_logins")


def _hba(connection: Connection, server: _Server) -> Verdict:
    readable = connection.scalar(
        text("""
            SELECT has_table_privilege('pg_hba_file_rules', 'SELECT')
               AND has_function_privilege('pg_hba_file_rules()', 'EXECUTE')
        """)
    )
    if not readable:
        advice = "Run tracker admin check URL as a superuser to have it read."
        return Verdict("warn", "for superusers' eyes only", advice)
    rows = connection.execute(
        text("""
            SELECT line_number, type, coalesce(database, '{}'), coalesce(user_name, '{}'), address,
                   auth_method, error
            FROM pg_hba_file_rules ORDER BY line_number
        """)
    )
    return judge([Rule(*row) for row in rows], database=server.database)


def _zones(connection: Connection, _server: _Server) -> Verdict:
    known = set(
        connection.scalars(
            text("SELECT name FROM pg_timezone_names WHERE name = ANY (:names)"), {"names": list(_ZONES)}
        )
    )
    missing = [name for name in _ZONES if name not in known]
    if missing:
        return Verdict("fail", f"{', '.join(missing)} unknown", "Install the server's tzdata package.")
    return Verdict("ok", "known")
