"""Bringing a file in: one transaction, one step of undo, and nothing at all when it is only a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.errors import UsageError
from tracker.core.text import quoted
from tracker.features.journeys import service as journeys
from tracker.features.transfer.readers.bundles import is_zip, open_bundle
from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.rows import named_cells, open_rows
from tracker.features.transfer.records import Format, Outcome, Tally
from tracker.features.transfer.service.books import habit_book, journey_book
from tracker.features.transfer.service.foreign import put_in_foreign, put_in_habits, settle
from tracker.features.transfer.service.staging import put_in_checkins, put_in_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from tracker.features.transfer.journey_book import JourneyBook, KnownJourney
    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source


@dataclass(frozen=True, slots=True)
class Run:
    """One import under way. ``journey`` is what --journey said."""

    session: Session
    source: Source
    journey: str | None
    today: date
    rejections: Rejections


def carry_out(
    session: Session,
    *,
    form: Format,
    source: Source,
    rejections: Rejections,
    journey: str | None = None,
    today: date,
    dry_run: bool = False,
    strict: bool = False,
) -> Outcome:
    """Import a file, noting in ``rejections`` what did not go in.

    With ``dry_run``, and with ``strict`` when a row was rejected, the transaction is rolled back.
    """
    if journey is not None and form is not Format.CHECKINS:
        raise UsageError(f"The format {form} knows no journey.", "--journey is for check-ins.")
    run = Run(session, source, journey, today, rejections)
    tally = _IMPORTERS[form](run)
    if dry_run or (strict and len(run.rejections)):
        session.rollback()
        return Outcome(form, tally, run.rejections, None, kept=False)
    return Outcome(form, tally, run.rejections, _note(run, form, tally), kept=True)


def _note(run: Run, form: Format, tally: Tally) -> UUID:
    noted: UUID = run.session.scalars(
        text("SELECT note_import(:format, :source, :read, :added, :updated, :unchanged, :rejected)"),
        {
            "format": form,
            "source": run.source.name,
            "read": tally.read,
            "added": tally.added,
            "updated": tally.updated,
            "unchanged": tally.unchanged,
            "rejected": len(run.rejections),
        },
    ).one()
    return noted


def _import_checkins(run: Run) -> Tally:
    from tracker.features.transfer.readers.checkins import CheckinReader

    book = journey_book(run.session)
    with open_rows(run.source, run.rejections) as rows:
        named = not isinstance(rows, CsvRows) or "journey" in [cell.lower() for cell in rows.header]
        reader = CheckinReader(book, _default_journey(run, book, named=named), run.rejections)
        found = reader.from_csv(rows) if isinstance(rows, CsvRows) else reader.from_ndjson(rows)
        tally = put_in_checkins(run.session, found, run.rejections)
        tally.read = rows.read
    return tally


def _default_journey(run: Run, book: JourneyBook, *, named: bool) -> KnownJourney | None:
    """Return the journey of rows that name none: what --journey says, or the only one there is."""
    if run.journey is not None:
        chosen = journeys.find(run.session, query=run.journey, today=run.today, statuses=journeys.ACTIVE)
    elif named:
        return None
    else:
        chosen = journeys.the_only_journey(run.session, today=run.today)
    return next(journey for journey in book.journeys if journey.id == chosen.id)


def _import_habits(run: Run) -> Tally:
    from tracker.features.transfer.readers import habits

    with open_rows(run.source, run.rejections) as rows:
        if isinstance(rows, CsvRows):
            habits.check_header(rows.header)
        found = habits.read_habits(named_cells(rows), run.rejections)
        tally = put_in_habits(run.session, found, run.rejections, today=run.today)
        tally.read = rows.read
    return tally


def _import_entries(run: Run) -> Tally:
    from tracker.features.transfer.readers.entries import EntryReader

    with open_rows(run.source, run.rejections) as rows:
        reader = EntryReader(habit_book(run.session, today=run.today), run.rejections)
        found = reader.from_csv(rows) if isinstance(rows, CsvRows) else reader.from_ndjson(rows)
        tally = put_in_entries(run.session, found, run.rejections)
        tally.read = rows.read
    return tally


def _import_goals(run: Run) -> Tally:
    from tracker.features.transfer.readers import goals
    from tracker.features.transfer.service.goals import put_in_goals

    with open_rows(run.source, run.rejections) as rows:
        if isinstance(rows, CsvRows):
            goals.check_header(rows.header)
        found = goals.read_goals(named_cells(rows), run.rejections)
        tally = put_in_goals(run.session, found, run.rejections, today=run.today)
        tally.read = rows.read
    return tally


def _import_loop(run: Run) -> Tally:
    from tracker.features.transfer.readers import loop_csv, loop_sqlite

    with run.source.at_rest() as source:
        beginning = b"" if source.is_folder else source.beginning()
        if beginning.startswith(loop_sqlite.MAGIC):
            with loop_sqlite.open_backup(source, run.rejections) as backup:
                return _put_in_loop(run, backup)
        if not source.is_folder and not is_zip(beginning):
            raise UsageError(
                f"{quoted(source.name)} is neither Loop's CSV export nor its backup.",
                "Give the .zip, the folder that was in it, or the .db file.",
            )
        with open_bundle(source) as bundle:
            return _put_in_loop(run, loop_csv.LoopCsv(bundle, run.rejections))


def _put_in_loop(run: Run, loop: LoopCsv | LoopSqlite) -> Tally:
    ids, tally = settle(run.session, loop.habits(), today=run.today)
    tally.add(put_in_foreign(run.session, loop.entries(), ids, run.rejections))
    tally.read = loop.read
    return tally


def _import_habitbull(run: Run) -> Tally:
    from tracker.features.transfer.readers.habitbull import HabitBull

    with run.source.at_rest() as source:
        with source.open_text() as stream:
            bull = HabitBull(stream, name=source.name)
        ids, tally = settle(run.session, bull.habits(), today=run.today)
        with source.open_text() as stream:
            entries = bull.entries(stream, run.rejections, name=source.name)
            tally.add(put_in_foreign(run.session, entries, ids, run.rejections))
    tally.read += bull.read
    return tally


def _import_tracker(run: Run) -> Tally:
    from tracker.features.transfer.service.restore import restore

    with run.source.at_rest() as source:
        return restore(run.session, source, run.rejections, today=run.today)


_IMPORTERS: Mapping[Format, Callable[[Run], Tally]] = {
    Format.CHECKINS: _import_checkins,
    Format.HABITS: _import_habits,
    Format.ENTRIES: _import_entries,
    Format.GOALS: _import_goals,
    Format.LOOP: _import_loop,
    Format.HABITBULL: _import_habitbull,
    Format.TRACKER: _import_tracker,
}


if TYPE_CHECKING:
    from tracker.features.transfer.readers.loop_csv import LoopCsv
    from tracker.features.transfer.readers.loop_sqlite import LoopSqlite
