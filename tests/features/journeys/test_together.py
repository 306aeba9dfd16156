"""Several people on one journey through the real command line: inviting, joining, roles, leaving, boards."""

from __future__ import annotations

import re
import shlex
from typing import cast

import pytest

from tests.fixtures.database import Database, Member, fetch
from tests.fixtures.program import Program, Result

LATER = "2026-11-28T12:00:00Z"
"""Eight days after the instant of tests."""


@pytest.fixture
def fitness(program: Program, ben: Member, cleo: Member) -> Program:
    """A program with a journey of Ann's; Ben and Cleo have accounts."""
    assert (ben.role, cleo.role) == ("ben", "cleo")
    assert program("journey", "create", "Fitness", "-d", "Run:2", "-d", "Sleep").exit_code == 0
    return program


def run(program: Program, line: str, role: str = "ann", now: str | None = None) -> str:
    """Run a line that has to succeed; what people read."""
    result = program(*shlex.split(line), role=role, now=now)
    assert (result.exit_code, result.stderr) == (0, ""), line
    return result.stdout


def rows(program: Program, line: str, role: str = "ann") -> list[dict[str, object]]:
    """Run a listing as JSON."""
    result = program(*shlex.split(line), "--json", role=role)
    assert result.exit_code == 0, result.stderr
    return cast("list[dict[str, object]]", result.json())


def one(program: Program, line: str, role: str = "ann") -> dict[str, object]:
    """Run a command that gives one object as JSON."""
    return cast("dict[str, object]", rows(program, line, role))


def token(program: Program, line: str, role: str = "ann") -> str:
    return str(one(program, line, role)["token"])


def come(program: Program, *roles: str) -> None:
    """Let people join Fitness by invitation."""
    for role in roles:
        made = token(program, f"journey invite fitness {role}@example.org")
        run(program, f"journey join {made}", role)


def refused(result: Result) -> tuple[int, str]:
    assert result.stdout == ""
    return result.exit_code, result.stderr.splitlines()[0]


WORTHLESS = (3, "Error: This token opens no journey.")


def test_an_invitation_promises_three_keys_and_a_token_of_32(fitness: Program, database: Database) -> None:
    made = one(fitness, "journey invite fitness Ben@Example.org")
    assert list(made) == ["token", "email", "expires_at"]
    assert re.fullmatch("[A-Za-z0-9]{32}", str(made["token"]))
    assert (made["email"], made["expires_at"]) == ("Ben@Example.org", "2026-11-27T12:00:00+00:00")
    everything = fetch(
        database.owner(),
        "SELECT to_jsonb(i)::text FROM journey_invites AS i UNION ALL"
        " SELECT to_jsonb(t)::text FROM journey_invite_tokens AS t UNION ALL"
        " SELECT to_jsonb(c)::text FROM audit_changes AS c UNION ALL"
        " SELECT to_jsonb(l)::text FROM audit_log AS l",
    )
    assert not [row for (row,) in everything if str(made["token"]) in row]
    hashed = "SELECT count(*) FROM journey_invite_tokens WHERE token_hash = sha256(%s)"
    assert fetch(database.owner(), hashed, str(made["token"]).encode()) == [(1,)]


def test_people_are_told_what_to_send(fitness: Program) -> None:
    told = run(fitness, "journey invite fitness ben@example.org --role admin").splitlines()
    assert told[0] == "✓ Invited ben@example.org to Fitness as admin, until Fri 2026-11-27."
    assert re.fullmatch("tracker journey join [A-Za-z0-9]{32}", told[3])
    assert told[-1] == "Undo: tracker undo"


def test_who_joins_is_on_it_and_reads_it(fitness: Program) -> None:
    made = token(fitness, "journey invite fitness ben@example.org --role admin")
    shown = run(fitness, f"journey join {made}", "ben")
    assert shown.startswith("Fitness  active • private • you are admin")
    assert shown.endswith("Joined. Undo: tracker undo\nLog a day: tracker checkin\n")
    assert one(fitness, "journey show fitness", "ben")["members"] == 2
    assert "2 members • you are admin" in run(fitness, "journey show fitness", "ben")
    assert refused(fitness("journey", "join", made, role="cleo")) == WORTHLESS
    (listed,) = rows(fitness, "invite list")
    assert (listed["status"], listed["accepted_by"], listed["invited_by"]) == ("accepted", "ben", "ann")


def test_wrong_expired_revoked_replaced_and_used_tokens_read_the_same(fitness: Program) -> None:
    first = token(fitness, "journey invite fitness ben@example.org")
    second = token(fitness, "journey invite fitness BEN@example.org")
    assert refused(fitness("journey", "join", first, role="ben")) == WORTHLESS
    assert refused(fitness("journey", "join", "x" * 32, role="ben")) == WORTHLESS
    assert refused(fitness("journey", "join", second, role="ben", now=LATER)) == WORTHLESS
    run(fitness, "invite revoke ben")
    assert refused(fitness("journey", "join", second, role="ben")) == WORTHLESS
    run(fitness, "undo")
    run(fitness, f"journey join {second}", "ben")
    assert refused(fitness("journey", "join", second, role="cleo")) == WORTHLESS


def test_an_expired_one_is_listed_as_expired(fitness: Program) -> None:
    run(fitness, "journey invite fitness ben@example.org")
    told = run(fitness, "invite list", now=LATER)
    assert re.search(r"ben@example\.org +member +expired", told)
    result = fitness("invite", "revoke", "ben@example.org", now=LATER)
    assert refused(result) == (4, 'Error: The invitation of "ben@example.org" is expired already.')


def test_what_was_promised_by_who_may_not_promise_it_any_more_is_worth_nothing(fitness: Program) -> None:
    come(fitness, "ben")
    run(fitness, "journey role fitness ben admin")
    made = token(fitness, "journey invite fitness cleo@example.org", "ben")
    run(fitness, "journey remove fitness ben")
    assert refused(fitness("journey", "join", made, role="cleo")) == WORTHLESS
    assert [row["status"] for row in rows(fitness, "invite list") if row["email"] == "cleo@example.org"] == [
        "revoked"
    ]


def test_after_twenty_wrong_tokens_the_right_one_has_to_wait(fitness: Program) -> None:
    made = token(fitness, "journey invite fitness ben@example.org")
    for _ in range(20):
        assert refused(fitness("journey", "join", "y" * 32, role="ben")) == WORTHLESS
    result = fitness("journey", "join", made, role="ben")
    assert refused(result) == (5, "Error: Too many wrong tokens in an hour.")
    run(fitness, f"journey join {made}", "cleo")


@pytest.mark.parametrize("email", ["ben", "ben@", "a b@example.org", "@example.org"])
def test_an_address_is_an_address(fitness: Program, email: str) -> None:
    result = fitness("journey", "invite", "fitness", email)
    assert refused(result) == (2, f'Error: "{email}" is not an e-mail address.')


def test_public_journeys_are_found_and_joined(fitness: Program) -> None:
    run(
        fitness,
        "journey create 'Morning runs' -d Run --public --description 'Up at six, été comme hiver'",
        "ben",
    )
    run(fitness, "journey create Reading -d Pages --public", "ben")
    assert [row["title"] for row in rows(fitness, "journey discover")] == ["Morning runs", "Reading"]
    (found,) = rows(fitness, "journey discover ete RUNS")
    assert list(found) == ["id", "public_id", "title", "description", "members", "owner", "role"]
    assert (found["members"], found["owner"], found["role"]) == (1, "ben", None)
    assert run(fitness, "journey discover swimming") == "No public journey speaks of swimming.\n"
    assert fitness("journey", "discover", "-o", "csv").stdout.startswith(
        "id,public_id,title,members,owner,role,"
    )
    run(fitness, "journey join morning")
    assert one(fitness, "journey show morning")["members"] == 2
    assert refused(fitness("journey", "join", "morning")) == (
        3,
        'Error: There is no public journey "morning".',
    )
    assert refused(fitness("journey", "join", "Morning runs"))[0] == 4
    assert refused(fitness("journey", "join", "fitness", role="cleo"))[0] == 3


def test_members_see_names_roles_and_the_last_day(fitness: Program) -> None:
    come(fitness, "ben", "cleo")
    run(fitness, "journey role fitness cleo admin")
    run(fitness, "checkin run=4 sleep=3 --on yesterday", "ben")
    people = rows(fitness, "journey members fitness", "ben")
    assert [list(each) for each in people] == [
        ["username", "display_name", "role", "joined", "last_checkin", "me"]
    ] * 3
    assert [(each["username"], each["role"], each["last_checkin"], each["me"]) for each in people] == [
        ("ann", "owner", None, False),
        ("cleo", "admin", None, False),
        ("ben", "member", "2026-11-19", True),
    ]
    for form in ("csv", "tsv", "ndjson"):
        assert len(fitness("journey", "members", "fitness", "-o", form).stdout.splitlines()) >= 3


def test_who_is_taken_off_comes_back_by_an_invitation_alone(fitness: Program) -> None:
    run(fitness, "journey edit fitness --public")
    run(fitness, "journey join fitness", "ben")
    told = run(fitness, "journey remove fitness ben")
    assert told == "✓ ben is off Fitness. Undo: tracker undo\n"
    assert refused(fitness("journey", "join", "fitness", role="ben")) == (
        5,
        "Error: You were taken off that journey.",
    )
    come(fitness, "ben")
    assert one(fitness, "journey show fitness", "ben")["role"] == "member"


def test_the_last_owner_stays_and_a_journey_is_handed_over(fitness: Program) -> None:
    come(fitness, "ben")
    for line in ("journey leave fitness", "journey role fitness ann member", "journey remove fitness ann"):
        assert refused(fitness(*shlex.split(line))) == (4, "Error: The journey would have no owner.")
    run(fitness, "journey role fitness ben owner")
    told = run(fitness, "journey role fitness ann member")
    assert told == "✓ You are member of Fitness now; an owner can make you one again.\n"
    assert refused(fitness("undo"))[0] == 5
    run(fitness, "journey role fitness ann owner", "ben")
    assert run(fitness, "journey leave fitness") == "✓ You left Fitness. Undo: tracker undo\n"
    assert refused(fitness("journey", "show", "fitness"))[0] == 3


def test_a_role_that_somebody_has_already_changes_nothing(fitness: Program) -> None:
    come(fitness, "ben")
    told = run(fitness, "journey role fitness ben member")
    assert told == "✓ ben is member of Fitness already. Nothing changed.\n"


def test_an_admin_undoes_what_an_admin_may_do(fitness: Program) -> None:
    come(fitness, "ben", "cleo")
    run(fitness, "journey role fitness ben admin")
    run(fitness, "journey remove fitness cleo", "ben")
    assert "Fitness: a member back on" in run(fitness, "undo", "ben")
    assert [each["username"] for each in rows(fitness, "journey members fitness")] == ["ann", "ben", "cleo"]
    run(fitness, "redo", "ben")
    run(fitness, "journey role fitness ben member")
    assert refused(fitness("undo", role="ben"))[0] == 5


def test_what_was_joined_is_undone_and_the_invitation_is_open_again(fitness: Program) -> None:
    made = token(fitness, "journey invite fitness ben@example.org")
    run(fitness, f"journey join {made}", "ben")
    run(fitness, "undo", "ben")
    assert rows(fitness, "journey list", "ben") == []
    run(fitness, f"journey join {made}", "cleo")
    assert refused(fitness("redo", role="ben"))[0] == 4


def board(program: Program, line: str = "leaderboard fitness", role: str = "ann") -> list[tuple[object, ...]]:
    found = one(program, line, role)
    listed = cast("list[dict[str, object]]", found["rows"])
    return [
        (row["rank"], row["username"], row["score"], row["checkins"], row["streak"], row["completion_rate"])
        for row in listed
    ]


def test_who_leaves_is_off_every_board_and_back_on_all_of_them(fitness: Program) -> None:
    come(fitness, "ben", "cleo")
    for day in ("2026-10-30", "2026-11-10", "yesterday", "today"):
        run(fitness, f"checkin run=4 sleep=4 --on {day}", "ben")
    run(fitness, "checkin run=4 sleep=4", "ann")
    run(fitness, "checkin run=4 sleep=4", "cleo")
    lines = [
        "leaderboard fitness",
        "leaderboard fitness --at 2026-W46",
        "leaderboard fitness --period month --at 2026-10",
        "leaderboard fitness --period month",
        "leaderboard fitness --period all",
    ]
    before = [board(fitness, line) for line in lines]
    assert before[0] == [
        (1, "ben", 12, 2, 2, 0.4),
        (2, "ann", 6, 1, 1, 0.2),
        (2, "cleo", 6, 1, 1, 0.2),
    ]
    assert before[1] == [(1, "ben", 6, 1, 2, 0.143), (2, "ann", 0, 0, 1, 0)]
    run(fitness, "journey leave fitness", "ben")
    assert board(fitness) == [(1, "ann", 6, 1, 1, 0.2), (1, "cleo", 6, 1, 1, 0.2)]
    assert board(fitness, lines[1]) == [(1, "ann", 0, 0, 1, 0)]
    assert one(fitness, "journey stats fitness")["checkins"] == 2
    come(fitness, "ben")
    assert [board(fitness, line) for line in lines] == before


def test_who_left_keeps_and_may_still_take_back_their_facts(fitness: Program, database: Database) -> None:
    come(fitness, "ben")
    run(fitness, "checkin run=4 sleep=4", "ben")
    run(fitness, "checkin run=5 sleep=5 --on yesterday", "ben")
    run(fitness, "journey leave fitness", "ben")
    bens = database.connect("ben")
    assert fetch(bens, "SELECT count(*) FROM checkins") == [(2,)]
    fetch(bens, "SELECT remove_checkin(journey_id, '2026-11-20') FROM checkins")
    come(fitness, "ben")
    assert board(fitness)[0][1:4] == ("ben", 9, 1)


def test_figures_tell_no_one_s_answers_between_two(fitness: Program) -> None:
    come(fitness, "ben", "cleo")
    alone = one(fitness, "journey stats fitness")
    assert list(alone) == ["journey", "members", "checkins", "average_score", "last_checkin", "dimensions"]
    assert (alone["members"], alone["checkins"], alone["average_score"]) == (3, 0, None)

    def means(role: str) -> list[tuple[object, object]]:
        listed = cast("list[dict[str, object]]", one(fitness, "journey stats fitness", role)["dimensions"])
        return [(each["mean"], each["own"]) for each in listed]

    run(fitness, "checkin run=5 sleep=1")
    assert means("ann") == [(5, 5), (1, 1)]
    assert means("ben") == [(None, None), (None, None)]
    run(fitness, "checkin run=4 sleep=2", "ben")
    assert means("ann") == [(None, 5), (None, 1)]
    assert means("cleo") == [(None, None), (None, None)]
    run(fitness, "checkin run=2 sleep=2", "cleo")
    assert means("ben") == [(3.7, 4), (1.7, 2)]
    figures = one(fitness, "journey stats fitness")
    assert (figures["checkins"], figures["last_checkin"]) == (3, "2026-11-20")
    for form in ("csv", "tsv", "ndjson"):
        assert fitness("journey", "stats", "fitness", "-o", form).exit_code == 0


def test_strangers_learn_nothing(fitness: Program) -> None:
    for line in ("members", "stats", "leave", "show"):
        result = fitness("journey", line, "fitness", role="ben")
        assert refused(result) == (3, 'Error: There is no journey "fitness".')
    come(fitness, "ben")
    result = fitness("journey", "invite", "fitness", "x@example.org", role="ben")
    assert refused(result) == (5, "Error: Your role on this journey does not allow that.")
    assert rows(fitness, "invite list", "ben") == []


def test_listings_are_ascii_on_demand(fitness: Program) -> None:
    come(fitness, "ben")
    run(fitness, "journey edit fitness --public")
    for line in ("journey members fitness", "invite list", "journey discover", "journey stats fitness"):
        assert run(fitness, f"--ascii {line}").isascii()
