"""Rows on their way in: COPY into staging, then one function of the database that judges and applies them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, LiteralString, NamedTuple
from uuid import uuid4

from psycopg import Error as PsycopgError
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.db.driver import driver_connection
from tracker.features.transfer.records import CheckinRow, EntryRow, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    "logged": "is logged already, with something else; only the person changes that",
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


def put_in_checkins_of_people(
    session: Session, rows: Iterable[tuple[int, CheckinRow]], rejections: Rejections
) -> Tally:
    """Add check-ins of other people, whose ids stand before the rows; days that they have logged stay.

    Takes an admin, or a login that may import.
    """
    batches: dict[int, str] = {}
    places = array("Q")
    statement: LiteralString = (
        "COPY staged_checkins (batch, line, journey_id, day, efforts, client_id, note) FROM STDIN"
    )
    lines = (
        (batches.setdefault(user_id, str(uuid4())), row.place, _checkin_line(row)) for user_id, row in rows
    )
    _copy(session, statement, _numbered(lines, places))
    names = list(batches.values())
    given, added, rejected = session.execute(
        text("SELECT * FROM import_checkins(CAST(:people AS bigint[]), CAST(:batches AS uuid[]))"),
        {"people": list(batches), "batches": names},
    ).one()
    if rejected:
        _note_refused(session, names, places, rejections)
    _clear(session, names)
    return Tally(added=added, unchanged=given - added - rejected)


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
    _copy(session, copy, _numbered(((batch, place, line) for place, line in lines), places))
    applied = Applied(*session.execute(text(apply), {"batch": batch, **options}).one())
    if applied.rejected:
        _note_refused(session, [batch], places, rejections)
    _clear(session, [batch])
    return Tally(
        added=applied.added,
        updated=applied.updated,
        unchanged=applied.given - applied.added - applied.updated - applied.rejected,
    )


def _numbered(lines: Iterable[tuple[str, int, str]], places: array[int]) -> Iterator[str]:
    """Yield blocks of COPY text, remembering where each row stands."""
    block: list[str] = []
    for number, (batch, place, line) in enumerate(lines):
        places.append(place)
        block.append(f"{batch}\t{number}\t{line}\n")
        if len(block) == _LINES_PER_WRITE:
            yield "".join(block)
            block.clear()
    yield "".join(block)


def _copy(session: Session, statement: LiteralString, blocks: Iterable[str]) -> None:
    try:
        with driver_connection(session).cursor() as cursor, cursor.copy(sql.SQL(statement)) as copy:
            for block in blocks:
                copy.write(block)
    except PsycopgError as error:
        raise DBAPIError(statement, None, error) from error


def _note_refused(
    session: Session, batches: Sequence[str], places: array[int], rejections: Rejections
) -> None:
    refused = session.execute(
        text("""
            SELECT r.line, r."column", r.value, r.reason
            FROM unnest(CAST(:batches AS uuid[])) AS b (batch)
            CROSS JOIN LATERAL rejected_staged(b.batch) AS r
            ORDER BY r.line
        """),
        {"batches": list(batches)},
        execution_options={"yield_per": _LINES_PER_WRITE},
    )
    for number, column, value, reason in refused:
        rejections.add(places[number], column, value, _REASONS.get(reason, _DAY))


def _clear(session: Session, batches: Sequence[str]) -> None:
    session.execute(
        text("SELECT clear_staged(b.batch) FROM unnest(CAST(:batches AS uuid[])) AS b (batch)"),
        {"batches": list(batches)},
    )


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
