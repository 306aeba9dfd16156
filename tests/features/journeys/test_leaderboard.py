"""Leaderboards: ranks with ties, the asking person's own row, periods and rates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.features.journeys.conftest import Club
from tests.fixtures.database import TODAY, Database, Member, fetch
from tracker.core.errors import NotFoundError, UsageError
from tracker.features.journeys import service
from tracker.features.journeys.service import JourneyView, Leaderboard, NewDimension, Period, StandingRow

MONDAY = date(2026, 11, 16)


def ranks(board: Leaderboard) -> list[tuple[int, str, object]]:
    return [(row.rank, row.username, row.score) for row in board.rows]


def first(board: Leaderboard) -> tuple[object, int]:
    """Return score and check-ins of the first row."""
    return board.rows[0].score, board.rows[0].checkins


@pytest.fixture
def race(club: Club, ben: Member, cleo: Member) -> JourneyView:
    """A journey of Ann, Ben and Cleo with one dimension of weight 2; the week begins on the 16th."""
    journey = club.create(NewDimension("Run", 2))
    club.join(journey, ben, cleo)
    return journey


def test_ties_share_a_rank_and_are_ordered_by_name(club: Club, race: JourneyView) -> None:
    club.log(race, Run=4)
    club.log(race, Run=4, role="ben")
    club.log(race, Run=3, role="cleo")
    assert ranks(club.board(race)) == [(1, "ann", 4), (1, "ben", 4), (3, "cleo", 2)]
    club.log(race, Run=5, role="cleo")
    assert ranks(club.board(race)) == [(1, "cleo", 6), (2, "ann", 4), (2, "ben", 4)]


def test_a_row_tells_score_check_ins_streak_rate_and_who_is_me(club: Club, race: JourneyView) -> None:
    club.log(race, MONDAY, TODAY, TODAY - timedelta(days=1), Run=2)
    club.log(race, MONDAY, Run=1, role="ben")
    board = club.board(race)
    assert (board.journey, board.period, board.period_key) == ("Fitness", Period.WEEK, "2026-W47")
    assert board.rows == (
        StandingRow(1, "ann", Decimal(3), 3, 2, Decimal("0.600"), me=True),
        StandingRow(2, "ben", Decimal(-2), 1, 0, Decimal("0.200"), me=False),
    )
    assert [row.me for row in club.board(race, role="ben").rows] == [False, True]


def test_ones_own_row_is_there_before_the_first_check_in(club: Club, race: JourneyView) -> None:
    nothing = Decimal("0.000")
    assert club.board(race).rows == (StandingRow(1, "ann", Decimal(0), 0, 0, nothing, me=True),)
    club.log(race, Run=5, role="ben")
    club.log(race, Run=3, role="cleo")
    assert ranks(club.board(race)) == [(1, "ben", 6), (2, "cleo", 2), (3, "ann", 0)]
    assert [row.me for row in club.board(race).rows] == [False, False, True]
    assert ranks(club.board(race, role="ben")) == [(1, "ben", 6), (2, "cleo", 2)]


def test_who_has_not_checked_in_comes_after_a_negative_score(club: Club, race: JourneyView) -> None:
    club.log(race, Run=5, role="ben")
    club.log(race, Run=1, role="cleo")
    assert ranks(club.board(race)) == [(1, "ben", 6), (2, "cleo", -2), (3, "ann", 0)]


def test_each_period_sums_its_own_days(club: Club, race: JourneyView) -> None:
    club.log(race, TODAY, Run=5)
    club.log(race, date(2026, 11, 15), Run=4)
    club.log(race, date(2026, 10, 31), Run=3)
    club.log(race, date(2025, 12, 31), Run=2)

    def mine(period: Period, at: str | None = None) -> tuple[str, object, int]:
        board = club.board(race, period, at)
        return board.period_key, board.rows[0].score, board.rows[0].checkins

    assert mine(Period.WEEK) == ("2026-W47", 6, 1)
    assert mine(Period.WEEK, "2026-W46") == ("2026-W46", 4, 1)
    assert mine(Period.WEEK, "2026-w01") == ("2026-W01", 1, 1)
    assert mine(Period.MONTH) == ("2026-11", 10, 2)
    assert mine(Period.MONTH, "2026-10") == ("2026-10", 2, 1)
    assert mine(Period.MONTH, "2025-12") == ("2025-12", 1, 1)
    assert mine(Period.MONTH, "2026-09") == ("2026-09", 0, 0)
    assert mine(Period.ALL) == ("all", 13, 4)


def test_what_is_changed_or_taken_back_moves_the_standings(club: Club, race: JourneyView) -> None:
    club.log(race, TODAY, MONDAY, Run=5)
    club.log(race, MONDAY, Run=1)
    assert first(club.board(race)) == (4, 2)
    club.remove(race, TODAY)
    assert first(club.board(race)) == (-2, 1)
    club.remove(race, MONDAY)
    rows = fetch(club.database.owner(), "SELECT count(*) FROM standings")
    assert rows == [(0,)]


def test_a_score_of_zero_still_counts_its_check_in(club: Club) -> None:
    journey = club.create(NewDimension("Run", 1), NewDimension("Read", 1))
    club.log(journey, Run=1, Read=3)
    assert first(club.board(journey)) == (0, 1)


def test_the_rate_is_check_ins_per_day_that_has_begun(club: Club, race: JourneyView) -> None:
    club.log(race, date(2026, 11, 9), date(2026, 11, 10), TODAY, Run=3)

    def rate(period: Period, at: str | None = None, today: date = TODAY) -> Decimal:
        return club.board(race, period, at, today=today).rows[0].completion_rate

    assert rate(Period.WEEK) == Decimal("0.200")  # one of five days
    assert rate(Period.WEEK, today=date(2026, 11, 22)) == Decimal("0.143")  # one of seven
    assert rate(Period.WEEK, "2026-W46") == Decimal("0.286")
    assert rate(Period.MONTH) == Decimal("0.150")  # three of twenty
    assert rate(Period.ALL) == Decimal("0.250")  # three of the twelve days since the first
    assert rate(Period.WEEK, "2026-W48") == 0


def test_a_period_is_of_its_kind(club: Club, race: JourneyView) -> None:
    for period, key, words in (
        (Period.WEEK, "2026-11", '"2026-11" is not a week'),
        (Period.MONTH, "2026-W46", '"2026-W46" is not a month'),
        (Period.WEEK, "2026", '"2026" is not a week'),
        (Period.MONTH, "2026-Q4", '"2026-Q4" is not a month'),
        (Period.ALL, "2026", 'All time has no "2026"'),
        (Period.WEEK, "2026-W54", 'There is no period "2026-W54"'),
        (Period.WEEK, "soon", 'There is no period "soon"'),
    ):
        with pytest.raises(UsageError, match=words):
            club.board(race, period, key)


def test_only_members_see_a_leaderboard_and_who_left_sees_none(
    club: Club, race: JourneyView, ben: Member, database: Database
) -> None:
    club.log(race, Run=3)
    with database.owner() as connection:
        connection.execute("UPDATE journey_members SET left_at = now() WHERE user_id = %s", (ben.id,))
    with pytest.raises(NotFoundError):
        club.find("fitness", role="ben")
    with database.session("ben") as session:
        board = service.leaderboard(session, journey=race, period=Period.ALL, at=None, today=TODAY)
    assert board.rows == ()
    seen = fetch(database.connect("ben"), "SELECT count(*) FROM standings")
    assert seen == [(0,)]


def test_a_journey_of_others_has_no_rows(club: Club, race: JourneyView) -> None:
    other = club.create("Read", title="Reading")
    club.log(other, Read=5)
    club.log(race, Run=3)
    assert ranks(club.board(race)) == [(1, "ann", 2)]
    with club.database.session("ben") as session:
        board = service.leaderboard(session, journey=other, period=Period.ALL, at=None, today=TODAY)
    assert board.rows == ()


def test_ones_own_row_is_shown_beyond_a_thousand_others(club: Club, race: JourneyView) -> None:
    with club.database.owner() as connection:
        for statement in (
            "INSERT INTO users (username) SELECT 'runner.' || n FROM generate_series(1, 1100) AS n",
            "INSERT INTO user_settings (user_id) SELECT id FROM users WHERE username ~ 'runner'",
            """INSERT INTO journey_members (user_id, journey_id)
               SELECT u.id, j.id FROM users AS u, journeys AS j WHERE u.username ~ 'runner'""",
            """INSERT INTO checkins (user_id, journey_id, day, efforts)
               SELECT u.id, j.id, '2026-11-20', '{4}' FROM users AS u, journeys AS j
               WHERE u.username ~ 'runner'""",
        ):
            connection.execute(statement.encode())
    club.log(race, Run=2)
    board = club.board(race)
    assert len(board.rows) == 1001
    assert {row.rank for row in board.rows[:1000]} == {1}
    assert ranks(board)[-1] == (1101, "ann", 1)
    assert [row.me for row in board.rows] == [False] * 1000 + [True]
    assert ranks(club.board(race, role="cleo"))[-1] == (1102, "cleo", 0)
