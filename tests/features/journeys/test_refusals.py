"""What the commands of journeys refuse: with the exit code, the sentence, and nothing written."""

from __future__ import annotations

import json

from tests.features.journeys.conftest import Club
from tests.features.journeys.test_commands import FITNESS, one, refusal, several, weights
from tests.fixtures.database import Member
from tests.fixtures.program import Program


def test_refusals_have_their_codes_and_leave_nothing(program: Program) -> None:
    program(*FITNESS)
    program("journey", "create", "Fittest", "-d", "Run")
    for words, code, message in (
        (("fitt", "run=6"), 2, '"6" is not an effort.'),
        (("fitt", "run"), 3, 'There is no journey "fitt run".'),
        (("fitt", "walk=3"), 3, 'There is no dimension "walk".'),
        (("fitt", "run=3", "RUN=4"), 2, '"Run" is given twice.'),
        (("fit", "run=3"), 4, '"fit" could be "Fitness", "Fittest".'),
        (("run=3",), 2, 'You are on several journeys: "Fitness", "Fittest".'),
        (("fitness", "s=3"), 4, '"s" could be "Strength", "Sleep well".'),
        (("fitness", "strength=3"), 2, 'No effort was given for "Sleep well".'),
        (("fitness",), 2, 'No effort was given for "Strength", "Sleep well".'),
        (("fitt", "run=3", "--on", "tomorrow"), 2, 'The day "2026-11-21" has not begun.'),
        (("fitt", "run=3", "--on", "1850-01-01"), 2, 'The day "1850-01-01" is out of range.'),
        (("fitt", "run=3", "--on", "2026-02-30"), 2, 'There is no day "2026-02-30".'),
        (("fitt", "run=3", "--on", "yesteday"), 2, '"yesteday" is not a day.'),
        (("fitt", "--delete"), 3, 'There is no check-in to "Fittest" on 2026-11-20.'),
        (("fitt", "--delete", "run=3"), 2, "--delete takes the whole check-in back."),
        (("fitt", "--delete", "-m", "x"), 2, "--delete takes the whole check-in back."),
    ):
        found, said = refusal(program("checkin", *words))
        assert (found, said.splitlines()[0]) == (code, f"Error: {message}")
    assert several(program("history", "--json")) == []
    told = program("checkin", "fitness", "--json").stderr
    assert json.loads(told) == {
        "error": {
            "code": "usage",
            "message": 'No effort was given for "Strength", "Sleep well".',
            "hint": "Add it to the command: Strength=4 'Sleep well=4'",
        }
    }


def test_journeys_of_others_are_not_found_and_not_permitted(
    program: Program, club: Club, ben: Member, cleo: Member
) -> None:
    program("journey", "create", "Fitness", "-d", "Run", "--public")
    journey = club.find("fitness")
    for command in (
        ("checkin", "fitness", "run=3"),
        ("history", "fitness"),
        ("leaderboard", str(journey.id)),
        ("journey", "show", str(journey.public_id)),
        ("journey", "delete", "fitness"),
    ):
        assert program(*command, role=ben.role).exit_code == 3
    club.join(journey, cleo)
    for line in (
        "journey delete fitness",
        "journey edit fitness --title Mine",
        "journey dimension add fitness More",
        "journey dimension edit fitness run --weight 5",
    ):
        code, said = refusal(program(*line.split(), role=cleo.role))
        assert (code, said.splitlines()[0]) == (5, "Error: Your role on this journey does not allow that.")
    assert program("checkin", "fitness", "run=3", role=cleo.role).exit_code == 0
    assert several(program("history", "--json")) == []


def test_an_archived_journey_refuses_before_anything_else(program: Program) -> None:
    program(*FITNESS)
    program("journey", "archive", "fit")
    code, said = refusal(program("checkin", "fit", "nonsense=9"))
    assert (code, said.splitlines()[0]) == (4, 'Error: "Fitness" is archived.')
    assert program("journey", "archive", "fit").stdout == "✓ Fitness is archived already.\n"
    assert program("journey", "restore", "fit").stdout == "✓ Fitness is active again. Undo: tracker undo\n"
    assert program("checkin", "fit", "strength=3", "sleep=3").exit_code == 0


def test_a_deleted_journey_is_restored_beside_one_of_its_name(program: Program) -> None:
    program(*FITNESS)
    program("journey", "delete", "fitness")
    program("journey", "create", "Fitness", "-d", "Run")
    restored = one(program("journey", "restore", "fitness", "--json"))
    assert weights(restored) == {"Strength": 3, "Sleep well": 2, "Yoga": 1}
    assert program("checkin", "fitness", "run=3").exit_code == 4
    assert program("checkin", "2", "run=3").exit_code == 0


def test_impossible_dimensions_are_refused(program: Program) -> None:
    for written, message in (
        ("Run:9", '"9" is not a weight.'),
        ("Run:x", '"x" is not a weight.'),
        (":3", '"" cannot be a dimension\'s name.'),
        ("a=b", '"a=b" cannot be a dimension\'s name.'),
    ):
        code, said = refusal(program("journey", "create", "Fitness", "-d", written))
        assert (code, said.splitlines()[0]) == (2, f"Error: {message}")
    assert program("journey", "create", "Fitness", "-d", "a", "-d", "A").exit_code == 4
    assert program("journey", "create", "Fitness").exit_code == 2
    assert several(program("journey", "list", "--all", "--json")) == []
