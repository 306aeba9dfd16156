"""The person's own commands: made, run, completed, removed; never in the way of tracker's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.autumn import put
from tests.fixtures.program import Program
from tracker.cli.registry import ENTRIES
from tracker.core.aliases import read_aliases
from tracker.core.errors import ConflictError
from tracker.features.aliases import service

WORDS = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=12)
COMMANDS = ("done", "checkin", "chart")


def kept(tmp_path: Path) -> Path:
    """Where the program of the tests keeps them."""
    return tmp_path / "home" / "config" / "aliases.conf"


def test_an_alias_runs_with_what_is_typed_after_it(program: Program) -> None:
    put(program, "journey", "create", "Morning pages", "-d", "Sleep", "-d", "Mood?")
    assert put(program, "alias", "add", "m", 'checkin "morning pages"') == (
        "✓ `tracker m` is now `tracker checkin 'morning pages'`.\n"
    )
    assert '"Sleep": 4' in program("--json", "m", "sleep=4").stdout
    steps = program("audit", "list", "-n", "1", "--json").stdout
    assert """"action": "--json checkin 'morning pages' sleep=4\"""" in steps
    assert program("help", "m").stdout == program("checkin", "--help").stdout


def test_they_are_listed_with_name_and_words(program: Program) -> None:
    assert program("alias", "list", "--json").json() == []
    assert "No aliases yet" in program("alias", "list").stdout
    put(program, "alias", "add", "coffee", "done coffee 1 --note 'at work'")
    put(program, "alias", "add", "früh", "done", "get up")
    assert program("alias", "list", "--json").json() == [
        {"name": "coffee", "words": ["done", "coffee", "1", "--note", "at work"]},
        {"name": "früh", "words": ["done", "get up"]},
    ]
    assert program("alias", "list", env={"COLUMNS": "60"}).stdout == (
        "Name    Stands for\ncoffee  done coffee 1 --note 'at work'\nfrüh    done 'get up'\n"
    )


def test_removing(program: Program) -> None:
    put(program, "alias", "add", "zz", "today")
    assert program("zz", "--json").exit_code == 0
    assert program("alias", "remove", "zz", "--json").json() == {"name": "zz", "words": ["today"]}
    gone = program("zz")
    assert (gone.exit_code, gone.stderr) == (2, "Error: No such command 'zz'.\nSee 'tracker --help'.\n")
    assert program("alias", "remove", "zz").exit_code == 3


@pytest.mark.parametrize(
    ("argv", "exit_code", "message"),
    [
        (("done", "today"), 4, '"done" is a command of tracker.'),
        (("help", "today"), 4, '"help" is a command of tracker.'),
        (("alias", "today"), 4, '"alias" is a command of tracker.'),
        (("m", "today"), 4, '"m" stands for "done read" already.'),
        (("x", "m 20"), 2, '"m" is an alias itself.'),
        (("z", "z 20"), 2, '"z" is no command of tracker.'),
        (("x", "h"), 2, '"h" could be heatmap, history, habit, hooks.'),
        (("x", "help done"), 2, '"help" is no command of tracker.'),
        (("x", ""), 2, '"" is no command of tracker.'),
        (("x", "done 'read"), 2, '"done \'read" has a quote that does not end.'),
        (("a b", "done"), 2, '"a b" cannot be an alias.'),
        (("a=b", "done"), 2, '"a=b" cannot be an alias.'),
        (("#a", "done"), 2, '"#a" cannot be an alias.'),
    ],
)
def test_refusals(program: Program, argv: tuple[str, ...], exit_code: int, message: str) -> None:
    put(program, "alias", "add", "m", "done read")
    before = program("alias", "list").stdout
    refused = program("alias", "add", *argv)
    assert (refused.exit_code, refused.stdout) == (exit_code, "")
    assert refused.stderr.startswith(f"Error: {message}\n")
    assert program("alias", "list").stdout == before


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_no_command_is_ever_shadowed(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConflictError):
        service.add(tmp_path, name=name, words=["done"], commands=[entry.name for entry in ENTRIES])
    assert read_aliases(tmp_path) == {}


def test_a_line_written_by_hand_shadows_nothing_and_cannot_loop(program: Program, tmp_path: Path) -> None:
    put(program, "alias", "add", "m", "today")
    kept(tmp_path).write_text("# mine\nversion = today\na = z\nz = a\nm = hab li --json\n")
    assert "schema" in program("version").stdout
    assert program("m").json() == []
    looped = program("a")
    assert looped.exit_code == 2
    assert looped.stderr.startswith("Error: No such command 'z'.")
    put(program, "alias", "remove", "a")
    assert kept(tmp_path).read_text() == "# mine\nversion = today\nz = a\nm = hab li --json\n"


def test_a_broken_file_harms_no_other_command(program: Program, tmp_path: Path) -> None:
    put(program, "alias", "add", "m", "today")
    kept(tmp_path).write_text("m = 'today\n")
    assert program("habit", "list", "--json").json() == []
    refused = program("m")
    assert refused.exit_code == 2
    assert f'Line 1 of "{kept(tmp_path)}" is no alias: "m = \'today".' in refused.stderr
    asked = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": "tracker don"}
    assert program(env=asked).stderr == ""


def test_they_are_completed(program: Program) -> None:
    put(program, "habit", "add", "Read")
    put(program, "alias", "add", "mine", "done")

    def tab(line: str) -> list[str]:
        return program(env={"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": line}).stdout.splitlines()

    assert tab("tracker mi") == ["mine"]
    assert tab("tracker mine r") == ["read"]
    assert tab("tracker alias remove ") == ["mine"]
    assert tab("tracker alias add x dai") == []
    assert tab("tracker alias add x dae") == ["daemon"]
    assert tab("tracker alias add x done re") == ["read"]
    assert tab("tracker nobody mi") == []


@given(st.lists(WORDS, min_size=2, max_size=4), st.sampled_from(COMMANDS))
def test_words_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], command: str
) -> None:
    config = tmp_path_factory.mktemp("config")
    made = service.add(config, name="x", words=[command, *words], commands=COMMANDS)
    assert read_aliases(config) == {"x": (command, *words)} == {"x": made.words}
