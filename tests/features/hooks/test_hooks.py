"""Hooks see what was written before it is kept, may refuse it, and are not run where that is unsafe."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.fixtures.autumn import put
from tests.fixtures.database import Database
from tests.fixtures.program import SOURCE, Program
from tests.warm.home import Home, eventually, is_alive
from tracker.core.hooks import HOOKS
from tracker.warm import rehearsal

TRACKER = f'PYTHONPATH="{SOURCE}" "{sys.executable}" -m tracker'

Hook = Callable[..., Path]


@pytest.fixture
def hook(tmp_path: Path, program: Program) -> Hook:
    """Write a shell script as a hook; Read is a habit, Fitness a journey."""
    put(program, "habit", "add", "Read", "--at-least", "30", "--unit", "min", "--from", "-9")
    put(program, "journey", "create", "Fitness", "-d", "Strength")

    def write(name: str, script: str, mode: int = 0o755) -> Path:
        folder = tmp_path / "home" / "config" / "hooks"
        folder.mkdir(parents=True, exist_ok=True, mode=0o755)
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(mode)
        return path

    return write


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("on-done", ["done read 20"]),
        ("on-done", ["done read --no"]),
        ("on-done", ["done read 5", "done read --delete"]),
        ("on-skip", ["skip read --on yesterday -m Ill"]),
        ("on-checkin", ["checkin strength=4"]),
        ("on-checkin", ["checkin strength=4", "checkin --delete"]),
        ("on-undo", ["done read 20", "done read 5", "undo 2"]),
        ("on-redo", ["done read 20", "undo", "redo"]),
    ],
)
def test_it_reads_what_json_prints(
    program: Program, hook: Hook, tmp_path: Path, name: str, lines: list[str]
) -> None:
    for line in lines[:-1]:
        put(program, *line.split())
    hook(name, f'cat >"{tmp_path}/read"; echo "$TRACKER_HOOK $TRACKER_WARM" >>"{tmp_path}/ran"')
    printed = put(program, *lines[-1].split(), "--json")
    assert (tmp_path / "read").read_text() == printed
    assert (tmp_path / "ran").read_text() == f"{name} 0\n"


@pytest.mark.parametrize("line", ["done read", "skip read", "checkin strength=4", "undo", "redo"])
def test_a_refusal_takes_everything_back(program: Program, hook: Hook, line: str) -> None:
    put(program, "done", "read", "3")
    if line == "redo":
        put(program, "undo")
    before = put(program, "export", "--json") + put(program, "audit", "list", "--json")
    name = f"on-{line.split(maxsplit=1)[0]}"
    path = hook(name, 'printf "Not \\033[31mtoday.\\n" >&2; exit 3')
    refused = program(*line.split())
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert refused.stderr == (
        f'Error: The hook "{name}" refused this (exit code 3).\nNot \\x1b[31mtoday.\nNothing was changed.\n'
    )
    told = json.loads(program(*line.split(), "--json").stderr)["error"]
    assert (told["code"], told["hint"]) == ("conflict", "Not \x1b[31mtoday.\nNothing was changed.")
    assert put(program, "export", "--json") + put(program, "audit", "list", "--json") == before
    path.unlink()
    assert program(*line.split()).exit_code == 0


def test_what_it_says_is_told_beside_the_data(program: Program, hook: Hook) -> None:
    hook("on-done", "echo Well done; echo 'and on' >&2")
    logged = program("done", "read", "20", "--json")
    assert (logged.exit_code, logged.stderr) == (0, "Well done\nand on\n")
    assert '"amount": 20' in logged.stdout


def test_it_runs_before_anything_is_kept(program: Program, hook: Hook, tmp_path: Path) -> None:
    hook("on-done", f'{TRACKER} habit log --json >"{tmp_path}/seen"')
    put(program, "done", "read", "20")
    assert json.loads((tmp_path / "seen").read_text()) == []
    assert '"amount": 20' in put(program, "habit", "log", "--json")


def test_what_a_hook_logs_in_the_background_runs_no_hook(
    program: Program, hook: Hook, tmp_path: Path
) -> None:
    put(program, "habit", "add", "Tea")
    hook("on-done", f'echo ran >>"{tmp_path}/ran"\n{TRACKER} done tea >"{tmp_path}/tea" 2>&1 &')
    put(program, "done", "read", "20")
    eventually(lambda: "Tea" in put(program, "habit", "log", "-o", "csv"))
    assert (tmp_path / "ran").read_text() == "ran\n"


def test_a_rehearsal_and_a_dry_run_run_no_hook(
    program: Program, hook: Hook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    put(program, "done", "read", "20")
    for name in HOOKS:
        hook(name, f'echo ran >>"{tmp_path}/ran"')
    put(program, "undo", "--dry-run")
    for name, value in Home(tmp_path / "home", database.url("ann")).environment().items():
        monkeypatch.setenv(name, value)
    assert "Read" in rehearsal._run("done", "read", "1")
    assert "Fitness" in rehearsal._run("checkin", "fitness", "strength=3")
    put(program, "checkin", "strength=3")
    put(program, "checkin", "strength=3")  # changes nothing
    assert (tmp_path / "ran").read_text() == "ran\n"


def test_its_time_is_limited_and_its_children_end_with_it(
    program: Program, hook: Hook, tmp_path: Path
) -> None:
    put(program, "settings", "set", "hook_seconds", "1")
    hook("on-done", f'sleep 70 & echo $! $$ >"{tmp_path}/pids"\nsleep 60')
    begun = time.monotonic()
    refused = program("done", "read", "20")
    assert time.monotonic() - begun < 20
    assert refused.exit_code == 4
    assert 'The hook "on-done" took longer than 1 s and was ended.' in refused.stderr
    eventually(lambda: not any(map(is_alive, map(int, (tmp_path / "pids").read_text().split()))))
    assert program("habit", "log", "--json").json() == []


def test_what_it_leaves_in_the_background_is_not_waited_for(
    program: Program, hook: Hook, tmp_path: Path
) -> None:
    put(program, "settings", "set", "hook_seconds", "50")
    hook("on-done", f'sleep 40 & echo $! >"{tmp_path}/pid"')
    begun = time.monotonic()
    put(program, "done", "read", "20")
    left = int((tmp_path / "pid").read_text())
    assert is_alive(left)
    assert time.monotonic() - begun < 30
    os.kill(left, signal.SIGKILL)


def test_ctrl_c_ends_both_and_keeps_nothing(
    program: Program, hook: Hook, tmp_path: Path, database: Database
) -> None:
    hook("on-done", f'echo $$ >"{tmp_path}/pid.new"; mv "{tmp_path}/pid.new" "{tmp_path}/pid"; sleep 60')
    put(program, "settings", "set", "hook_seconds", "50")
    home = Home(tmp_path / "home", database.url("ann"))
    with home.begin("done", "read", "20", warm=False) as process:
        eventually((tmp_path / "pid").exists)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 130
    eventually(lambda: not is_alive(int((tmp_path / "pid").read_text())))
    assert program("habit", "log", "--json").json() == []


@pytest.mark.parametrize("script", ["kill -9 $$", ""])
def test_a_hook_that_does_not_end_well_refuses(program: Program, hook: Hook, script: str) -> None:
    path = hook("on-done", script)
    if not script:
        path.write_text("no first line")
    refused = program("done", "read")
    assert refused.exit_code == 4
    assert ("ended by signal 9" if script else "could not be started") in refused.stderr
    assert program("habit", "log", "--json").json() == []


def _give_away(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(path, 12345, -1)


def _link(path: Path, *, mode: int) -> None:
    elsewhere = path.parents[1] / "elsewhere"
    elsewhere.mkdir()
    path.rename(elsewhere / "script")
    elsewhere.chmod(mode)
    path.symlink_to(elsewhere / "script")


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


UNSAFE: dict[str, tuple[Callable[[Path], object], str]] = {
    "group": (lambda path: path.chmod(0o775), "others may write to"),
    "others": (lambda path: path.chmod(0o757), "others may write to"),
    "folder": (lambda path: path.parent.chmod(0o777), "others may write to"),
    "configuration": (lambda path: path.parents[1].chmod(0o777), "others may write to"),
    "link": (partial(_link, mode=0o777), "others may write to"),
    "owner": (_give_away, "belongs to somebody else"),
    "plain": (lambda path: path.chmod(0o644), "is not executable"),
    "no file": (_make_folder, "it is no file"),
    "nowhere": (_link_to_nowhere, "it cannot be read"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_one_that_others_could_have_written_is_not_run(
    program: Program, hook: Hook, tmp_path: Path, case: str
) -> None:
    path = hook("on-done", f'echo ran >"{tmp_path}/ran"; exit 1')
    spoil, problem = UNSAFE[case]
    spoil(path)
    logged = program("done", "read", "20")
    assert logged.exit_code == 0
    assert logged.stderr.startswith("The hook on-done was not run: ")
    assert problem in logged.stderr
    assert not (tmp_path / "ran").exists()
    listed = json.loads(put(program, "hooks", "list", "--json"))
    assert [(row["name"], row["runs"]) for row in listed] == [("on-done", False)]
    assert problem in listed[0]["problem"]


def test_a_link_to_a_safe_place_is_run(program: Program, hook: Hook, tmp_path: Path) -> None:
    _link(hook("on-done", f'echo ran >"{tmp_path}/ran"'), mode=0o755)
    put(program, "done", "read", "20")
    assert (tmp_path / "ran").exists()


def test_the_list(program: Program, hook: Hook) -> None:
    assert put(program, "hooks", "list", "--json") == "[]\n"
    assert put(program, "hooks", "list").startswith("No hooks yet. Put a program into /")
    path = hook("on-done", "exit 0")
    hook("on-dnoe", "exit 0")
    assert json.loads(put(program, "hooks", "list", "--json")) == [
        {
            "name": "on-dnoe",
            "runs": False,
            "problem": f"hooks are named {', '.join(HOOKS)}",
            "path": str(path.with_name("on-dnoe")),
        },
        {"name": "on-done", "runs": True, "problem": None, "path": str(path)},
    ]


def test_the_guided_day_says_it_and_asks_again(
    program: Program, hook: Hook, tmp_path: Path, database: Database
) -> None:
    hook("on-done", 'grep -q \'"amount": 30\' && { echo "Thirty, really?"; exit 1; }; exit 0')
    home = Home(tmp_path / "home", database.url("ann"))
    typed = [("y/n/s", "y\r"), ("Thirty, really?", "y @20\r")]
    asked = home.in_terminal("done", warm=False, typed=typed)
    assert asked.exit_code == 0
    assert "1 saved" in asked.stdout
    assert '"amount": 20' in put(program, "habit", "log", "--json")


def test_the_setting(program: Program) -> None:
    assert put(program, "settings", "get", "hook_seconds") == "5\n"
    assert "5 → 10" in put(program, "settings", "set", "hook_seconds", "10s")
    assert put(program, "settings", "get", "hook_seconds") == "10\n"
    for text in ("0", "601", "soon"):
        assert program("settings", "set", "hook_seconds", text).exit_code == 2
    put(program, "settings", "unset", "hook_seconds")
    assert put(program, "settings", "get", "hook_seconds") == "5\n"
