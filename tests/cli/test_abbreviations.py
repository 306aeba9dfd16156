"""The beginning of a command's name does, as long as it is clear; whole names always win."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Tracker
from tests.cli.fake_entries import FAKES

NAMES = [entry.name for entry in FAKES if not entry.hidden]
BEGINNINGS = sorted({name[:length] for name in NAMES for length in range(1, len(name))} - set(NAMES))


@pytest.mark.parametrize("begun", BEGINNINGS)
def test_every_beginning_is_the_command_or_names_all_that_it_could_be(tracker: Tracker, begun: str) -> None:
    meant = [name for name in NAMES if name.startswith(begun)]
    outcome = tracker(begun, "--help")
    if len(meant) == 1:
        assert outcome == tracker(meant[0], "--help")
    else:
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        could_be = f'Error: "{begun}" could be {", ".join(meant)}.'
        assert outcome.stderr == f"{could_be}\nSee 'tracker --help'.\n"


def test_commands_of_groups(tracker: Tracker) -> None:
    assert tracker("bo", "a", "x", "--size", "2").stdout == "['x'] 2\n"
    assert tracker("bo", "li", "--json") == tracker("box", "list", "--json")
    assert tracker("--json", "ec", "box").stdout == "['box'] None None json\n"


def test_a_whole_name_wins_over_what_it_begins(tracker: Tracker) -> None:
    assert "tell" in NAMES
    assert tracker("te").exit_code == 0
    assert tracker("today").stdout == "today as table\n"
    assert tracker("tod").stdout == "today as table\n"


@pytest.mark.parametrize("line", ["", "flo", "abs", "box x"])
def test_nothing_and_hidden_commands_are_no_beginnings(tracker: Tracker, line: str) -> None:
    outcome = tracker(*(line.split() or [""]))
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("Error: No such command ")


def test_ambiguity_as_json(tracker: Tracker) -> None:
    told = json.loads(tracker("t", "--json").stderr)["error"]
    assert (told["code"], told["message"]) == ("usage", '"t" could be today, tell.')


def test_help_of_an_abbreviation(tracker: Tracker) -> None:
    assert tracker("help", "bo", "li") == tracker("box", "list", "--help")
