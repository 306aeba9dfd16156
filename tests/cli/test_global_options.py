"""Global options mean the same before, between and after the words of a command."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Tracker


@pytest.mark.parametrize(
    "line",
    [
        "--json box list",
        "box --json list",
        "box list --json",
        "-o json box list",
        "box list --output=json",
        "box list -ojson",
    ],
)
def test_json_anywhere(tracker: Tracker, line: str) -> None:
    assert tracker(*line.split()).stdout == "json auto False\n"


def test_what_is_said_last_wins(tracker: Tracker) -> None:
    assert tracker("--json", "box", "list", "-o", "csv").stdout == "csv auto False\n"
    assert tracker("box", "list", "-o", "csv", "--json").stdout == "json auto False\n"


def test_color_and_ascii(tracker: Tracker) -> None:
    assert tracker("--ascii", "box", "list", "--no-color").stdout == "table never True\n"


def test_color_from_the_environment(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert tracker("box", "list").stdout == "table always False\n"
    monkeypatch.setenv("NO_COLOR", "1")
    assert tracker("box", "list").stdout == "table auto False\n"


def test_after_two_dashes_they_are_words(tracker: Tracker) -> None:
    assert tracker("echo", "--", "--json").stdout == "['--json'] None None table\n"


def test_as_the_value_of_another_option_they_are_its_value(tracker: Tracker) -> None:
    assert tracker("echo", "-m", "--json").stdout == "None None --json table\n"


def test_an_unknown_format_names_the_known_ones(tracker: Tracker) -> None:
    outcome = tracker("box", "list", "-o", "xml")
    assert outcome.exit_code == 2
    assert "'xml' is not one of table, json, ndjson, csv, tsv." in outcome.stderr


def test_without_a_command_it_shows_today(tracker: Tracker) -> None:
    assert tracker().stdout == "today as table\n"
    assert tracker("--json").stdout == "today as json\n"


def test_version(tracker: Tracker) -> None:
    outcome = tracker("--version")
    assert (outcome.exit_code, outcome.stdout.split()[0]) == (0, "tracker")


def test_notes_leave_data_alone(tracker: Tracker) -> None:
    """Notes for people go to standard error where standard output carries data, and drive no terminal."""
    assert tracker("tell").stdout == "It has \\x1b[31mchanged.\n"
    told = tracker("tell", "--json")
    assert (told.stdout, told.stderr) == ("", "It has \\x1b[31mchanged.\n")


def test_values_that_need_converting_are_converted(tracker: Tracker) -> None:
    assert tracker("box", "add", "a", "b", "--size", "3").stdout == "['a', 'b'] 3\n"
    refused = tracker("box", "add", "a", "--size", "0")
    assert refused.exit_code == 2
    assert "--size" in refused.stderr
