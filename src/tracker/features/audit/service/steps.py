"""What was done: the steps of the audit, newest first, and one of them in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text

from tracker.core.days import load_zone
from tracker.core.errors import NotFoundError
from tracker.features.audit.service.changes import Change, changes_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.core.days import DayRange


@dataclass(frozen=True, slots=True)
class Step:
    """One command. ``changes`` counts rows; ``undone`` says whether it is taken back as things stand."""

    id: int
    at: datetime
    action: str
    kind: str
    undone: bool
    changes: int
    tables: tuple[str, ...]
    client: str
    address: str | None


@dataclass(frozen=True, slots=True)
class StepDetail:
    """A step with what it changed."""

    step: Step
    changes: tuple[Change, ...]


def list_steps(
    session: Session, *, limit: int, days: DayRange | None = None, timezone: str, day_start: int
) -> list[Step]:
    """Return the person's steps, newest first, with times of the time zone.

    ``days`` are the person's: they begin at the hour ``day_start``.
    """
    since, until = _instants(days, timezone, day_start)
    return _steps(session, timezone, limit=limit, since=since, until=until)


def show_step(session: Session, *, step_id: int, timezone: str) -> StepDetail:
    """Return one step of the person's; ``NotFoundError`` if there is none."""
    found = _steps(session, timezone, limit=1, only=step_id)
    if not found:
        raise NotFoundError(f'You have no step "{step_id}".', "`tracker audit list` shows yours.")
    return StepDetail(found[0], tuple(changes_of(session, step_id=step_id, reverting=False)))


def _instants(
    days: DayRange | None, timezone: str, day_start: int
) -> tuple[datetime | None, datetime | None]:
    if days is None:
        return None, None
    begins = time(day_start, tzinfo=load_zone(timezone))
    # No step is as old or as far ahead as the ends of the calendar, which time zones would overstep.
    first = max(days.first, date(2000, 1, 1))
    last = min(days.last, date(2999, 12, 31))
    return datetime.combine(first, begins), datetime.combine(last + timedelta(days=1), begins)


def _steps(
    session: Session,
    timezone: str,
    *,
    limit: int,
    since: datetime | None = None,
    until: datetime | None = None,
    only: int | None = None,
) -> list[Step]:
    rows = session.execute(
        text("""
            WITH RECURSIVE listed AS (
              SELECT * FROM audit_log
              WHERE user_id = me()
                AND (CAST(:only AS bigint) IS NULL OR id = :only)
                AND (CAST(:since AS timestamptz) IS NULL OR at >= :since)
                AND (CAST(:until AS timestamptz) IS NULL OR at < :until)
              ORDER BY id DESC
              LIMIT :most
            ), reverting AS (
              SELECT id AS step_id, reverted_by, 0 AS times FROM listed
              UNION ALL
              SELECT r.step_id, l.reverted_by, r.times + 1
              FROM reverting AS r JOIN audit_log AS l ON l.id = r.reverted_by
            )
            SELECT l.id, l.at, l.action, l.kind,
                   (SELECT max(r.times) % 2 = 1 FROM reverting AS r WHERE r.step_id = l.id) AS undone,
                   c.changes, c.tables, l.client, host(l.address) AS address
            FROM listed AS l
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(row_count), 0)::bigint AS changes,
                     coalesce(array_agg(DISTINCT table_name), '{}') AS tables
              FROM audit_changes WHERE step_id = l.id
            ) AS c
            ORDER BY l.id DESC
        """),
        {"only": only, "since": since, "until": until, "most": limit},
    )
    zone = load_zone(timezone)
    return [
        Step(
            id=row["id"],
            at=row["at"].astimezone(zone),
            action=row["action"],
            kind=row["kind"],
            undone=row["undone"],
            changes=row["changes"],
            tables=tuple(row["tables"]),
            client=row["client"],
            address=row["address"],
        )
        for row in rows.mappings()
    ]
