"""What a check-in is: one per person, journey and day; scored by the day's weights; changed by naming."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import psycopg
import pytest

from tests.features.journeys.conftest import Club
from tests.fixtures.database import TODAY, Database, Member, fetch, number
from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.features.journeys import service
from tracker.features.journeys.service import NewDimension, parse_effort
from tracker.features.streaks.service import StreakLength

YESTERDAY = TODAY - timedelta(days=1)
SENT = UUID("11111111-1111-4111-8111-111111111111")


def test_score_is_weight_times_what_the_effort_earns(club: Club) -> None:
    points = dict(enumerate(map(Decimal, ("-1", "0.5", "1", "2", "3")), start=1))
    for weight in (1, 2, 5):
        journey = club.create(NewDimension("Sport", weight=weight), title=f"Weight {weight}")
        for effort in points:
            club.log(journey, TODAY - timedelta(days=effort), Sport=effort)
        assert {log.efforts["Sport"]: log.score for log in club.history(journey)} == {
            effort: weight * earned for effort, earned in points.items()
        }


def test_score_sums_all_dimensions_exactly(club: Club) -> None:
    journey = club.create(NewDimension("Run", 3), NewDimension("Sleep", 1), NewDimension("Read", 5))
    assert club.log(journey, Run=2, Sleep=2, Read=1).score == Decimal(-3)
    assert club.log(journey, Read=2).score == Decimal("4.5")


@pytest.mark.parametrize(
    ("text", "effort"),
    [
        ("1", 1), ("5", 5), ("skipped", 1), ("minimal", 2), ("partial", 3), ("solid", 4), ("crushed", 5),
        ("Crushed", 5), (" so ", 4), ("m", 2), ("sk", 1),
    ],
)  # fmt: skip
def test_efforts_are_numbers_or_beginnings_of_names(text: str, effort: int) -> None:
    assert parse_effort(text) == effort


@pytest.mark.parametrize("text", ["", "0", "6", "s", "-1", "4.5", "solidd", "\u0664", "crushed it"])
def test_what_is_no_effort_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not an effort"):
        parse_effort(text)


def test_a_misspelt_effort_is_met_with_the_near_one() -> None:
    with pytest.raises(UsageError) as refused:
        parse_effort("crushd")
    assert (refused.value.hint or "").startswith('Did you mean "crushed"? Give 1 to 5')


def test_the_first_check_in_is_created_and_the_next_changes_only_what_it_names(club: Club) -> None:
    journey = club.create("Run", "Sleep")
    first = club.log(journey, Run=3, Sleep=4, note="Slow")
    assert (first.created, first.changed, first.note) == (True, True, "Slow")
    second = club.log(journey, Run=5)
    assert (second.created, second.changed) == (False, True)
    assert second.efforts == {"Run": 5, "Sleep": 4}
    assert second.note == "Slow"
    assert second.score == Decimal(5)
    third = club.log(journey, note="Fast")
    assert (third.efforts, third.note, third.changed) == ({"Run": 5, "Sleep": 4}, "Fast", True)
    assert [log.day for log in club.history(journey)] == [TODAY]


def test_the_same_again_changes_nothing(club: Club, database: Database) -> None:
    journey = club.create("Run")
    club.log(journey, Run=3, note="Slow")
    steps = "SELECT count(*) FROM audit_log"
    with database.owner() as connection:
        before = number(connection, steps)
        again = club.log(journey, Run=3, note="Slow")
        silent = club.log(journey)
        assert (again.changed, again.created, silent.changed) == (False, False, False)
        assert number(connection, steps) == before


def test_an_empty_note_takes_the_note_away(club: Club) -> None:
    journey = club.create("Run")
    club.log(journey, Run=3, note="Slow")
    assert club.log(journey, note="").note is None
    assert club.log(journey, YESTERDAY, Run=3, note="").note is None


def test_a_note_has_at_most_two_thousand_characters(club: Club) -> None:
    journey = club.create("Run")
    assert club.log(journey, Run=1, note="x" * 2000).note == "x" * 2000
    with pytest.raises(UsageError, match="The note is too long"):
        club.log(journey, note="x" * 2001)


def test_required_dimensions_must_be_answered_and_optional_ones_may(club: Club) -> None:
    journey = club.create("Run", NewDimension("Yoga", 2, required=False), "Sleep")
    with pytest.raises(UsageError, match="do not fit what the journey asks"):
        club.log(journey, Run=3)
    with pytest.raises(UsageError, match="do not fit what the journey asks"):
        club.log(journey, Run=3, Yoga=5)
    assert club.log(journey, Run=3, Sleep=3).score == Decimal(2)
    assert club.log(journey, Yoga=5).score == Decimal(8)


def test_a_check_in_answers_something(club: Club) -> None:
    journey = club.create(NewDimension("Yoga", required=False))
    with pytest.raises(UsageError, match='No effort was given for "Fitness"'):
        club.log(journey)
    assert club.history(journey) == []


def test_what_is_still_missing_is_told_while_something_required_is(club: Club, database: Database) -> None:
    journey = club.create("Run", NewDimension("Yoga", required=False), "Sleep")

    def missing(**efforts: int) -> list[str]:
        with database.session("ann") as session:
            found = service.efforts_still_missing(session, journey=journey, day=TODAY, efforts=efforts)
        return [dimension.name for dimension in found]

    assert missing() == ["Run", "Yoga", "Sleep"]
    assert missing(Run=1) == ["Yoga", "Sleep"]
    assert missing(Run=1, Sleep=1) == []
    club.log(journey, Run=3, Sleep=3)
    assert missing() == []


def test_a_journey_of_optional_dimensions_is_missing_them_until_one_is_answered(
    club: Club, database: Database
) -> None:
    journey = club.create(NewDimension("Yoga", required=False), NewDimension("Run", required=False))
    with database.session("ann") as session:
        missing = service.efforts_still_missing(session, journey=journey, day=TODAY, efforts={})
        assert [dimension.name for dimension in missing] == ["Yoga", "Run"]
        one = service.efforts_still_missing(session, journey=journey, day=TODAY, efforts={"Run": 1})
        assert one == []


def test_a_day_in_the_future_is_refused(club: Club) -> None:
    journey = club.create()
    for day in (TODAY + timedelta(days=1), date(2199, 1, 1)):
        with pytest.raises(UsageError, match=f'The day "{day}" has not begun'):
            club.log(journey, day, Sport=3)
        with pytest.raises(UsageError, match=f'The day "{day}" has not begun'):
            service.refuse_unloggable(journey, day=day, today=TODAY)
    service.refuse_unloggable(journey, day=TODAY, today=TODAY)


def test_days_go_back_to_1900(club: Club) -> None:
    journey = club.create()
    assert club.log(journey, date(1900, 1, 1), Sport=3).score == Decimal(1)
    too_early = date(1899, 12, 31)
    with pytest.raises(UsageError, match=f'The day "{too_early}" is out of range'):
        club.log(journey, too_early, Sport=3)
    with pytest.raises(UsageError, match=f'The day "{too_early}" is out of range'):
        service.refuse_unloggable(journey, day=too_early, today=TODAY)


def test_the_day_follows_the_persons_zone_and_day_start(club: Club, database: Database) -> None:
    journey = club.create()
    insert = "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, '{3}')"
    owner = database.owner()
    for zone, day_start, now, open_day in (
        ("Pacific/Kiritimati", 0, "2026-11-20T12:00:00Z", date(2026, 11, 21)),
        ("America/New_York", 0, "2026-11-21T03:00:00Z", date(2026, 11, 20)),
        ("UTC", 4, "2026-11-21T03:59:59Z", date(2026, 11, 20)),
        ("UTC", 4, "2026-11-21T04:00:00Z", date(2026, 11, 21)),
    ):
        owner.execute("DELETE FROM checkins")
        owner.execute("UPDATE users SET timezone = %s", (zone,))
        owner.execute("UPDATE user_settings SET day_start = %s", (day_start,))
        connection = database.connect("ann", now=now)
        fetch(connection, insert, journey.id, open_day)
        with pytest.raises(psycopg.errors.CheckViolation) as refused:
            fetch(connection, insert, journey.id, open_day + timedelta(days=1))
        assert refused.value.diag.constraint_name == "checkins_day_begun"


def test_efforts_that_do_not_fit_are_refused_by_the_database(club: Club, database: Database) -> None:
    journey = club.create()
    insert = "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, %s)"
    connection = database.connect("ann")
    for efforts in ("{0}", "{6}", "{}", "{NULL}", "{3,3}", "{{3}}", "[0:1]={3,3}"):
        with pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.ArraySubscriptError)):
            fetch(connection, insert, journey.id, TODAY, efforts)
    fetch(connection, insert, journey.id, TODAY, "{3}")


def test_a_client_id_logs_once_however_often_it_is_sent(club: Club) -> None:
    journey = club.create("Run")
    first = club.log(journey, YESTERDAY, client_id=SENT, Run=4)
    assert first.created
    club.log(journey, YESTERDAY, Run=2, note="Corrected")
    for day in (YESTERDAY, TODAY):
        again = club.log(journey, day, client_id=SENT, Run=4)
        assert (again.day, again.efforts, again.created, again.changed) == (
            YESTERDAY,
            {"Run": 2},
            False,
            False,
        )
    assert [(log.day, log.efforts, log.note) for log in club.history(journey)] == [
        (YESTERDAY, {"Run": 2}, "Corrected")
    ]


def test_a_client_id_can_join_a_day_that_is_there(club: Club) -> None:
    journey = club.create("Run")
    club.log(journey, Run=4)
    joined = club.log(journey, client_id=SENT, Run=4)
    assert (joined.created, joined.changed) == (False, False)
    assert club.log(journey, YESTERDAY, client_id=SENT, Run=1).day == TODAY


def test_client_ids_are_each_persons_own(club: Club, ben: Member, database: Database) -> None:
    journey = club.create("Run")
    club.join(journey, ben)
    assert club.log(journey, client_id=SENT, Run=4).created
    assert club.log(journey, client_id=SENT, Run=2, role="ben").created
    with pytest.raises(psycopg.errors.UniqueViolation) as refused:
        fetch(
            database.connect("ann"),
            "INSERT INTO checkins (journey_id, day, efforts, client_id) VALUES (%s, %s, '{1}', %s)",
            journey.id,
            YESTERDAY,
            SENT,
        )
    assert refused.value.diag.constraint_name == "checkins_client_id_key"


def test_a_check_in_is_taken_back_once(club: Club) -> None:
    journey = club.create("Run")
    club.log(journey, YESTERDAY, TODAY, Run=4)
    club.remove(journey, YESTERDAY)
    assert [log.day for log in club.history(journey)] == [TODAY]
    with pytest.raises(NotFoundError, match=f'There is no check-in to "Fitness" on {YESTERDAY}'):
        club.remove(journey, YESTERDAY)


def test_the_streak_is_that_of_the_check_ins_day(club: Club) -> None:
    journey = club.create("Run")
    days = [TODAY - timedelta(days=distance) for distance in (0, 1, 4, 3, 2, 6)]
    assert [club.log(journey, day, Run=3).streak for day in days] == [
        StreakLength(1, 1), StreakLength(1, 2), StreakLength(1, 2), StreakLength(2, 2), StreakLength(3, 5),
        StreakLength(1, 5),
    ]  # fmt: skip
    assert [log.streak.current for log in club.history(journey)] == [5, 4, 3, 2, 1, 1]
    assert all(later.day > earlier.day for later, earlier in pairwise(club.history(journey)))


@pytest.mark.parametrize("status", ["archived", "deleted"])
def test_a_journey_that_is_put_away_takes_no_check_in(club: Club, status: service.Status) -> None:
    journey = club.create("Run")
    club.log(journey, YESTERDAY, Run=3)
    put_away = club.put(journey, status)
    with pytest.raises(ConflictError) as refused:
        service.refuse_unloggable(put_away, day=TODAY, today=TODAY)
    assert refused.value.message == f'"Fitness" is {status}.'
    assert refused.value.hint == f"Make it active again: tracker journey restore {journey.id}"
    with pytest.raises(psycopg.errors.CheckViolation) as by_database:
        fetch(
            club.database.connect("ann"),
            "INSERT INTO checkins (journey_id, day, efforts) VALUES (%s, %s, '{1}')",
            journey.id,
            TODAY,
        )
    assert by_database.value.diag.constraint_name == "checkins_journey_active"


def test_only_members_check_in(club: Club, ben: Member, database: Database) -> None:
    journey = club.create("Run", public=True)
    with database.session("ben") as session, pytest.raises(NotFoundError):
        service.find(session, query="fitness", today=TODAY)
    refused = pytest.raises(NotPermittedError, match="You are not on that journey")
    with refused, database.session(ben.role) as session:
        service.record(session, journey=journey, day=TODAY, efforts={"Run": 3})


def test_who_left_checks_in_no_more_and_keeps_nothing_open(club: Club, ben: Member) -> None:
    journey = club.create("Run", public=True)
    club.join(journey, ben)
    club.log(journey, Run=3, role="ben")
    with club.database.owner() as connection:
        connection.execute("UPDATE journey_members SET left_at = now() WHERE user_id = %s", (ben.id,))
    with pytest.raises(NotFoundError):
        club.find("fitness", role="ben")
    with pytest.raises(NotPermittedError), club.database.session("ben") as session:
        service.record(session, journey=journey, day=YESTERDAY, efforts={"Run": 3})


def test_two_people_see_only_their_own_check_ins_and_notes(club: Club, ben: Member) -> None:
    journey = club.create("Run")
    club.join(journey, ben)
    club.log(journey, Run=5, note="Ann's secret")
    club.log(journey, YESTERDAY, Run=2, note="Ben's secret", role="ben")
    assert [(log.day, log.note) for log in club.history(journey)] == [(TODAY, "Ann's secret")]
    theirs = club.history(journey, role="ben")
    assert [(log.day, log.note) for log in theirs] == [(YESTERDAY, "Ben's secret")]
    with pytest.raises(NotFoundError):
        club.remove(journey, YESTERDAY)
    with pytest.raises(NotFoundError):
        club.remove(journey, TODAY, role="ben")
    notes = "SELECT note FROM checkins ORDER BY note"
    assert fetch(club.database.connect("ben"), notes) == [("Ben's secret",)]
    memberships = "SELECT user_id FROM journey_members"
    assert fetch(club.database.connect("ben"), memberships) == [(ben.id,)]
    assert len(club.history(journey)) == 1
