"""Whatever ends a command gives the documented exit code and one sentence on standard error."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker

RUN = """import sys
from tracker.cli.main import run
from tests.cli.fake_entries import FAKES
sys.exit(run({argv!r}, FAKES))
"""


def test_refusals_have_their_own_code_and_a_hint(tracker: Tracker) -> None:
    outcome = tracker("refuse")
    assert outcome.exit_code == 3
    assert outcome.stdout == ""
    assert outcome.stderr == 'Error: No box called "b\\x1b]0;x\\x07".\nSee tracker box list.\n'


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_refusals_as_json(tracker: Tracker, form: str) -> None:
    outcome = tracker("refuse", "-o", form)
    assert outcome.exit_code == 3
    assert json.loads(outcome.stderr) == {
        "error": {
            "code": "not_found",
            "message": 'No box called "b\x1b]0;x\x07".',
            "hint": "See tracker box list.",
        }
    }


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("bx", "No such command 'bx'. Did you mean 'box'?", "See 'tracker --help'."),
        ("box lst", "No such command 'lst'. Did you mean 'list'?", "See 'tracker box --help'."),
        ("box", "Missing command.", "Commands: list, add. See 'tracker box --help'."),
        ("box add", "Missing argument 'names'.", "See 'tracker box add --help'."),
        ("box list extra", "Got unexpected extra argument(s) (extra)", "See 'tracker box list --help'."),
        (
            "echo --ony mon",
            "No such option: --ony (Possible options: --json, --on)",
            "See 'tracker echo --help'.",
        ),
    ],
)
def test_usage(tracker: Tracker, line: str, message: str, hint: str) -> None:
    outcome = tracker(*line.split())
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"Error: {message}\n{hint}\n"


@pytest.mark.parametrize(
    "line", ["--json bx", "bx --json", "echo --bogus -o json", "-ojson box", "box list --output=json x"]
)
def test_usage_as_json_although_the_line_could_not_be_parsed(tracker: Tracker, line: str) -> None:
    outcome = tracker(*line.split())
    assert outcome.exit_code == 2
    assert json.loads(outcome.stderr)["error"]["code"] == "usage"


def test_ctrl_c(tracker: Tracker) -> None:
    outcome = tracker("interrupt")
    assert (outcome.exit_code, outcome.stderr) == (130, "")


def test_a_question_without_an_answer(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    outcome = tracker("ask")
    assert outcome.exit_code == 1
    assert "Nothing was done." in outcome.stderr


def test_what_the_system_refuses(tracker: Tracker) -> None:
    outcome = tracker("missing-file")
    assert outcome.exit_code == 1
    assert outcome.stderr == "Error: No such file or directory: /nonexistent/file\n"


def test_a_bug_is_logged(tracker: Tracker, tmp_path: Path) -> None:
    outcome = tracker("bug")
    assert outcome.exit_code == 70
    assert "Traceback" not in outcome.stderr
    assert "ZeroDivisionError: oh no" in outcome.stderr
    log_file = Path(outcome.stderr.rsplit("The traceback is in ", 1)[1].strip().removesuffix("."))
    assert log_file.is_relative_to(tmp_path)
    assert "ZeroDivisionError: oh no" in log_file.read_text()
    assert log_file.stat().st_mode & 0o077 == 0


def test_a_bug_with_debug_is_shown(tracker: Tracker, tmp_path: Path) -> None:
    outcome = tracker("bug", "--debug")
    assert outcome.exit_code == 70
    assert "Traceback" in outcome.stderr
    assert not list(tmp_path.rglob("*.log"))


def test_a_bug_is_shown_when_it_cannot_be_logged(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "file" / "home"))
    outcome = tracker("bug")
    assert outcome.exit_code == 70
    assert "Traceback" in outcome.stderr


def test_a_command_that_does_not_load_is_a_bug(tracker: Tracker) -> None:
    assert tracker("absent").exit_code == 70


def test_a_reader_that_leaves_is_no_error(python: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    outcome = python(
        "import subprocess, sys\n"
        f"flood = subprocess.Popen([sys.executable, '-c', {RUN.format(argv=['flood'])!r}],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "flood.stdout.readline(); flood.stdout.close()\n"
        "print(flood.wait(), flood.stderr.read())\n"
    )
    assert outcome.stdout == "141 b''\n"


def test_a_full_disk_is_told(python: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    if not Path("/dev/full").exists():
        return
    outcome = python(
        "import sys; sys.stdout = open('/dev/full', 'w')\n"
        "from tracker.cli.main import run; from tests.cli.fake_entries import FAKES\n"
        "code = run(['echo'], FAKES); sys.stdout = None; import os; os._exit(code)"
    )
    assert (outcome.returncode, outcome.stderr) == (1, "Error: No space left on device\n")


def test_closed_streams_are_no_error(python: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    outcome = python("import sys; sys.stdin = sys.stdout = sys.stderr = None\n" + RUN.format(argv=["echo"]))
    assert (outcome.returncode, outcome.stderr) == (0, "")
