"""Tab: names, dimensions and days as each shell takes them; nothing on any trouble, nothing started."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures.autumn import put
from tests.fixtures.database import Database, Member
from tests.fixtures.program import SOURCE, Program
from tests.warm.home import Home, Terminal
from tracker.cli.completion_scripts import BASH, FISH, ZSH

BREAKS = " \t\n\"'@><=;|&(:"
AWKWARD = 'Mum\'s "call" $5 *'

Tab = Callable[[str], list[str]]


@pytest.fixture
def tab(program: Program) -> Tab:
    """What bash is offered at the end of a line."""
    put(
        program, "journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep well:2", "-d", "Stretching?"
    )
    put(program, "journey", "create", "Learn Finnish", "-d", "Words")
    for name in ("Read", "Water the plants", AWKWARD, "Old"):
        put(program, "habit", "add", name, "--category", "At home")
    put(program, "habit", "archive", "old")
    put(program, "habit", "group", "add", "Morning", "read", "water")

    def call(line: str) -> list[str]:
        asked = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": line, "COMP_WORDBREAKS": BREAKS}
        result = program(env=asked)
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout.splitlines()

    return call


def test_names_dimensions_and_efforts_of_checkin(tab: Tab) -> None:
    assert tab("tracker checkin ") == ["Fitness", "Learn\\ Finnish"]
    assert tab("tracker checkin fit") == ["fitness"]
    assert tab("tracker checkin learn f") == ["finnish"]
    assert tab("tracker checkin fit ") == ["Strength=", "Sleep\\ well=", "Stretching="]
    assert tab("tracker checkin fit sleep\\ well=4 STR") == ["STRength=", "STRetching="]
    assert tab("tracker checkin fit strength=") == ["1", "2", "3", "4", "5"]
    assert tab("tracker checkin fit strength=s") == ["skipped", "solid"]
    assert tab("tracker checkin nobody ") == []


def test_names_of_habits(tab: Tab) -> None:
    awkward = 'Mum\\\'s\\ \\"call\\"\\ \\$5\\ \\*'
    assert tab("tracker done ") == [awkward, "Read", "Water\\ the\\ plants"]
    assert tab("tracker done 'wat") == ["water the plants"]
    assert tab('tracker done "M') == ['Mum\'s \\"call\\" \\$5 *']
    assert tab("tracker done water the p") == ["plants"]
    assert tab("tracker habit restore ") == ["Old"]
    assert tab("tracker habit group show m") == ["morning"]
    assert tab("tracker habit add X --category at") == ["at\\ home"]
    assert tab("tracker habit show --json re") == ["read"]


def test_days_and_ranges(tab: Tab) -> None:
    assert tab("tracker done read --on ") == [
        "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]  # fmt: skip
    assert tab("tracker done read --on=W") == ["Wednesday"]
    assert tab("tracker history fit :last") == ["lastweek", "lastmonth", "lastyear"]
    assert tab("tracker chart ")[-2:] == ["today", "yesterday"]
    assert "Fitness" in tab("tracker chart ")


def test_the_other_shells_are_told_what_it_is(program: Program, tab: Tab) -> None:
    assert tab("tracker checkin f") == ["fitness"]
    zsh = {"_TRACKER_COMPLETE": "complete_zsh", "_TRACKER_WORDS": "tracker\ncheckin\nfit\nsl"}
    assert program(env=zsh).stdout == "sleep well=\t1 to 5\n"
    fish = {"_TRACKER_COMPLETE": "complete_fish", "_TRACKER_LINE": "tracker done 'mum\\'s"}
    assert program(env=fish).stdout == 'mum\'s "call" $5 *\thabit\n'


def test_others_see_nothing_of_mine(program: Program, tab: Tab, ben: Member) -> None:
    assert tab("tracker habit show r") == ["read"]
    asked = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": "tracker habit show "}
    assert program(env=asked, role=ben.role).stdout == ""


@pytest.mark.parametrize(
    "line", ["tracker done ", "tracker checkin ", "tracker heatmap ", "tracker habit group show "]
)
def test_nothing_is_started_and_nothing_said(program: Program, tmp_path: Path, line: str) -> None:
    home = tmp_path / "untouched"
    asked = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": line}
    result = program(env={**asked, "TRACKER_HOME": str(home), "TRACKER_DATABASE_URL": ""})
    assert (result.stdout, result.stderr) == ("", "")
    assert not home.exists()


@pytest.mark.parametrize("line", ["tracker done ", "tracker nobody ", "tracker done --on ' "])
def test_trouble_is_told_to_nobody(program: Program, line: str) -> None:
    asked = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": line}
    result = program(env={**asked, "TRACKER_DATABASE_URL": "postgresql://nobody@localhost:1/none"})
    assert (result.stdout, result.stderr) == ("", "")


SHELLS = {
    "bash": ("bash --norc --noprofile -i", BASH, "source {script}"),
    "zsh": ("zsh -f -i", ZSH, "autoload -Uz compinit && compinit -u -D && source {script}"),
    "fish": ("fish --no-config -i", FISH, "source {script}"),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_in_a_real_shell(database: Database, program: Program, tab: Tab, tmp_path: Path, shell: str) -> None:
    """What Tab leaves on the line is run, and reaches the program as the name that it was."""
    start, text, load = SHELLS[shell]
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert tab("tracker done m") != []
    tracker = tmp_path / "bin" / "tracker"
    tracker.parent.mkdir()
    tracker.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tracker "$@"\n')
    tracker.chmod(0o755)
    script = tmp_path / "script"
    names = {"complete_func": "_tracker_completion", "autocomplete_var": "_TRACKER_COMPLETE"}
    script.write_text(text % {**names, "prog_name": "tracker"})
    environ = Home(tmp_path / "home", database.url("ann")).environment(warm=False)
    environ |= {
        "PATH": f"{tracker.parent}:{environ['PATH']}",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(SOURCE),
    }
    with Terminal(start.split(), environ) as terminal:
        terminal.type(load.format(script=script) + " && echo load''ed\r")
        terminal.wait_for("loaded")
        for typed, offered in (("tracker done mum", "*"), ("tracker done 'wat", "the plants")):
            terminal.type(f"{typed}\t")
            terminal.wait_for(offered)
            terminal.type("\r")
            terminal.wait_for("Undo: tracker undo")
        terminal.type("exit\r")
        terminal.finish()
    logged = program("habit", "log", "-o", "csv").stdout
    assert "Water the plants" in logged
    assert "Mum" in logged
