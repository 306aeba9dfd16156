"""What the page about scores tells is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest

from tests.fixtures.database import TODAY, Database, fetch
from tests.properties.scores import WORTH, Journey, Weighing
from tests.properties.world import FIRST_DAY, World
from tracker.features.journeys.service.efforts import EFFORT_NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "concepts" / "scores.md").read_text("utf-8")
WORTHS = re.findall(r"^\| (\d) \| ([a-z]+) \| (-?[\d.]+) \|$", PAGE, re.MULTILINE)
EXAMPLES = re.findall(r"^\| ([\d ]+) \| ([\d -]+) \| (-?[\d.]+) \|$", PAGE, re.MULTILINE)
PUT = "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, %s)"
ADD = "SELECT add_dimension(%s, %s, %s::smallint, %s, %s)"
WEIGH = "SELECT set_dimension_weight(%s, %s::smallint, %s::smallint, %s, %s)"


@pytest.fixture
def world(person: Database) -> Iterator[World]:
    """The person, today."""
    opened = World(person, TODAY)
    yield opened
    opened.close()


def make_journey(world: World, *weights: int, required: bool = False) -> int:
    """Make a journey whose dimensions were always asked."""
    ((journey,),) = world.ask("SELECT create_journey('Health')")
    for place, weight in enumerate(weights):
        world.do(ADD, journey, f"Dimension {place}", weight, required, FIRST_DAY)
    assert isinstance(journey, int)
    return journey


def scores(world: World) -> dict[date, Decimal]:
    """Return the score of each day."""
    return {day: Decimal(half) / 2 for day, half in world.ask("SELECT day, half_points FROM checkins")}


def test_the_page_tells_what_efforts_are_worth() -> None:
    assert {int(effort): Decimal(worth) for effort, _, worth in WORTHS} == WORTH
    assert [(int(effort), word) for effort, word, _ in WORTHS] == list(enumerate(EFFORT_NAMES, start=1))
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize(("weights", "efforts", "score"), EXAMPLES)
def test_examples_of_the_page(world: World, weights: str, efforts: str, score: str) -> None:
    answers = [None if effort == "-" else int(effort) for effort in efforts.split()]
    numbers = [int(weight) for weight in weights.split()]
    told = [[Weighing(FIRST_DAY, weight, required=False)] for weight in numbers]
    assert Journey(told, {TODAY: answers}).score(TODAY) == Decimal(score)
    world.do(PUT, make_journey(world, *numbers), TODAY, answers)
    assert scores(world) == {TODAY: Decimal(score)}


def test_a_change_counts_from_its_day_on_and_the_last_word_holds(world: World) -> None:
    journey = make_journey(world, 1)
    days = [TODAY - timedelta(days=number) for number in (6, 4, 2, 0)]
    for day in days:
        world.do(PUT, journey, day, [5])
    world.do(WEIGH, journey, 1, 4, True, days[2])
    assert [scores(world)[day] for day in days] == [3, 3, 12, 12]
    world.do(WEIGH, journey, 1, 2, True, days[1])
    assert [scores(world)[day] for day in days] == [3, 6, 6, 6]
    world.do("SELECT remove_dimension(%s, 1::smallint, %s)", journey, days[3])
    assert [scores(world)[day] for day in days] == [3, 6, 6, 0]


def test_answers_stay_when_more_is_asked_of_their_day(world: World) -> None:
    journey = make_journey(world, 1, required=True)
    world.do(PUT, journey, TODAY, [5])
    world.do(ADD, journey, "More", 5, True, FIRST_DAY)
    assert scores(world) == {TODAY: 3}
    # As the program does it: a note comes with the efforts as they are.
    world.do("UPDATE checkins SET efforts = efforts, note = 'still here'")
    world.do("SELECT remove_checkin(%s, %s)", journey, TODAY)
    assert world.revert("undo_last")
    assert fetch(world.connection, "SELECT efforts, note FROM checkins") == [([5], "still here")]
    with pytest.raises(psycopg.errors.CheckViolation):
        world.do("UPDATE checkins SET efforts = '{4}'")
    world.do("UPDATE checkins SET efforts = '{4,3}'")
    assert scores(world) == {TODAY: 7}


def test_what_is_not_asked_cannot_be_answered_and_what_is_required_must(world: World) -> None:
    journey = make_journey(world, 1, required=True)
    for efforts in ([5, 5], [None], [None, 5]):
        with pytest.raises(psycopg.errors.CheckViolation):
            world.do(PUT, journey, TODAY, efforts)


def test_a_leaderboard_has_ones_own_row_before_the_first_checkin_and_a_rate(world: World) -> None:
    journey = make_journey(world, 1)
    board = "SELECT rank, half_points, checkins, completion_rate, me FROM leaderboard(%s, %s, %s, %s, %s, 10)"
    monday = TODAY - timedelta(days=4)
    ((week,),) = world.ask("SELECT week_number(%s)", TODAY)
    assert world.ask(board, journey, 0, 0, FIRST_DAY, TODAY) == [(1, 0, 0, 0, True)]
    world.do(PUT, journey, TODAY - timedelta(days=1), [4])
    # Five days of the week have begun; two since the first check-in.
    assert world.ask(board, journey, 1, week, monday, monday + timedelta(days=6)) == [
        (1, 4, 1, Decimal("0.200"), True)
    ]
    assert world.ask(board, journey, 0, 0, FIRST_DAY, TODAY) == [(1, 4, 1, Decimal("0.500"), True)]
