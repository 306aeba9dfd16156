"""What undo refuses: what others changed since, what one may no longer do, and more steps than there are."""

from __future__ import annotations

import pytest

from tests.features.audit.conftest import Act
from tests.features.audit.snapshots import Watch
from tests.features.audit.test_every_change import ENTRIES, HABIT, JOURNEY
from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program, Result

LOG_MANY = """
    INSERT INTO checkins (journey_id, day, efforts)
    SELECT journey_id, day::date, '{4,2}'
    FROM journey_members, generate_series('2026-01-01'::date, '2026-08-01', '1 day') AS day
"""


@pytest.fixture
def journey(program: Program) -> None:
    """Ann's journey with one check-in."""
    program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep")
    program("checkin", "strength=4", "sleep=3")


def join(database: Database, member: Member, role: str) -> None:
    """Make a person a member of the one journey, as the owner of the database can."""
    with database.owner() as owner:
        owner.execute(
            "INSERT INTO journey_members (user_id, journey_id, role) SELECT %s, id, %s FROM journeys",
            (member.id, role),
        )


def assert_refused(result: Result, exit_code: int, words: str) -> None:
    assert result.exit_code == exit_code
    assert words in result.stderr
    assert result.stdout == ""


def test_nothing_to_undo_or_redo(program: Program) -> None:
    assert_refused(program("undo"), 4, "There is nothing to undo.")
    assert_refused(program("redo"), 4, "There is nothing to redo.")


@pytest.mark.usefixtures("journey")
def test_several_steps_are_all_or_nothing(program: Program, watch: Watch) -> None:
    before = watch.snapshot()
    assert_refused(program("undo", "3"), 4, "There are only 2 steps to undo.")
    assert watch.snapshot() == before
    assert program("undo", "2").exit_code == 0
    assert_refused(program("redo", "5"), 4, "There are only 2 steps to redo.")
    assert program("redo", "2").exit_code == 0
    assert watch.snapshot() == before


@pytest.mark.usefixtures("journey")
def test_a_new_command_ends_redo(program: Program) -> None:
    program("undo")
    program("settings", "set", "theme", "dark")
    assert_refused(program("redo"), 4, "There is nothing to redo.")
    assert program("undo").exit_code == 0
    assert program("redo").exit_code == 0
    assert_refused(program("redo"), 4, "There is nothing to redo.")


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_a_number_of_steps_is_positive(program: Program, count: str) -> None:
    assert program("undo", count).exit_code == 2


@pytest.mark.usefixtures("journey")
@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE checkins SET note = 'mine'",
        "UPDATE checkins SET efforts = '{1,3}'",
        "DELETE FROM checkins",
    ],
)
def test_a_row_that_was_changed_since_stays(
    program: Program, database: Database, watch: Watch, meddling: str
) -> None:
    fetch(database.superuser(), meddling)
    before = watch.snapshot()
    assert_refused(program("undo"), 4, "was changed since")
    assert watch.snapshot() == before


@pytest.mark.usefixtures("journey")
@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE checkins SET note = 'mine' WHERE day = '2026-03-03'",
        "DELETE FROM checkins WHERE day = '2026-03-03'",
        "UPDATE checkins SET efforts = '{1,1}' WHERE day = '2026-08-01'",
    ],
)
def test_a_batch_with_a_row_that_was_changed_since_stays(
    program: Program, database: Database, watch: Watch, act: Act, meddling: str
) -> None:
    act(LOG_MANY)
    fetch(database.superuser(), meddling)
    before = watch.snapshot()
    assert_refused(program("undo"), 4, "was changed since")
    assert watch.snapshot() == before


@pytest.mark.usefixtures("journey")
def test_a_day_that_was_logged_again_by_another_hand_is_not_overwritten(
    program: Program, database: Database, watch: Watch
) -> None:
    program("checkin", "fitness", "--delete")
    with database.owner() as owner:
        owner.execute(
            "INSERT INTO checkins (user_id, journey_id, day, efforts)"
            " SELECT user_id, journey_id, '2026-11-20', '{1,1}' FROM journey_members"
        )
    before = watch.snapshot()
    assert_refused(program("undo"), 4, "was changed since")
    assert watch.snapshot() == before


def test_what_a_step_needs_may_be_gone(program: Program, database: Database, act: Act) -> None:
    act(HABIT)
    act(ENTRIES)
    act("SELECT remove_habit_entry(id, '2026-11-03') FROM habits")
    fetch(database.superuser(), "DELETE FROM habits")
    assert_refused(program("undo"), 4, "was changed since")


@pytest.mark.usefixtures("journey")
def test_a_journey_that_others_joined_is_not_taken_from_them(
    program: Program, database: Database, ben: Member, watch: Watch
) -> None:
    join(database, ben, "member")
    before = watch.snapshot()
    assert program("undo").exit_code == 0
    assert_refused(program("undo"), 4, "Others are on this journey by now.")
    assert program("redo").exit_code == 0
    assert watch.snapshot() == before


@pytest.mark.usefixtures("journey")
@pytest.mark.parametrize(
    ("role", "command", "refused"),
    [
        ("owner", ("journey", "edit", "fitness", "--title", "Mine"), True),
        ("owner", ("journey", "dimension", "edit", "fitness", "sleep", "--weight", "5"), True),
        ("admin", ("journey", "dimension", "edit", "fitness", "sleep", "--name", "Rest"), True),
        ("admin", ("checkin", "strength=1", "sleep=1"), False),
    ],
)
def test_who_lost_the_role_cannot_undo_what_it_allowed(
    program: Program, database: Database, ben: Member, role: str, command: tuple[str, ...], refused: bool
) -> None:
    join(database, ben, role)
    assert program(*command, role="ben").exit_code == 0
    fetch(
        database.superuser(), f"UPDATE tracker.journey_members SET role = 'member' WHERE user_id = {ben.id}"
    )
    result = program("undo", role="ben")
    if refused:
        assert_refused(result, 5, "Your role on this journey does not allow that.")
    else:
        assert result.exit_code == 0


@pytest.mark.usefixtures("journey")
def test_scores_come_back_with_the_weights_that_hold_now(
    program: Program, database: Database, ben: Member, watch: Watch
) -> None:
    join(database, ben, "member")
    program("checkin", "strength=5", "sleep=5", role="ben")
    program("checkin", "strength=1", "sleep=5", role="ben")
    program("undo", role="ben")
    program("journey", "dimension", "edit", "fitness", "strength", "--weight", "1", "--from", "2026-11-01")
    for verb in ("redo", "undo", "undo", "redo"):
        assert program(verb, role="ben").exit_code == 0
        watch.snapshot()
        (score,) = fetch(
            watch.connection,
            "SELECT count(*) FROM checkins WHERE half_points"
            " <> score_half_points(efforts, (weights_on(journey_id, day)).weights)",
        )
        assert score == (0,)


def test_steps_belong_to_one_person(program: Program, ben: Member) -> None:
    program("settings", "set", "theme", "dark")
    assert_refused(program("undo", role=ben.role), 4, "There is nothing to undo.")
    assert program("audit", "list", "--json", role=ben.role).json() == []
    (step,) = [step["id"] for step in rows(program("audit", "list", "--json"))]
    assert program("audit", "show", str(step), role=ben.role).exit_code == 3


def rows(result: Result) -> list[dict[str, object]]:
    found = result.json()
    assert isinstance(found, list)
    return found


def test_a_command_that_changes_nothing_leaves_no_step(program: Program, watch: Watch) -> None:
    program("settings", "set", "theme", "auto")
    program("journey", "create", "Fitness", "-d", "Strength")
    program("checkin", "strength=4")
    steps = watch.commands()
    program("checkin", "strength=4")
    program("journey", "list")
    program("journey", "edit", "fitness", "--title", "Fitness")
    assert watch.commands() == steps == 2
    assert JOURNEY.startswith("journey create")
