"""People as CSV or NDJSON: the columns of `admin user add`, and what `admin user list` prints."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.core.errors import UsageError
from tracker.core.text import fold, near, quoted
from tracker.features.accounts.values import read_timezone
from tracker.features.transfer.readers.cells import TEXT_REASON, UnfitError, storable
from tracker.features.transfer.readers.csv_rows import CsvRows
from tracker.features.transfer.readers.ndjson_rows import text_of
from tracker.features.transfer.readers.rows import named_cells, open_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.features.transfer.rejections import Rejections
    from tracker.features.transfer.sources import Source

COLUMNS = ("username", "email", "display_name", "timezone", "role")
_IGNORED = frozenset({"public_id", "admin", "status", "created", "last_used", "sessions"})
TWICE = "stands in the file before"


class NewPerson(NamedTuple):
    """A person of a file; ``role`` is the login role, the user name where the file names none."""

    line: int
    username: str
    email: str | None
    display_name: str | None
    timezone: str | None
    role: str


class PeopleFile:
    """The good rows of a file, and how many were read."""

    def __init__(self, source: Source, rejections: Rejections) -> None:
        """Read the file; a ``UsageError`` if a column is not known or there is none of user names."""
        with open_rows(source, rejections) as rows:
            if isinstance(rows, CsvRows):
                _check_header(rows.header)
            self.people = list(_fit(named_cells(rows), rejections))
            self.read = rows.read


def _check_header(header: Sequence[str]) -> None:
    named = [fold(cell) for cell in header if cell]
    unknown = next((cell for cell in named if cell not in {*COLUMNS, *_IGNORED}), None)
    if unknown is not None:
        suggestions = [quoted(name) for name in near(unknown, COLUMNS)]
        listed = f"Columns: {', '.join(COLUMNS)}."
        hint = f"Did you mean {' or '.join(suggestions)}?" if suggestions else listed
        raise UsageError(f"The column {quoted(unknown)} is not known.", hint)
    if "username" not in named:
        raise UsageError("There is no column username.", f"Columns: {', '.join(COLUMNS)}.")


@lru_cache
def _zone(word: str) -> str:
    """Return the zone as Python and PostgreSQL both write it, for a file that writes it otherwise."""
    try:
        return read_timezone(word)
    except UsageError as error:
        raise UnfitError("timezone", word, "is not a time zone such as Europe/Lisbon") from error


def _fit(rows: Iterator[tuple[int, Mapping[str, object]]], rejections: Rejections) -> Iterator[NewPerson]:
    taken: set[tuple[str, str]] = set()
    for line, cells in rows:
        try:
            person = _person(line, cells)
            _refuse_twice(person, taken)
        except UnfitError as error:
            rejections.add(line, error.column, error.value, error.reason)
            continue
        yield person


def _refuse_twice(person: NewPerson, taken: set[tuple[str, str]]) -> None:
    """Note what nobody else of the file may have."""
    names = {"username": person.username, "role": person.role, "email": (person.email or "").lower()}
    keys = [(column, name) for column, name in names.items() if name]
    for key in keys:
        if key in taken:
            raise UnfitError(*key, TWICE)
    taken.update(keys)


def _person(line: int, cells: Mapping[str, object]) -> NewPerson:
    unknown = next((key for key in cells if key not in {*COLUMNS, *_IGNORED}), None)
    if unknown is not None:
        raise UnfitError(unknown, text_of(cells[unknown]), "is no key of a person")
    words = {key: _word(key, cells.get(key)) for key in COLUMNS}
    username = words["username"].lower()
    if not username:
        raise UnfitError("username", "", "is empty")
    return NewPerson(
        line=line,
        username=username,
        email=words["email"] or None,
        display_name=words["display_name"] or None,
        timezone=_zone(words["timezone"]) if words["timezone"] else None,
        role=words["role"] or username,
    )


def _word(key: str, value: object) -> str:
    word = text_of(value).strip()
    if not storable(word):
        raise UnfitError(key, word, TEXT_REASON)
    if not all(sign.isprintable() for sign in word):
        raise UnfitError(key, word, "is not on one line")
    return word
