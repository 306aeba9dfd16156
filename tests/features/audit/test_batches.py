"""A large insert is one step, kept by its days alone, undone and redone exactly."""

from __future__ import annotations

import pytest

from tests.features.audit.conftest import Act
from tests.features.audit.snapshots import Watch
from tests.features.audit.test_every_change import HABIT
from tests.fixtures.database import fetch
from tests.fixtures.program import Program

YEARS = "generate_series('2021-03-01'::date, '2024-05-01', '1 day') AS day"
LOG_YEARS = f"""
    INSERT INTO checkins (journey_id, day, efforts, note, client_id)
    SELECT journey_id, day::date, array[1 + extract(day FROM day)::int % 5, 3]::smallint[],
           CASE WHEN extract(dow FROM day) = 3 THEN 'Note "of" ' || day END, gen_random_uuid()
    FROM journey_members, {YEARS} WHERE extract(day FROM day) <> 13
"""
ENTER_YEARS = f"""
    INSERT INTO habit_entries (habit_id, day, answer, amount, metadata)
    SELECT id, day::date, CASE WHEN extract(dow FROM day) = 0 THEN 'skip' ELSE 'amount' END,
           CASE WHEN extract(dow FROM day) = 0 THEN 0 ELSE 12.125 + extract(day FROM day) END,
           '{{"a": [1, null]}}'
    FROM habits, {YEARS}
"""


@pytest.fixture(autouse=True)
def subjects(program: Program, act: Act) -> None:
    """A journey with a check-in amid the years, and a habit."""
    program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep")
    program("checkin", "strength=4", "sleep=3", "--on", "2022-07-13")
    act(HABIT)


@pytest.mark.parametrize("statements", [LOG_YEARS, ENTER_YEARS, LOG_YEARS + ";" + ENTER_YEARS])
def test_a_batch_goes_and_comes_back(program: Program, watch: Watch, act: Act, statements: str) -> None:
    before = watch.snapshot()
    act(statements)
    after = watch.snapshot()
    for _ in range(2):
        assert program("undo").exit_code == 0
        assert watch.snapshot() == before
        assert program("redo").exit_code == 0
        assert watch.snapshot() == after


def test_a_batch_is_kept_by_its_days_alone(watch: Watch, act: Act) -> None:
    act(LOG_YEARS)
    changes = fetch(
        watch.connection,
        "SELECT row_count, new_rows, batch ->> 'days' FROM audit_changes ORDER BY seq DESC LIMIT 1",
    )
    ((count, rows, days),) = changes
    assert (count, rows) == (1120, None)
    assert str(days).startswith("{[2021-03-01,2021-03-13),[2021-03-14,2021-04-13)")


def test_later_changes_within_a_batch_are_undone_first(program: Program, watch: Watch, act: Act) -> None:
    snapshots = [watch.snapshot()]
    for statements in (
        LOG_YEARS,
        "UPDATE checkins SET note = 'Edited' WHERE day = '2022-02-02'",
        "SELECT remove_checkin(journey_id, '2023-03-03') FROM journey_members",
        "UPDATE checkins SET efforts = '{1,1}' WHERE day BETWEEN '2021-04-01' AND '2023-12-31'",
    ):
        act(statements)
        snapshots.append(watch.snapshot())
    for snapshot in reversed(snapshots[:-1]):
        assert program("undo").exit_code == 0
        assert watch.snapshot() == snapshot
    for snapshot in snapshots[1:]:
        assert program("redo").exit_code == 0
        assert watch.snapshot() == snapshot


def test_a_batch_is_told_in_one_line(program: Program, act: Act) -> None:
    act(LOG_YEARS + ";" + ENTER_YEARS)
    told = program("undo", "--dry-run").stdout
    assert '  1,120 check-ins of "Fitness" 2021-03-01..2024-05-01 taken back\n' in told
    assert '  1,158 entries of "Read" 2021-03-01..2024-05-01 taken back\n' in told
    program("undo")
    assert '  1,120 check-ins of "Fitness" 2021-03-01..2024-05-01 added\n' in program("redo").stdout
