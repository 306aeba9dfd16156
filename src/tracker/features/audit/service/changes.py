"""The changes of a step: read from the audit, folded to what they come to, put into words.

Few rows are read one by one; of many only what they have in common, so that an import of a million rows costs
little more to describe than one of a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select, text, tuple_

from tracker.features.audit.models import AuditChange
from tracker.features.audit.service.names import Names, load_names
from tracker.features.audit.service.sentences import KEYS, bulk_sentence, is_detail, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

Operation = Literal["insert", "update", "delete"]
Group = tuple[str, Operation]
"""Table and operation."""

_MOST_ROWS_READ = 100
_MOST_ROWS_LISTED = 5
_INVERSE: Mapping[Operation, Operation] = {"insert": "delete", "update": "update", "delete": "insert"}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a row, or to many of a kind; ``old`` and ``new`` are given for single rows only."""

    table: str
    operation: Operation
    count: int
    summary: str
    old: Mapping[str, object] | None = None
    new: Mapping[str, object] | None = None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "table": self.table,
            "operation": self.operation,
            "count": self.count,
            "summary": self.summary,
        }


@dataclass(frozen=True, slots=True)
class _Single:
    """One row, before and after."""

    table: str
    old: Mapping[str, object] | None
    new: Mapping[str, object] | None

    @property
    def operation(self) -> Operation:
        return "insert" if self.old is None else "delete" if self.new is None else "update"

    @property
    def row(self) -> Mapping[str, object]:
        return self.new or self.old or {}

    @property
    def identity(self) -> tuple[str, ...]:
        """Table and primary key; the whole row where the table is not known here."""
        return (self.table, *(str(self.row[key]) for key in KEYS.get(self.table, tuple(self.row))))


@dataclass(frozen=True, slots=True)
class Bulk:
    """Many rows of a journey's or habit's table, and the days between which they lie."""

    table: str
    operation: Operation
    journey_id: int | None
    habit_id: int | None
    count: int
    first: date | None = None
    last: date | None = None


def changes_of(session: Session, *, step_id: int, reverting: bool) -> list[Change]:
    """Return what a step did, or with ``reverting`` what taking it back does, in the order of happening."""
    few, many = _groups(session, step_id)
    singles = _folded(_singles(session, step_id, few))
    bulks = _bulks(session, step_id, many)
    if reverting:
        singles = [_Single(single.table, single.new, single.old) for single in reversed(singles)]
        bulks = [replace(bulk, operation=_INVERSE[bulk.operation]) for bulk in reversed(bulks)]
    names = load_names(
        session,
        rows=[(single.table, row) for single in singles for row in (single.old, single.new) if row],
        journeys={bulk.journey_id for bulk in bulks if bulk.journey_id is not None},
        habits={bulk.habit_id for bulk in bulks if bulk.habit_id is not None},
    )
    return [*_listed(singles, names), *(_change_of_bulk(bulk, names) for bulk in bulks)]


def _groups(session: Session, step_id: int) -> tuple[list[Group], list[Group]]:
    """Return the tables and operations whose rows are read, and those with too many rows for that."""
    rows = session.execute(
        select(
            AuditChange.table_name,
            AuditChange.operation,
            (func.sum(AuditChange.row_count) > _MOST_ROWS_READ)
            | func.bool_or(AuditChange.batch.is_not(None)),
        )
        .where(AuditChange.step_id == step_id)
        .group_by(AuditChange.table_name, AuditChange.operation)
    ).all()
    few = [(table, _operation(word)) for table, word, large in rows if not large]
    return few, [(table, _operation(word)) for table, word, large in rows if large]


def _singles(session: Session, step_id: int, groups: Sequence[Group]) -> list[_Single]:
    found = session.scalars(
        select(AuditChange)
        .where(
            AuditChange.step_id == step_id,
            tuple_(AuditChange.table_name, AuditChange.operation).in_(groups),
        )
        .order_by(AuditChange.seq)
    )
    return [
        _Single(change.table_name, _exact(old), _exact(new))
        for change in found
        for old, new in zip_longest(change.old_rows or (), change.new_rows or ())
    ]


def _exact(row: Mapping[str, object] | None) -> Mapping[str, object] | None:
    """Return a row with exact numbers: JSON came as floats, which hold all digits that our columns have."""
    if row is None:
        return None
    return {key: Decimal(repr(value)) if isinstance(value, float) else value for key, value in row.items()}


def _folded(singles: Iterable[_Single]) -> list[_Single]:
    """Return one change per row: from what it was before the step to what it was after."""
    net: dict[tuple[str, ...], _Single] = {}
    for single in singles:
        before = net.get(single.identity)
        old = single.old if before is None else before.old
        net[single.identity] = _Single(single.table, old, single.new)
    return [single for single in net.values() if single.old != single.new]


def _listed(singles: Sequence[_Single], names: Names) -> list[Change]:
    """Return a change per row, or one for all of a kind where they are many; mere details are left out."""
    tables = {(single.table, single.operation) for single in singles}
    telling = [single for single in singles if not is_detail(single.table, single.operation, tables)]
    listed: list[Change] = []
    for (table, operation, journey_id, habit_id), group in groupby(telling, key=_kind):
        alike = list(group)
        if len(alike) > _MOST_ROWS_LISTED:
            first, last = _span(alike)
            bulk = Bulk(table, operation, journey_id, habit_id, len(alike), first, last)
            listed.append(_change_of_bulk(bulk, names))
        else:
            listed += [_change_of_single(single, names) for single in alike]
    return listed


def _change_of_single(single: _Single, names: Names) -> Change:
    line = sentence(single.table, single.old, single.new, names)
    return Change(single.table, single.operation, 1, line, single.old, single.new)


def _span(alike: Sequence[_Single]) -> tuple[date | None, date | None]:
    """Return the first and last day of the rows; none where they have no days."""
    days = [date.fromisoformat(str(single.row["day"])) for single in alike if "day" in single.row]
    return (min(days), max(days)) if days else (None, None)


def _kind(single: _Single) -> tuple[str, Operation, int | None, int | None]:
    journey, habit = single.row.get("journey_id"), single.row.get("habit_id")
    return (
        single.table,
        single.operation,
        journey if isinstance(journey, int) else None,
        habit if isinstance(habit, int) else None,
    )


def _bulks(session: Session, step_id: int, groups: Sequence[Group]) -> list[Bulk]:
    if not groups:
        return []
    rows = session.execute(
        text("""
            SELECT table_name, operation, journey_id, habit_id, sum(number)::bigint, min(first), max(last)
            FROM (
              SELECT seq, table_name, operation, (batch ->> 'journey_id')::bigint AS journey_id,
                     (batch ->> 'habit_id')::bigint AS habit_id, row_count AS number,
                     lower((batch ->> 'days')::datemultirange) AS first,
                     upper((batch ->> 'days')::datemultirange) - 1 AS last
              FROM audit_changes WHERE step_id = :step AND batch IS NOT NULL
              UNION ALL
              SELECT c.seq, c.table_name, c.operation, (r ->> 'journey_id')::bigint,
                     (r ->> 'habit_id')::bigint, 1, (r ->> 'day')::date, (r ->> 'day')::date
              FROM audit_changes AS c
              CROSS JOIN LATERAL jsonb_array_elements(coalesce(c.new_rows, c.old_rows)) AS r
              WHERE c.step_id = :step AND c.batch IS NULL
            ) AS changed
            WHERE table_name || ' ' || operation = ANY (:groups)
            GROUP BY 1, 2, 3, 4
            ORDER BY min(seq), 3, 4
        """),
        {"step": step_id, "groups": [f"{table} {operation}" for table, operation in groups]},
    )
    return [Bulk(row[0], _operation(row[1]), *row[2:]) for row in rows]


def _change_of_bulk(bulk: Bulk, names: Names) -> Change:
    return Change(
        bulk.table,
        bulk.operation,
        bulk.count,
        bulk_sentence(
            bulk.table,
            bulk.operation,
            bulk.count,
            subject=names.subject(bulk.journey_id, bulk.habit_id),
            first=bulk.first,
            last=bulk.last,
        ),
    )


def _operation(word: str) -> Operation:
    return "insert" if word == "insert" else "delete" if word == "delete" else "update"
