"""Help pages: plain text at any width, examples last, the same words for people and for pipes."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Tracker


def test_a_page(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    outcome = tracker("echo", "--help")
    assert outcome.exit_code == 0
    assert (
        outcome.stdout
        == """\
Echo what was understood.

A second paragraph that is long enough to be filled to the
width of whatever terminal shows it.

Usage: tracker echo [WORD]... [OPTIONS]

Arguments:
  WORD...

Options:
  --on DAY         The day: 2026-11-20, yesterday, mon, -2,
                   "3 days ago".
  -m, --note NOTE  A note to keep with it.

Global options:
  -o, --output FORMAT  How to print data: table, json,
                       ndjson, csv, tsv.
  --json               Short for --output json.
  --profile NAME       Work with this server: see 'tracker
                       profile list'.
  --no-color           Print without colours.
  --ascii              Draw with ASCII characters only.
  --debug              Show the traceback of a bug.
  -h, --help           Show this help.

Examples:
  tracker echo one two
  tracker echo --on yesterday -m 'a note'
"""
    )


def test_root_page_lists_the_table(tracker: Tracker) -> None:
    page = tracker("-h").stdout
    assert "  box           Keep boxes.\n" in page
    assert "flood" not in page
    assert page.isascii()


@pytest.mark.parametrize(("words", "page"), [("help", "--help"), ("help box list", "box list --help")])
def test_help_as_a_word(tracker: Tracker, words: str, page: str) -> None:
    assert tracker(*words.split()) == tracker(*page.split())


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
@pytest.mark.parametrize("line", ["--help", "box --help", "box add -h"])
def test_no_line_is_wider_than_the_terminal(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, columns: int, line: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    page = tracker(*line.split()).stdout.partition("Examples:")[0]
    assert max(len(row) for row in page.splitlines()) <= max(columns, 30)


def test_headings_are_bold_on_demand(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mGlobal options:\x1b[0m\n" in tracker("box", "-h").stdout
    assert "\x1b" not in tracker("--no-color", "box", "-h").stdout
