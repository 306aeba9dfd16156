"""The same commands cold and warm: every byte, and every exit code, is the same."""

from __future__ import annotations

import pytest

from tests.fixtures.program import Result
from tests.warm.home import Home

COMPLETING = {"_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": "tracker h", "COMP_CWORD": "1"}

Step = tuple[str, tuple[str, ...], dict[str, str], tuple[tuple[str, str], ...]]
"""Name, arguments, environment, and in a terminal what is typed after what was read."""

STEPS: tuple[Step, ...] = (
    ("a change", ("journey", "create", "Gesundheit ☀", "-d", "Sleep", "-d", "Sport:2"), {}, ()),
    ("another", ("habit", "add", "Läufe"), {}, ()),
    ("a check-in", ("checkin", "1", "sleep=4", "sport=3", "-m", "ein „Satz“"), {}, ()),
    ("narrow, without colour", ("heatmap",), {"COLUMNS": "40", "NO_COLOR": "1"}, ()),
    ("colour forced", ("today",), {"FORCE_COLOR": "1"}, ()),
    ("for machines", ("history", "--json"), {}, ()),
    ("ASCII alone", ("history",), {"TRACKER_ASCII": "1"}, ()),
    ("help", ("journey", "--help"), {"COLUMNS": "50"}, ()),
    ("completion", (), COMPLETING, ()),
    ("an unknown command", ("hstory",), {}, ()),
    ("an unknown name", ("done", "nothing", "--json"), {}, ()),
    ("a wrong clock", ("today",), {"TRACKER_NOW": "noon"}, ()),
    ("no database", ("today",), {"TRACKER_DATABASE_URL": "postgresql:///x?host=/nowhere"}, ()),
    ("questions", ("checkin", "1", "--on", "yesterday"), {}, (("Sleep: ", "3\r"), ("Sport: ", "2\r"))),
    ("the guided day", ("checkin",), {}, (("Sleep: ", "\r"), ("y/n/s: ", "y # gut\r"))),
    ("two days at once", ("done", "--missed", "--on", "-4"), {}, ()),
    ("Ctrl-C in the guided day", ("checkin", "--all", "--on", "-4"), {}, (("Sleep: ", "\x03"),)),
    ("a line for the prompt", ("prompt", "-f", "{streak} {open}"), {}, ()),
    ("an answer that never comes", ("checkin", "1", "--on", "-3"), {}, (("Sleep: ", "\x04"),)),
)


@pytest.mark.parametrize("step", STEPS, ids=[step[0] for step in STEPS])
def test_no_output_differs(twins: tuple[Home, Home], step: Step) -> None:
    warm = twins[1]
    _, argv, env, typed = step
    served = warm.served()
    if not typed:
        piped = [_placeless(home.run(*argv, warm=home is warm, env=env), home) for home in twins]
        assert piped[1] == piped[0]
    shown = [
        _placeless(home.in_terminal(*argv, warm=home is warm, env=env, typed=typed), home) for home in twins
    ]
    assert shown[1] == shown[0]
    assert warm.served() == served + (1 if typed else 2)


def _placeless(result: Result, home: Home) -> Result:
    """Take out of an outcome where the home lies."""
    stdout, stderr = (text.replace(str(home.path), "HOME") for text in (result.stdout, result.stderr))
    return Result(stdout, stderr, result.exit_code)
