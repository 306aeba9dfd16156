"""Sessions of a command: who is asking, whether the schema fits, one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg import Error as DriverError
from sqlalchemy import DateTime, func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from tracker.core.days import load_zone
from tracker.core.errors import (
    AlreadyAppliedError,
    DatabaseError,
    LoginRefusedError,
    NotPermittedError,
    SessionEndedError,
    SupersededError,
    TrackerError,
)
from tracker.core.text import quoted
from tracker.db.engine import connect_early, impatient, kept_engine
from tracker.db.errors import refusal_of
from tracker.db.migrations import head
from tracker.db.profiles import session_ended

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from psycopg import Connection as DriverConnection
    from sqlalchemy import Engine

    from tracker.core.locations import Locations
    from tracker.core.operations import Operation
    from tracker.db.target import Target

ADMINS = "tracker_admin"
_UNDEFINED = frozenset({"3F000", "42P01", "42883"})
_STEP = text("""
    SELECT EXISTS (SELECT FROM audit_log WHERE txid = pg_current_xact_id_if_assigned() AND at = now())
""")


@dataclass(frozen=True)
class Person:
    """Who is asking, with the settings that every command needs.

    ``day_start`` is an hour, ``first_weekday`` 1 for Monday to 7 for Sunday.
    """

    id: int
    username: str
    timezone: str
    day_start: int
    first_weekday: int
    theme: str
    hide_completed: bool


@contextmanager
def transaction(
    target: Target,
    locations: Locations,
    *,
    action: str,
    now: str | None,
    rehearsal: bool = False,
    keep: bool = False,
    operation: Operation | None = None,
) -> Iterator[tuple[Session, Person]]:
    """Yield a session in a transaction that commits at the end; ``action`` is its label in the audit.

    A private database is made or upgraded when it has to be. What the database refuses is raised as a
    ``TrackerError``. Nothing is kept of a ``rehearsal``. With ``keep`` the connection stays open for the
    process's next transaction. An ``operation`` that arrived before is an ``AlreadyAppliedError``, one that
    has to give way a ``SupersededError``.
    """
    engine = kept_engine(target.url, now=now, private=target.private)
    try:
        with _open(engine, target, locations, keep=keep) as session:
            late = operation is not None and operation.late
            person = _introduce(session, action, target, None if late else operation)
            yield session, person
            if operation is not None:
                _settle(session, person, operation)
            if rehearsal:
                session.rollback()
            else:
                session.commit()
    except DBAPIError as error:
        raise refusal_of(error, target.profile) from error


def clock_of(session: Session) -> datetime:
    """Return the time by the server's clock, at this moment."""
    return session.execute(select(func.clock_timestamp(type_=DateTime(timezone=True)))).scalar_one()


@contextmanager
def administration(
    target: Target, locations: Locations, *, action: str, now: str | None, group: str = ADMINS
) -> Iterator[Session]:
    """Yield a session with an admin's rights in a transaction that commits at the end.

    A ``NotPermittedError`` for logins that are neither admins nor may act as the schema's owner; with
    ``tracker_import`` as the ``group``, logins that only import may pass too.
    """
    engine = kept_engine(target.url, now=now, private=target.private)
    try:
        with _open(engine, target, locations) as session:
            if not session.scalar(_RAISE, {"action": action[:200], "group": group}):
                role = session.scalar(text("SELECT session_user"))
                raise NotPermittedError(
                    f'The login role "{role}" is not an admin of this database.',
                    "Ask an admin, or log in as one.",
                )
            yield session
            session.commit()
    except DBAPIError as error:
        raise refusal_of(error, target.profile) from error


@contextmanager
def look(target: Target, *, now: str | None, keep: bool = False) -> Iterator[tuple[Session, Person] | None]:
    """Yield a session to read with, None where there is no answer soon or the schema is not this tracker's.

    Makes and upgrades nothing, and keeps nothing of what is done in it. What else the database refuses is
    raised as a ``TrackerError``.
    """
    url = target.url if target.private else impatient(target.url)
    with Session(kept_engine(url, now=now, private=target.private)) as session:
        try:
            fits = _revision(session, private=target.private, keep=keep) == head()
        except DBAPIError as error:
            refusal = refusal_of(error)
            if not isinstance(refusal, DatabaseError | LoginRefusedError):
                raise refusal from error
            fits = False
        try:
            found = (session, _introduce(session, "look", target)) if fits else None
        except SessionEndedError:
            found = None
        try:
            yield found
        except DBAPIError as error:
            raise refusal_of(error) from error
        session.rollback()


@contextmanager
def ahead(target: Target) -> Iterator[DriverConnection | None]:
    """Yield the driver's connection to warm up with, or None where the schema is not this tracker's.

    Nothing is kept of what is done in it, but the connection is: the process's next `transaction` takes it
    over, with all that the server has looked up for it by then.
    """
    connection = connect_early(target.url, private=target.private)
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except DriverError:
        found = None
    yield connection if found == (head(),) else None
    connection.rollback()


def _open(engine: Engine, target: Target, locations: Locations, *, keep: bool = False) -> Session:
    """Return a session on a database with this tracker's schema; a private one is set up if need be."""
    session = Session(engine, expire_on_commit=False)
    revision = _revision(session, private=target.private, keep=keep)
    if revision == head():
        return session
    session.close()
    # Not even a kept connection may be in the way of an upgrade.
    engine.dispose()
    refuse_newer(revision)
    if not target.private:
        with session:
            _own_connection(session)
            raise _out_of_date(session, revision, target)
    from tracker.db.private import set_up

    set_up(locations)
    session = Session(engine, expire_on_commit=False)
    _own_connection(session)
    return session


def _own_connection(session: Session) -> None:
    """Connect; what the engine would keep is closed when the transaction ends."""
    session.connection().detach()


def leaves_step(session: Session) -> bool:
    """Whether the transaction has changed anything so far that undo would take back."""
    return bool(session.scalar(_STEP))


def refuse_newer(revision: str | None) -> None:
    """Raise a ``DatabaseError`` for a schema that only a newer tracker understands."""
    if revision is not None and revision > head():
        raise DatabaseError(
            f'The database has schema "{revision}", which is newer than this tracker\'s "{head()}".',
            "Install a newer tracker.",
        )


def _out_of_date(session: Session, revision: str | None, target: Target) -> TrackerError:
    """Return what to tell about a shared database without the schema that this tracker needs."""
    if revision is not None:
        return DatabaseError(
            f'The database has schema "{revision}", this tracker needs "{head()}".',
            "Whoever may act as tracker_owner upgrades it with `tracker db upgrade`.",
        )
    closed = text("SELECT NOT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = 'tracker'")
    if session.scalar(closed):
        return _unknown_login(session, target)
    return DatabaseError(
        "The database holds no data of tracker yet.",
        "Set it up as its superuser: `tracker db upgrade` with the superuser's TRACKER_DATABASE_URL.",
    )


def _revision(session: Session, *, private: bool, keep: bool = False) -> str | None:
    """Connect and return the schema's revision; None where there is no schema, or no private database yet.

    With ``keep`` the engine has the connection back at the end.
    """
    try:
        if not keep:
            _own_connection(session)
        revision: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        session.rollback()
        unmade = private and isinstance(error, OperationalError)
        if unmade or getattr(error.orig, "sqlstate", None) in _UNDEFINED:
            return None
        raise
    return revision


# A superuser or owner would pass by row security: they act as the member that they are.
_WHO = """
    SELECT u.id, u.username, u.timezone, s.day_start, s.first_weekday, s.theme, s.hide_completed,
           set_config('tracker.action', :action, true),
           CASE WHEN pg_has_role(session_user, 'tracker_owner', 'MEMBER')
                THEN set_config('role', 'tracker_member', true) END,
           {arrives}
    FROM users AS u JOIN user_settings AS s ON s.user_id = u.id
    WHERE u.id = me()
"""
_INTRODUCTION = text(_WHO.format(arrives="true"))
_ARRIVES = "apply_operation(CAST(:operation AS uuid), CAST(:said_at AS timestamptz))"
# In the same breath: a server may be far away.
_ARRIVAL = text(_WHO.format(arrives=_ARRIVES))
_LATE_ARRIVAL = text(f"SELECT {_ARRIVES}")
_LATER_ENTRY = text("SELECT entered_at, action FROM later_entry()")

# The schema's owner may call what admins may. Before 16 an admin needs no other role than their own either.
_RAISE = text("""
    SELECT set_config('tracker.action', :action, true) IS NOT NULL
       AND CASE WHEN pg_has_role(session_user, 'tracker_owner', 'MEMBER')
                THEN set_config('role', 'tracker_owner', true) IS NOT NULL
                ELSE pg_has_role(session_user, 'tracker_admin', 'MEMBER') AND me() IS NOT NULL
                  OR :group = 'tracker_import' AND pg_has_role(session_user, 'tracker_import', 'MEMBER') END
""")


def _introduce(session: Session, action: str, target: Target, operation: Operation | None = None) -> Person:
    label = action[:200]
    if operation is None:
        row = session.execute(_INTRODUCTION, {"action": label}).one_or_none()
    else:
        row = session.execute(_ARRIVAL, {"action": label, **_arriving(operation)}).one_or_none()
    if row is None:
        raise _unknown_login(session, target)
    *who, _action, _role, arrives = row
    if not arrives:
        raise AlreadyAppliedError("This arrived before.", "Nothing was done now.")
    return Person(*who)


def _arriving(operation: Operation) -> dict[str, object]:
    return {"operation": operation.id, "said_at": operation.said_at}


def _settle(session: Session, person: Person, operation: Operation) -> None:
    """Note a late arrival; refuse what was done where the same was entered after the operation was said."""
    if operation.late:
        session.execute(_LATE_ARRIVAL, _arriving(operation))
    later = session.execute(_LATER_ENTRY).one_or_none() if operation.gives_way else None
    if later is not None:
        at = later.entered_at.astimezone(load_zone(person.timezone))
        raise SupersededError(f"A later entry stands: {quoted(later.action)} at {at:%Y-%m-%d %H:%M}.")


def _unknown_login(session: Session, target: Target) -> NotPermittedError:
    if target.profile is not None:
        return session_ended(target.profile)
    role = session.scalar(text("SELECT session_user"))
    return NotPermittedError(
        f'The login role "{role}" belongs to nobody in this database.',
        f"Who runs it adds you: GRANT tracker_member TO {role}; SELECT register_person('{role}', '{role}')",
    )
