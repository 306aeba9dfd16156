"""The commands of focus, through the real command line with their JSON."""

from __future__ import annotations

import json
import shlex
import stat
from pathlib import Path

import pytest

from tests.fixtures.program import Program, Result

KEYS = [
    "id", "kind", "planned_minutes", "actual_minutes", "status", "started_at", "paused_seconds",
    "completed_at", "goal", "habit", "note",
]  # fmt: skip


@pytest.fixture
def at(program: Program) -> At:
    return At(program)


class At:
    """Runs lines at a time of 2026-11-20, such as ``at("12:05", "focus stop")``; they have to work."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def __call__(self, time: str, line: str, *, refused: int | None = None) -> Result:
        """Run a line; with ``refused`` it has to end with that exit code."""
        result = self.program(*shlex.split(line), now=f"2026-11-20T{time}:00Z")
        assert result.exit_code == (refused or 0), result.stderr
        return result

    def row(self, time: str, line: str) -> dict[str, object]:
        """Return what a line prints as JSON."""
        found = self(time, f"--json {line}").json()
        assert isinstance(found, dict)
        return found


def test_a_day_of_focus(at: At) -> None:
    at("09:00", "goal add Thesis")
    at("09:00", "habit add Read --at-least 30 --unit min")
    begun = at.row("09:10", "focus start --goal thes --habit read -m 'Chapter 2' --ago 10m")
    assert list(begun)[: len(KEYS)] == KEYS
    assert {key: begun[key] for key in KEYS if key != "id"} == {
        "kind": "pomodoro",
        "planned_minutes": 25,
        "actual_minutes": None,
        "status": "active",
        "started_at": "2026-11-20T09:00:00+00:00",
        "paused_seconds": 0,
        "completed_at": None,
        "goal": "Thesis",
        "habit": "Read",
        "note": "Chapter 2",
    }
    told = at("09:12", "focus start 50", refused=4).stderr
    assert 'A session of 25 min for "Thesis" (12 min in) is running already.' in told
    at("09:15", "focus pause")
    assert "is paused already" in at("09:16", "focus pause", refused=4).stderr
    assert "10:00 left of 25 min, paused" in at("09:40", "focus status").stdout
    assert at.row("09:45", "focus resume")["paused_seconds"] == 1800
    assert at("09:50", "focus status").stdout.splitlines()[1] == "5:00 left of 25 min, until 09:55"
    # Nobody looks at 9:55.
    assert at("10:30", "focus stop").stdout == (
        "✓ 25 min of focus completed: Thesis  at 09:55 • entered for Read • Undo: tracker undo\n"
    )
    assert "No focus session is running." in at("10:31", "focus stop", refused=3).stderr
    at("10:40", "focus start 50 --goal thesis")
    assert at.row("10:52", "focus stop -m 'Only notes'")["actual_minutes"] == 12
    at("11:00", "focus start 25")
    assert at.row("11:05", "focus abandon")["status"] == "abandoned"
    listed = at("11:10", "--json focus log").json()
    assert isinstance(listed, list)
    ends = [(row["status"], row["actual_minutes"], row["note"]) for row in listed]
    assert ends == [("abandoned", 5, None), ("completed", 12, "Only notes"), ("completed", 25, "Chapter 2")]
    assert at("11:10", "--json focus log --habit read").json() == listed[2:]
    stats = at.row("11:10", "focus stats :week")
    assert (stats["minutes"], stats["sessions"], stats["abandoned"]) == (37, 2, 1)
    assert stats["by_goal"] == [{"goal": "Thesis", "minutes": 37, "sessions": 2}]
    assert at.row("11:10", "goal show thesis")["focus_minutes"] == 37
    (entry,) = json.loads(at("11:10", "--json habit log read").stdout)
    assert entry["amount"] == 25
    today = at.row("11:10", "today")
    assert today["focus"] == {"minutes": 37, "left_seconds": None, "paused": False}
    assert "Focus: 37 min today\n" in at("11:10", "today").stdout


def test_what_there_is_without_any(at: At) -> None:
    row = at.row("12:00", "focus status")
    assert row.pop("status") == "none"
    assert set(row.values()) == {None}
    assert list(row)[:4] == KEYS[:4]
    assert at("12:00", "--json focus log").json() == []
    assert at("12:00", "focus status --format '{left}'").stdout == ""
    assert at.row("12:00", "focus stats")["best_day"] is None
    assert at.row("12:00", "today")["focus"] is None
    assert "Focus" not in at("12:00", "today").stdout


def test_the_line_of_a_prompt(at: At) -> None:
    at("12:00", "goal add 'Learn Go'")
    at("12:00", "focus start 90 --goal go -m 'two\nlines'")
    line = "focus status --format '{left}|{goal}|{note}|{ends}|{percent}|{elapsed_minutes}|{{x}}'"
    assert at("12:09", line).stdout == "1:21:00|Learn Go|two lines|13:30|10|9|{x}\n"
    assert at("12:31", "prompt -f '[{focus}]'").stdout == "[59:00]\n"
    at("12:35", "focus pause")
    assert at("12:40", "prompt -f '[{focus}]'").stdout == "[55:00 paused]\n"
    assert at("12:40", "focus status -f '{status} {ends}'").stdout == "paused \n"
    assert "Did you mean {left}" in at("12:40", "focus status -f '{lft}'", refused=2).stderr
    at("13:00", "focus resume")
    # A prompt writes nothing: what is over is no longer shown, and ends when somebody looks.
    assert at("14:00", line).stdout == ""
    assert at("14:00", "prompt -f '[{focus}]'").stdout == "[]\n"
    assert at("14:00", "focus status").stdout.startswith("✓ 90 min of focus completed: Learn Go  at 13:55")


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("focus start 0", 2, '"0" minutes do not work.'),
        ("focus start 481", 2, '"481" minutes do not work.'),
        ("focus start --ago soon", 2, '"soon" is not a length of time.'),
        ("focus start --ago 13h", 2, "too long ago"),
        ("focus start --goal none", 3, 'There is no goal "none".'),
        ("focus start --habit none", 3, 'There is no habit "none".'),
        ("focus start -m " + "x" * 2001, 2, "The note is too long."),
        ("focus run --breaks five", 2, '"five" does not name breaks.'),
        ("focus run --cycles 25", 2, '"25" cycles do not work.'),
        ("focus resume", 3, "No focus session is running."),
        ("focus log :week --since mon", 2, "say it twice"),
        ("focus log --since 2026-11-19 --until 2026-11-18", 2, "is after"),
    ],
)
def test_what_is_refused(at: At, line: str, code: int, message: str) -> None:
    assert message in at("12:00", line, refused=code).stderr


def test_undo_goes_back_step_by_step(at: At) -> None:
    at("12:00", "habit add Read --at-least 30 --unit min")
    at("12:00", "focus start 25 --habit read")
    at("12:40", "focus start 10")
    assert [row["status"] for row in _log(at, "12:41")] == ["active", "completed"]
    assert "focus of 10 min on 2026-11-20 removed" in at("12:41", "undo").stdout
    assert [row["status"] for row in _log(at, "12:42")] == ["completed"]
    # The end, and the minutes that came with it, are one step: then it is the person who ends it.
    told = at("12:42", "undo").stdout
    assert "Read 2026-11-20: entry of 25 taken back" in told
    assert "focus of 25 min on 2026-11-20 running again" in told
    assert "the 25 min are over. End it: tracker focus stop" in at("12:43", "focus status").stdout
    assert at("12:44", "focus stop").stdout.startswith("✓ 25 min of focus completed: Read  at 12:25")
    at("12:45", "undo")
    at("12:45", "undo")
    assert _log(at, "12:46") == []
    at("12:46", "redo")
    at("12:46", "redo")
    assert [row["actual_minutes"] for row in _log(at, "12:46")] == [25]


def _log(at: At, time: str) -> list[dict[str, object]]:
    found = at(time, "--json focus log").json()
    assert isinstance(found, list)
    return found


def test_hooks_see_each_step_and_may_refuse_all_but_time(at: At, tmp_path: Path) -> None:
    hooks = tmp_path / "home" / "config" / "hooks"
    hooks.mkdir(parents=True)
    told = tmp_path / "told"
    for name in ("start", "pause", "resume", "end"):
        hook = hooks / f"on-focus-{name}"
        hook.write_text(
            f"""#!/bin/sh
            echo {name} $(tr -d ' \\n' | grep -o '"status":"[a-z]*"') >> {shlex.quote(str(told))}
            test ! -e {shlex.quote(str(tmp_path / "no"))}
            """
        )
        hook.chmod(stat.S_IRWXU)
    for time, line in (("09:00", "start 25"), ("09:05", "pause"), ("09:06", "resume"), ("09:10", "stop")):
        at(time, f"focus {line}")
    at("10:00", "focus start 25")
    (tmp_path / "no").touch()
    assert "refused" in at("10:05", "focus abandon", refused=4).stderr
    late = at("10:30", "focus status")
    assert "25 min of focus completed" in late.stdout
    assert "The session's time was over all the same." in late.stdout
    assert told.read_text().split("\n") == [
        'start "status":"active"',
        'pause "status":"paused"',
        'resume "status":"active"',
        'end "status":"completed"',
        'start "status":"active"',
        'end "status":"abandoned"',
        'end "status":"completed"',
        "",
    ]


@pytest.mark.parametrize("look", ["today", "level", "xp log", "badge list"])
def test_an_end_that_time_brought_counts_wherever_one_looks(at: At, look: str) -> None:
    at("09:00", "habit add Read --at-least 20 --unit min")
    at("09:00", "focus start 20 --habit read")
    at("09:21", look)
    assert "2026-11-20,Read,20," in at.program("habit", "log", "-o", "csv").stdout
    at("09:22", "undo")
    assert at.row("09:22", "focus status")["status"] == "active"


def test_the_page_of_the_day_shows_what_it_has_just_ended(at: At) -> None:
    at("09:00", "habit add Read --at-least 20 --unit min")
    at("09:00", "focus start 20 --habit read")
    page = at.row("09:21", "today")
    assert page["done"] == 1
    assert page["focus"] == {"minutes": 20, "left_seconds": None, "paused": False}
