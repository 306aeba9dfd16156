"""Journeys themselves: made, found, changed, put away and brought back; by whom."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest

from tests.features.journeys.conftest import Club
from tests.fixtures.database import TODAY, Database, Member, fetch
from tracker.core.errors import AmbiguousError, NotFoundError, NotPermittedError, UsageError
from tracker.features.journeys import service
from tracker.features.journeys.service import ANY_STATUS


def test_who_makes_a_journey_owns_it(club: Club, database: Database, ann: Member) -> None:
    with database.session("ann") as session:
        journey = service.create(
            session,
            title="Fitness",
            dimensions=[service.NewDimension("Run")],
            description="Every day a bit",
            is_public=True,
            today=TODAY,
        )
    assert (journey.title, journey.description, journey.status, journey.is_public, journey.role) == (
        "Fitness",
        "Every day a bit",
        "active",
        True,
        "owner",
    )
    assert isinstance(journey.public_id, UUID)
    rows = fetch(database.owner(), "SELECT user_id, journey_id, role, left_at FROM journey_members")
    assert rows == [(ann.id, journey.id, "owner", None)]
    assert club.titles() == ["Fitness"]


def test_impossible_titles_are_refused_and_leave_nothing(club: Club) -> None:
    journey = club.create("Run", title="x" * 100)
    for title in ("", "ab", "x" * 101, " padded ", "two\nlines", "Evil \x1b[31mred", "a\tb"):
        with pytest.raises(UsageError, match="cannot be a title"):
            club.create("Run", title=title)
        with pytest.raises(UsageError, match="cannot be a title"):
            club.edit(journey, title=title)
    assert club.titles(*ANY_STATUS) == ["x" * 100]


def test_any_other_line_is_a_title(club: Club) -> None:
    for title in ("abc", "[red]bold[/red]", "🏃 Läufe", "日々の記録", "a=b: c?"):
        club.create("Run", title=title)
        assert club.find(title).title == title


def test_a_journey_asks_something(club: Club, database: Database) -> None:
    refused = pytest.raises(UsageError, match='The journey "Fitness" asks nothing')
    with database.session("ann") as session, refused:
        service.create(session, title="Fitness", dimensions=[], today=TODAY)
    assert club.titles(*ANY_STATUS) == []


def test_words_change_alone(club: Club) -> None:
    journey = club.create("Run")
    assert club.edit(journey, title="Sport").title == "Sport"
    assert club.edit(journey, description="Run far").description == "Run far"
    assert club.edit(journey, is_public=True).is_public
    assert club.edit(journey, description="").description is None
    final = club.again(journey)
    assert (final.title, final.description, final.is_public) == ("Sport", None, True)
    with pytest.raises(UsageError, match='Nothing to change on "Fitness"'):
        club.edit(journey)
    with pytest.raises(UsageError, match="The description is too long"):
        club.edit(journey, description="x" * 4001)


def test_journeys_are_found_by_title_part_accent_and_id(club: Club) -> None:
    journey = club.create("Run", title="Größere Läufe")
    club.create("Read", title="Reading")
    for query in ("Größere Läufe", "grossere", "LAUFE", "ssere", str(journey.id), str(journey.public_id)):
        assert club.find(query).id == journey.id
    club.create("Run", title="Resting")
    with pytest.raises(AmbiguousError, match='"r" could be'):
        club.find("r")
    with pytest.raises(NotFoundError) as refused:
        club.find("grosere laufe")
    assert refused.value.hint == 'Did you mean "Größere Läufe"?'
    with pytest.raises(NotFoundError) as refused:
        club.find("xyz")
    assert refused.value.hint == "`tracker journey list --all` shows yours."


def test_two_journeys_of_one_title_are_told_apart_by_id(club: Club) -> None:
    first, second = club.create("Run"), club.create("Run")
    with pytest.raises(AmbiguousError) as refused:
        club.find("fitness")
    message = f'"fitness" could be "Fitness" ({first.id}), "Fitness" ({second.id}).'
    assert refused.value.message == message
    assert club.find(str(second.id)) == second


def test_without_any_journey_one_is_told_how_to_begin(club: Club, database: Database) -> None:
    with pytest.raises(NotFoundError) as refused:
        club.find("fitness")
    assert (refused.value.hint or "").startswith("Begin one: tracker journey create")
    none_yet = pytest.raises(NotFoundError, match="You are on no journey yet")
    with database.session("ann") as session, none_yet:
        service.the_only_journey(session, today=TODAY)


def test_the_only_active_journey_needs_no_name(club: Club, database: Database) -> None:
    journey = club.create("Run")
    other = club.create("Run", title="Other")
    with database.session("ann") as session, pytest.raises(UsageError) as refused:
        service.the_only_journey(session, today=TODAY)
    assert refused.value.message == 'You are on several journeys: "Fitness", "Other".'
    club.put(other, "archived")
    with database.session("ann") as session:
        assert service.the_only_journey(session, today=TODAY) == journey
    club.put(journey, "deleted")
    with database.session("ann") as session, pytest.raises(NotFoundError, match="You have no active journey"):
        service.the_only_journey(session, today=TODAY)


def test_archived_ones_are_found_and_deleted_ones_say_how_to_come_back(club: Club) -> None:
    journey = club.create("Run")
    assert club.put(journey, "archived").status == "archived"
    assert club.titles() == []
    assert club.find("fitness").status == "archived"
    assert club.put(journey, "deleted").status == "deleted"
    assert (club.titles("archived"), club.titles(*ANY_STATUS)) == ([], ["Fitness"])
    with pytest.raises(NotFoundError) as refused:
        club.find("fitness")
    hint = f'"Fitness" is deleted; bring it back: tracker journey restore {journey.id}'
    assert refused.value.hint == hint


def test_a_deleted_journeys_title_is_free_and_restore_means_the_deleted_one(
    club: Club, database: Database
) -> None:
    old = club.create("Run")
    club.log(old, Run=3)
    club.put(old, "deleted")
    new = club.create("Run")
    with database.session("ann") as session:
        found = service.find_put_away(session, query="fitness", today=TODAY)
    assert found.id == old.id
    restored = club.put(found, "active")
    assert (restored.status, [log.efforts for log in club.history(restored)]) == ("active", [{"Run": 3}])
    with database.session("ann") as session:
        assert service.find_put_away(session, query=str(new.id), today=TODAY) == new


def test_a_state_that_is_so_already_is_left_alone(club: Club, database: Database) -> None:
    journey = club.create("Run")
    query = "SELECT updated_at FROM journeys"
    before = fetch(database.owner(), query)
    assert club.put(journey, "active") == journey
    assert fetch(database.owner(), query) == before


def test_titles_are_listed_in_order_without_regard_to_case(club: Club) -> None:
    for title in ("beta", "Alpha", "Gamma"):
        club.create("Run", title=title)
    assert club.titles() == ["Alpha", "beta", "Gamma"]


def test_only_owners_change_a_journey(club: Club, ben: Member, cleo: Member) -> None:
    journey = club.create("Run")
    club.join(journey, ben, as_role="admin")
    club.join(journey, cleo)
    assert [club.again(journey, role=role).role for role in ("ann", "ben", "cleo")] == [
        "owner",
        "admin",
        "member",
    ]
    for role in ("ben", "cleo"):
        with pytest.raises(NotPermittedError, match="Your role on this journey does not allow that"):
            club.edit(journey, title="Mine", role=role)
        with pytest.raises(NotPermittedError):
            club.put(journey, "deleted", role=role)
    assert club.again(journey) == journey


def test_a_public_journey_is_seen_by_all_and_joined_by_nobody(
    club: Club, ben: Member, database: Database
) -> None:
    club.create("Run", title="Open club", public=True)
    hidden = club.create("Run", title="Private club")
    gone = club.create("Run", title="Closed club", public=True)
    club.put(gone, "archived")
    seen = fetch(database.connect(ben.role), "SELECT title FROM journeys")
    assert seen == [("Open club",)]
    assert club.titles(*ANY_STATUS, role="ben") == []
    with pytest.raises(NotPermittedError):
        club.edit(hidden, title="Mine", role="ben")


def test_public_ids_are_unique_and_can_be_given(club: Club, database: Database) -> None:
    journey = club.create("Run")
    with pytest.raises(psycopg.errors.UniqueViolation) as refused:
        fetch(database.connect("ann"), "SELECT create_journey('Other', NULL, false, %s)", journey.public_id)
    assert refused.value.diag.constraint_name == "journeys_public_id_key"


def test_the_tables_hold_what_they_promise(club: Club, database: Database) -> None:
    club.log(club.create("Run"), Run=3)
    owner = database.owner()
    for statement, constraint in (
        ("UPDATE journeys SET status = 'paused'", "journeys_status_known"),
        ("UPDATE journeys SET metadata = '[]'", "journeys_metadata_object"),
        ("UPDATE journey_members SET role = 'boss'", "journey_members_role_known"),
        ("UPDATE standings SET period = 3", "standings_period_known"),
        ("UPDATE standings SET checkins = 0", "standings_checkins_positive"),
        ("UPDATE checkins SET day = '2200-01-01', half_points = 9", "checkins_day_range"),
        ("DELETE FROM journey_members", "checkins_member_fkey"),
    ):
        with pytest.raises(psycopg.errors.IntegrityError) as refused:
            owner.execute(statement.encode())
        assert refused.value.diag.constraint_name == constraint


def test_a_membership_is_one_per_person_and_journey(club: Club, ben: Member) -> None:
    journey = club.create("Run")
    club.join(journey, ben)
    with pytest.raises(psycopg.errors.UniqueViolation) as refused:
        club.join(journey, ben, as_role="owner")
    assert refused.value.diag.constraint_name == "journey_members_pkey"
