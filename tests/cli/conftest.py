"""Runs command lines against the fake feature, in this process or in a clean interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.fake_entries import FAKES
from tracker.cli.main import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    stdout: str
    stderr: str


Tracker = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TRACKER_ASCII", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "home"))


@pytest.fixture
def tracker(capsys: pytest.CaptureFixture[str]) -> Tracker:
    """Run a line in this process, over the fake commands."""

    def call(*argv: str) -> Outcome:
        exit_code = run(argv, FAKES)
        captured = capsys.readouterr()
        return Outcome(exit_code, captured.out, captured.err)

    return call


@pytest.fixture
def python() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run a few lines of Python in a clean interpreter."""

    def call(code: str) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)

    return call
