"""Reading a streak's row: longest and current run, compared with counting period by period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from psycopg.types.multirange import Int4Multirange
from psycopg.types.range import Int4Range

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, fetch, number
from tests.properties.strategies import examples

NUMBERS = st.frozensets(st.integers(-15, 15))


@pytest.fixture(scope="module")
def connection(module_database: Database) -> Iterator[Connection]:
    """The superuser's connection."""
    with module_database.superuser() as opened:
        yield opened


def multirange(numbers: AbstractSet[int]) -> Int4Multirange:
    """Return the numbers as PostgreSQL keeps them."""
    return Int4Multirange([Int4Range(one, one + 1) for one in sorted(numbers)])


def counted(
    met: AbstractSet[int], excused: AbstractSet[int], numbers: Sequence[int], *, open_last: bool
) -> list[int]:
    """Return the length of the run after each of the numbers; the last one, if still open, breaks nothing."""
    run, runs = 0, []
    for one in numbers:
        if one in met:
            run += 1
        elif one not in excused and not (open_last and one == numbers[-1]):
            run = 0
        runs.append(run)
    return runs


@given(met=NUMBERS, excused=NUMBERS)
@example(met=frozenset(), excused=frozenset())
@example(met=frozenset(), excused=frozenset({3}))
@examples(200)
def test_longest_run_is_what_counting_gives(
    connection: Connection, met: frozenset[int], excused: frozenset[int]
) -> None:
    found = number(connection, "SELECT longest_run(%s, %s)", multirange(met), multirange(excused - met))
    assert found == max(counted(met, excused, range(-16, 17), open_last=False))


@given(met=NUMBERS, excused=NUMBERS, last=st.integers(-16, 16), open_last=st.booleans())
@examples(200)
def test_current_run_is_what_counting_gives(
    connection: Connection, met: frozenset[int], excused: frozenset[int], last: int, open_last: bool
) -> None:
    query = "SELECT current_run(%s, %s, %s, %s)"
    found = number(connection, query, multirange(met), multirange(excused - met), last, open_last)
    assert found == counted(met, excused, range(-17, last + 1), open_last=open_last)[-1]


@given(numbers=NUMBERS)
@examples(50)
def test_periods_in_counts(connection: Connection, numbers: frozenset[int]) -> None:
    assert fetch(connection, "SELECT periods_in(%s)", multirange(numbers)) == [(len(numbers),)]
