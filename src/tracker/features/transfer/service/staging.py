"""Rows on their way in: COPY into staging, then one function of the database that judges and applies them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, LiteralString, NamedTuple
from uuid import uuid4

from psycopg import Connection, sql
from psycopg import Error as PsycopgError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.features.transfer.records import CheckinRow, EntryRow, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from tracker.features.transfer.rejections import Rejections

_LINES_PER_WRITE = 2000
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})

_REASONS = {
    "journey": "is no active journey of yours",
    "habit": "is no habit of yours",
    "efforts": "does not answer what the journey asks on that day",
    "note": "is longer than 2,000 characters",
    "client_id": "belongs to the check-in of another day",
    "status": "is not done, partial, skipped or missed",
    "amount": "is not an amount that can be kept",
    "metadata": "is not an object",
    "twice": "stands in the file before, with something else",
}
_DAY = "is a day that has not begun, or is out of range"


class Applied(NamedTuple):
    """What the database did with a batch."""

    given: int
    added: int
    updated: int
    rejected: int


def put_in_checkins(
    session: Session, rows: Iterable[CheckinRow], rejections: Rejections, *, restore: bool = False
) -> Tally:
    """Add or update check-ins; ``restore`` takes those of one's own journeys as they once were."""
    return _put_in(
        session,
        "COPY staged_checkins (batch, line, journey_id, day, efforts, client_id, note) FROM STDIN",
        "SELECT * FROM apply_staged_checkins(:batch, :restore)",
        ((row.place, _checkin_line(row)) for row in rows),
        rejections,
        {"restore": restore},
    )


def put_in_entries(session: Session, rows: Iterable[EntryRow], rejections: Rejections) -> Tally:
    """Add or update the entries of habits."""
    return _put_in(
        session,
        "COPY staged_entries (batch, line, habit_id, day, answer, amount, note, metadata) FROM STDIN",
        "SELECT * FROM apply_staged_entries(:batch)",
        ((row.place, _entry_line(row)) for row in rows),
        rejections,
        {},
    )


def _put_in(
    session: Session,
    copy: LiteralString,
    apply: LiteralString,
    lines: Iterable[tuple[int, str]],
    rejections: Rejections,
    options: dict[str, object],
) -> Tally:
    batch = str(uuid4())
    # Staging numbers the rows, because lines of a bundle's files come more than once. It takes 8 bytes a row.
    places = array("Q")
    _copy(session, copy, _numbered(batch, lines, places))
    applied = Applied(*session.execute(text(apply), {"batch": batch, **options}).one())
    if applied.rejected:
        _note_refused(session, batch, places, rejections)
    session.execute(text("SELECT clear_staged(:batch)"), {"batch": batch})
    return Tally(
        added=applied.added,
        updated=applied.updated,
        unchanged=applied.given - applied.added - applied.updated - applied.rejected,
    )


def _numbered(batch: str, lines: Iterable[tuple[int, str]], places: array[int]) -> Iterator[str]:
    """Yield blocks of COPY text, remembering where each row stands."""
    block: list[str] = []
    for number, (place, line) in enumerate(lines):
        places.append(place)
        block.append(f"{batch}\t{number}\t{line}\n")
        if len(block) == _LINES_PER_WRITE:
            yield "".join(block)
            block.clear()
    yield "".join(block)


def _copy(session: Session, statement: LiteralString, blocks: Iterable[str]) -> None:
    driver: object = session.connection().connection.dbapi_connection
    if not isinstance(driver, Connection):
        raise TypeError("the session has no connection of psycopg")
    try:
        with driver.cursor() as cursor, cursor.copy(sql.SQL(statement)) as copy:
            for block in blocks:
                copy.write(block)
    except PsycopgError as error:
        raise DBAPIError(statement, None, error) from error


def _note_refused(session: Session, batch: str, places: array[int], rejections: Rejections) -> None:
    refused = session.execute(
        text("SELECT * FROM rejected_staged(:batch)"),
        {"batch": batch},
        execution_options={"yield_per": _LINES_PER_WRITE},
    )
    for number, column, value, reason in refused:
        rejections.add(places[number], column, value, _REASONS.get(reason, _DAY))


def _checkin_line(row: CheckinRow) -> str:
    note = row.note
    return (
        f"{row.journey_id}\t{row.day}\t{row.efforts}\t{row.client_id or _NULL}\t"
        f"{_NULL if note is None else note.translate(_ESCAPES)}"
    )


def _entry_line(row: EntryRow) -> str:
    return (
        f"{row.habit_id}\t{row.day}\t{row.answer}\t{row.amount}\t"
        f"{_NULL if row.note is None else row.note.translate(_ESCAPES)}\t"
        f"{_NULL if row.metadata is None else row.metadata.translate(_ESCAPES)}"
    )


_NULL = "\\N"
