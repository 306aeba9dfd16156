"""Many people from a file: the good rows go in, in one transaction, the others are told with their reason."""

from __future__ import annotations

import csv
import json
from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from io import TextIOWrapper
from itertools import cycle, islice
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import text

from tracker.db.verifiers import verifiers_of_secrets
from tracker.features.people.service.addresses import login_url
from tracker.features.people.service.passwords import one_time_password
from tracker.features.people.service.people import WayIn
from tracker.features.transfer.records import Outcome, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from tracker.features.people.reader import NewPerson, PeopleFile
    from tracker.features.transfer.rejections import Rejections

_AT_ONCE = 250
"""One call for so many: their login roles take the server a part of a second."""
_ROLE_FORM = "is not 3 to 63 of a-z, 0-9, dot, dash and underscore, or begins with pg_ or tracker_"

_REASONS = {
    ("username", "form"): "is not 3 to 30 of a-z, 0-9, dot, dash and underscore",
    ("username", "taken"): "is taken",
    ("role", "form"): _ROLE_FORM,
    ("role", "taken"): "is a login role of the server already",
    ("email", "form"): "is not an e-mail address such as ann@example.org",
    ("email", "taken"): "belongs to another person",
    ("display_name", "length"): "is longer than 255 characters",
    ("timezone", "form"): "is a time zone that the server does not know",
}


class BulkFormat(StrEnum):
    """What admins import for others."""

    PEOPLE = "people"
    CHECKINS = "checkins"


@dataclass(frozen=True, slots=True)
class PeopleAdded:
    """What an import came to, and the ways in of those who were added (none for a dry run)."""

    outcome: Outcome
    ways_in: Sequence[WayIn]


def add_people(
    session: Session,
    *,
    file: PeopleFile,
    rejections: Rejections,
    host: str | None = None,
    dry_run: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> PeopleAdded:
    """Add the people of a file, noting in ``rejections`` who was not; ``tell`` hears how many were tried.

    With ``dry_run`` the transaction is rolled back.
    """
    added: list[WayIn] = []
    for batch in _batches(file.people):
        added.extend(_add_batch(session, batch, rejections, host=host, rehearsed=dry_run))
        tell(len(batch))
    tally = Tally(read=file.read, added=len(added))
    if dry_run:
        session.rollback()
        added = []
    return PeopleAdded(Outcome(BulkFormat.PEOPLE, tally, rejections, None, kept=not dry_run), added)


def write_ways_in(stream: BinaryIO, ways_in: Iterable[WayIn]) -> None:
    """Write ways in as CSV with a header."""
    text_stream = TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text_stream, lineterminator="\n")
    writer.writerow(field.name for field in fields(WayIn))
    writer.writerows(astuple(way_in) for way_in in ways_in)
    text_stream.detach()


def _add_batch(
    session: Session,
    batch: Sequence[NewPerson],
    rejections: Rejections,
    *,
    host: str | None,
    rehearsed: bool,
) -> Iterator[WayIn]:
    passwords = [one_time_password() for _ in batch]
    # One verifier serves all that nobody will log in with.
    made = verifiers_of_secrets(session, secrets=passwords[:1] if rehearsed else passwords)
    given = [
        person._asdict() | {"verifier": verifier}
        for person, verifier in zip(batch, cycle(made), strict=False)
    ]
    refused = {
        line: (column, reason)
        for line, column, reason in session.execute(
            text("SELECT * FROM add_people(CAST(:people AS jsonb))"), {"people": json.dumps(given)}
        )
    }
    for person, password in zip(batch, passwords, strict=True):
        if person.line in refused:
            column, reason = refused[person.line]
            rejections.add(person.line, column, getattr(person, column), _REASONS[column, reason])
        else:
            url = login_url(session, role=person.role, host=host)
            yield WayIn(person.username, person.role, url, password)


def _batches(people: Sequence[NewPerson]) -> Iterator[list[NewPerson]]:
    rest = iter(people)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch
