"""What a journey asks: weights count from a day on, past answers and scores stay."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import psycopg
import pytest

from tests.features.journeys.conftest import Club, answers
from tests.fixtures.database import TODAY, Database, Member, fetch, scalar
from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.features.journeys.service import JourneyView, NewDimension

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
LAST_WEEK = TODAY - timedelta(days=7)


def names(journey: JourneyView) -> list[str]:
    return [dimension.name for dimension in journey.dimensions]


def scores(club: Club, journey: JourneyView) -> list[object]:
    return [log.score for log in club.history(journey)]


def test_first_dimensions_are_asked_of_all_days(club: Club) -> None:
    journey = club.create(
        NewDimension("Run", 3, required=False, description="Far", examples=("5 km", "10 km"))
    )
    (asked,) = club.again(journey, day=date(1900, 1, 1)).dimensions
    assert asked.as_row() == {
        "name": "Run",
        "weight": 3,
        "description": "Far",
        "required": False,
        "examples": ["5 km", "10 km"],
    }


def test_a_new_weight_counts_from_today_and_past_scores_stay(club: Club) -> None:
    journey = club.create(NewDimension("Run", 2))
    club.log(journey, LAST_WEEK, YESTERDAY, TODAY, Run=5)
    changed = club.weigh(journey, "Run", 5)
    assert changed.dimensions[0].weight == 5
    assert scores(club, journey) == [15, 6, 6]
    assert answers(club.log(journey, LAST_WEEK, Run=4))[1] == 4
    assert answers(club.log(journey, TODAY, Run=4))[1] == 10


def test_a_new_weight_from_a_past_day_scores_the_days_since_again(club: Club) -> None:
    journey = club.create(NewDimension("Run", 2), "Read")
    club.log(journey, LAST_WEEK, YESTERDAY, TODAY, Run=5, Read=2)
    club.weigh(journey, "Run", 4, from_day=YESTERDAY)
    assert scores(club, journey) == [Decimal("12.5"), Decimal("12.5"), Decimal("6.5")]
    club.weigh(journey, "Run", 1, from_day=TODAY)
    assert scores(club, journey) == [Decimal("3.5"), Decimal("12.5"), Decimal("6.5")]
    club.weigh(journey, "Run", 3, from_day=LAST_WEEK)
    assert scores(club, journey) == [Decimal("9.5")] * 3


def test_a_new_weight_scores_all_members_again(club: Club, ben: Member) -> None:
    journey = club.create(NewDimension("Run", 2))
    club.join(journey, ben)
    club.log(journey, Run=5)
    club.log(journey, Run=3, role="ben")
    club.weigh(journey, "Run", 4)
    assert scores(club, journey) == [12]
    assert [log.score for log in club.history(journey, role="ben")] == [Decimal(4)]


def test_a_weight_from_a_later_day_waits(club: Club) -> None:
    journey = club.create(NewDimension("Run", 2))
    assert club.weigh(journey, "Run", 5, from_day=TOMORROW).dimensions[0].weight == 2
    assert club.again(journey, day=TOMORROW).dimensions[0].weight == 5
    assert answers(club.log(journey, Run=5))[1] == 6


def test_weights_go_from_one_to_five(club: Club) -> None:
    journey = club.create(NewDimension("Run", 5), NewDimension("Read", 1))
    for weight in (0, 6):
        with pytest.raises(UsageError, match=f'"{weight}" is not a weight'):
            club.weigh(journey, "Run", weight)
        with pytest.raises(UsageError, match=f'"{weight}" is not a weight'):
            club.create(NewDimension("Run", weight), title="Other")
    assert club.titles() == ["Fitness"]


def test_what_was_added_today_is_not_asked_of_yesterday(club: Club) -> None:
    journey = club.create("Run")
    club.add(journey, NewDimension("Read", 2))
    assert club.log(journey, YESTERDAY, Run=3).efforts == {"Run": 3}
    with pytest.raises(UsageError, match="do not fit"):
        club.log(journey, Run=3)
    assert answers(club.log(journey, Run=3, Read=3))[1] == 3


def test_what_was_removed_today_is_still_asked_of_yesterday_and_stays_in_the_history(club: Club) -> None:
    journey = club.create("Run", NewDimension("Read", 2))
    club.log(journey, LAST_WEEK, TODAY, Run=3, Read=3)
    removed = club.drop(journey, "Read")
    assert names(removed) == ["Run"]
    assert names(club.again(journey, day=YESTERDAY)) == ["Run", "Read"]
    assert [answers(log) for log in club.history(journey)] == [
        ({"Run": 3, "Read": 3}, 1),
        ({"Run": 3, "Read": 3}, 3),
    ]
    with pytest.raises(UsageError, match="do not fit"):
        club.log(journey, YESTERDAY, Run=3)
    assert answers(club.log(journey, YESTERDAY, Run=3, Read=1))[1] == -1


def test_a_check_in_made_before_a_dimension_was_removed_can_be_changed(club: Club) -> None:
    journey = club.create("Run", "Read")
    club.log(journey, Run=3, Read=3)
    club.drop(journey, "Read")
    changed = club.log(journey, Run=5)
    assert answers(changed) == ({"Run": 5}, 3)


def test_what_is_removed_from_a_later_day_is_asked_until_then(club: Club) -> None:
    journey = club.create("Run", "Read")
    assert names(club.drop(journey, "Read", TOMORROW)) == ["Run", "Read"]
    with pytest.raises(UsageError, match="do not fit"):
        club.log(journey, Run=3)
    assert answers(club.log(journey, Run=3, Read=3))[1] == 2
    assert names(club.again(journey, day=TOMORROW)) == ["Run"]


def test_what_is_added_for_a_later_day_waits_and_can_be_edited_there(club: Club) -> None:
    journey = club.create("Run")
    assert names(club.add(journey, NewDimension("Read"), TOMORROW)) == ["Run"]
    later = club.again(journey, day=TOMORROW)
    assert names(later) == ["Run", "Read"]
    club.weigh(later, "Read", 4, from_day=TOMORROW)
    assert club.again(journey, day=TOMORROW).dimensions[1].weight == 4


def test_a_slot_is_never_used_again_and_its_name_may_be(club: Club) -> None:
    journey = club.create("Run", "Read")
    club.log(journey, YESTERDAY, TODAY, Run=3, Read=5)
    club.drop(journey, "Read")
    again = club.add(journey, NewDimension("Read", 4))
    assert [(each.slot, each.name) for each in again.dimensions] == [(1, "Run"), (3, "Read")]
    assert [log.efforts for log in club.history(journey)] == [{"Run": 3, "Read (removed)": 5}] * 2
    today = club.log(journey, Run=3, Read=2)
    assert answers(today) == ({"Run": 3, "Read": 2}, 3)
    club.drop(again, "Read")
    third = club.add(journey, NewDimension("read"))
    assert third.dimensions[1].slot == 4
    assert [log.efforts for log in club.history(journey)] == [
        {"Run": 3, "Read (removed 2)": 2},
        {"Run": 3, "Read (removed)": 5},
    ]


def test_names_are_unique_without_regard_to_case(club: Club) -> None:
    journey = club.create("Run", "Read")
    with pytest.raises(ConflictError, match='a dimension "RUN" already'):
        club.add(journey, NewDimension("RUN"))
    with pytest.raises(ConflictError, match='a dimension "run" already'):
        club.weigh(journey, "Read", name="run")
    assert names(club.weigh(journey, "Run", name="RUN")) == ["RUN", "Read"]


def test_impossible_names_are_refused(club: Club) -> None:
    journey = club.create("x" * 50)
    for name in ("", " ", "a=b", " padded", "two\nlines", "\x1b[31m", "x" * 51):
        with pytest.raises(UsageError, match="cannot be a dimension's name"):
            club.add(journey, NewDimension(name))
    assert names(club.again(journey)) == ["x" * 50]


def test_words_hold_for_the_past_too_and_an_empty_description_is_none(club: Club) -> None:
    journey = club.create(NewDimension("Run", description="Far"))
    club.log(journey, YESTERDAY, Run=3)
    changed = club.weigh(journey, "Run", name="Jog", examples=["5 km"], description="")
    assert changed.dimensions[0].as_row() == {
        "name": "Jog",
        "weight": 1,
        "description": None,
        "required": True,
        "examples": ["5 km"],
    }
    assert club.history(journey)[0].efforts == {"Jog": 3}
    with pytest.raises(UsageError, match="The description is too long"):
        club.weigh(changed, "Jog", description="x" * 1001)
    with pytest.raises(UsageError, match='Nothing to change on "Run"'):
        club.weigh(journey, "Run")


def test_required_and_optional_count_from_a_day_too(club: Club) -> None:
    journey = club.create("Run", "Read")
    changed = club.weigh(journey, "Read", required=False)
    assert [(each.weight, each.required) for each in changed.dimensions] == [(1, True), (1, False)]
    assert answers(club.log(journey, Run=3))[1] == 1
    with pytest.raises(UsageError, match="do not fit"):
        club.log(journey, YESTERDAY, Run=3)


def test_dimensions_move_and_answers_follow_their_order(club: Club) -> None:
    journey = club.create("Run", "Read", "Rest")
    moved = club.move(journey, "Rest", 1)
    assert names(moved) == ["Rest", "Run", "Read"]
    assert names(club.move(moved, "Rest", 3)) == ["Run", "Read", "Rest"]
    assert names(club.move(club.again(journey), "Read", 1)) == ["Read", "Run", "Rest"]
    assert list(club.log(journey, Run=1, Read=2, Rest=3).efforts.items()) == [
        ("Read", 2),
        ("Run", 1),
        ("Rest", 3),
    ]
    for place in (0, 4):
        with pytest.raises(UsageError, match=f'There is no place "{place}"'):
            club.move(journey, "Run", place)


def test_the_last_dimension_stays(club: Club) -> None:
    journey = club.create("Run", "Read")
    left = club.drop(journey, "Read")
    with pytest.raises(UsageError, match='"Run" is all that "Fitness" asks'):
        club.drop(left, "Run")


def test_a_journey_has_room_for_32_dimensions_ever(club: Club) -> None:
    journey = club.create(*(f"Number {number}" for number in range(1, 32)))
    club.drop(journey, "Number 31")
    full = club.add(journey, NewDimension("Last"))
    assert full.dimensions[-1].slot == 32
    with pytest.raises(ConflictError):
        club.add(journey, NewDimension("Too many"))


def test_dimensions_are_found_by_part_of_their_names(club: Club) -> None:
    journey = club.create("Größe", "Sleep well", "Sleep long")
    assert club.weigh(journey, "grosse", 2).dimensions[0].weight == 2
    with pytest.raises(ConflictError, match='"sleep" could be "Sleep well", "Sleep long"'):
        club.weigh(journey, "sleep", 2)
    with pytest.raises(NotFoundError) as refused:
        club.weigh(journey, "slepwell", 2)
    assert refused.value.hint == 'Did you mean "Sleep well"?'


def test_admins_edit_what_is_asked_and_members_do_not(club: Club, ben: Member, cleo: Member) -> None:
    journey = club.create("Run", "Read")
    club.join(journey, ben, as_role="admin")
    club.join(journey, cleo)
    club.add(journey, NewDimension("Rest"), role="ben")
    club.weigh(journey, "Run", 3, role="ben", name="Jog")
    club.move(club.again(journey), "Rest", 1, role="ben")
    club.drop(club.again(journey), "Read", role="ben")
    seen = club.again(journey, role="cleo")
    assert [(each.name, each.weight) for each in seen.dimensions] == [("Rest", 1), ("Jog", 3)]
    denied = "Your role on this journey does not allow that"
    with pytest.raises(NotPermittedError, match=denied):
        club.add(seen, NewDimension("More"), role="cleo")
    with pytest.raises(NotPermittedError, match=denied):
        club.weigh(seen, "Jog", 5, role="cleo")
    with pytest.raises(NotPermittedError, match=denied):
        club.weigh(seen, "Jog", role="cleo", name="Run")
    with pytest.raises(NotPermittedError, match=denied):
        club.move(seen, "Jog", 1, role="cleo")
    with pytest.raises(NotPermittedError, match=denied):
        club.drop(seen, "Jog", role="cleo")
    assert club.again(journey).dimensions == seen.dimensions


def test_the_tables_hold_what_they_promise(club: Club, database: Database) -> None:
    club.create("Run")
    owner = database.owner()
    for statement, constraint in (
        ("UPDATE journey_weights SET weights = '{6}'", "journey_weights_range"),
        ("UPDATE journey_weights SET weights = '{{1}}'", "journey_weights_range"),
        ("UPDATE journey_weights SET required = '{true,true}'", "journey_weights_required_fits"),
        ("UPDATE dimensions SET slot = 0", "dimensions_slot_range"),
        ("UPDATE dimensions SET slot = 33", "dimensions_slot_range"),
        ("UPDATE dimensions SET examples = '{}'", "dimensions_examples_list"),
    ):
        with pytest.raises(psycopg.errors.CheckViolation) as refused:
            owner.execute(statement.encode())
        assert refused.value.diag.constraint_name == constraint


def test_weights_on_a_day_are_those_of_the_latest_version(club: Club, database: Database) -> None:
    journey = club.create(NewDimension("Run", 1))
    club.weigh(journey, "Run", 2, from_day=LAST_WEEK)
    club.weigh(journey, "Run", 3, from_day=YESTERDAY)
    owner = database.owner()
    query = "SELECT (weights_on(%s, %s)).weights"
    days = (LAST_WEEK - timedelta(days=1), LAST_WEEK, YESTERDAY - timedelta(days=1), YESTERDAY, TODAY)
    assert [scalar(owner, query, journey.id, day) for day in days] == [[1], [2], [2], [3], [3]]
    versions = fetch(owner, "SELECT from_day FROM journey_weights ORDER BY 1")
    assert versions == [(date(1900, 1, 1),), (LAST_WEEK,), (YESTERDAY,)]
