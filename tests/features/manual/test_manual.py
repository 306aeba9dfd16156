"""The manual page: every command and option is on it, no roff shows through, and it can be installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.core import TyperGroup

from tests.fixtures.autumn import put
from tests.fixtures.program import Program
from tracker.cli.lazy import load
from tracker.cli.registry import ENTRIES
from tracker.features.manual import roff


def _leaves(path: str, command: object) -> list[str]:
    if isinstance(command, TyperGroup):
        return [leaf for name, child in command.commands.items() for leaf in _leaves(f"{path} {name}", child)]
    return [path]


@pytest.fixture
def shown(program: Program) -> str:
    """The page as `man` shows it on a terminal of 200 columns, without bold."""
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-c", "-P-b", "-P-u", "-rLL=200n"]
    finished = subprocess.run(command, input=put(program, "man").encode(), capture_output=True, check=True)
    assert finished.stderr == b""
    return finished.stdout.decode()


def test_every_command_has_its_part(shown: str) -> None:
    for entry in ENTRIES:
        for path in _leaves(entry.name, load(entry)):
            assert re.search(rf"^   tracker {path}( |$)", shown, re.MULTILINE), path


def test_options_examples_and_the_reference_pages(shown: str) -> None:
    assert re.search(r"^ +\\?-\\?-client-id UUID$", shown, re.MULTILINE)
    assert '           tracker checkin fitness strength=4 sleep=crushed -m "Slept well"' in shown
    for section in (
        "NAME",
        "SYNOPSIS",
        "GLOBAL OPTIONS",
        "DAYS AND RANGES",
        "ENVIRONMENT",
        "EXIT CODES AND ERRORS",
    ):
        assert re.search(rf"^{section}$", shown, re.MULTILINE), section
    assert "TRACKER_DATABASE_URL" in shown
    assert "\\f" not in shown
    assert "](" not in shown


def test_it_is_installed_where_man_looks(program: Program, tmp_path: Path) -> None:
    told = put(program, "man", "--install", str(tmp_path / "share" / "man"))
    path = tmp_path / "share" / "man" / "man1" / "tracker.1"
    assert str(path) in told
    assert path.read_text("utf-8") == put(program, "man")
    assert put(program, "man", "--install", str(tmp_path / "share" / "man"), "--json") == (
        f'{{\n  "path": "{path}"\n}}\n'
    )


def test_no_line_is_a_request_that_was_not_meant() -> None:
    blocks = (
        "# T", ".hidden\n'quote", "| a | b |\n|---|---|\n| `.x` | a\\b |", "- `-v` [x](y) **z**",
        "<!-- not run: why -->\n```sh\n.so /etc\n\nx\n```",
    )  # fmt: skip
    assert list(roff.markdown("\n\n".join(blocks))) == [
        ".SH T",
        ".PP", "\\&.hidden", "\\&'quote",
        ".TP", "\\fB.x\\fR", "a\\eb",
        ".IP \\(bu 2", "\\fB\\-v\\fR x \\fBz\\fR",
        ".PP", ".RS 4", ".nf", "\\&.so /etc", "", "x", ".fi", ".RE",
    ]  # fmt: skip
