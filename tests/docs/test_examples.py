"""Every example prints what its page shows, and every command on a page is one that there is."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest
from typer._click.exceptions import MissingParameter
from typer.core import TyperGroup

from tests.docs.examples import ExampleError, FreshDatabase, replay, steps
from tests.docs.markdown import ROOT, Page, all_pages, page_name, read_page
from tests.docs.shell import CannotRunError, is_operator, words_of
from tests.fixtures.cluster import Cluster, Connection
from tests.fixtures.database import Database, copied_database
from tracker.cli.context import CommandContext
from tracker.cli.lazy import load
from tracker.cli.registry import ENTRIES

ENTRY = {entry.name: entry for entry in ENTRIES}
REFERENCE = ROOT / "docs" / "reference" / "commands.md"
INVENTED = {'tracker mood good -m "Long walk"'}
"""A command that a page shows how to add."""


def pages_with(language: str) -> list[Path]:
    return [path for path in all_pages() if any(b.language == language for b in read_page(path).blocks)]


@pytest.fixture
def fresh(cluster: Cluster, maintenance: Connection) -> FreshDatabase:
    """Makes empty databases."""

    def make() -> AbstractContextManager[Database]:
        return contextmanager(copied_database)(cluster, maintenance)

    return make


@pytest.mark.parametrize("path", pages_with("console"), ids=page_name)
def test_examples_print_what_the_page_shows(path: Path, tmp_path: Path, fresh: FreshDatabase) -> None:
    page = read_page(path)
    found = replay(page, tmp_path, fresh)
    assert found.lines == list(page.lines), "run `make docs`, and look at what it changes"
    if found.missing:
        pytest.skip(f"some of the page needs {', '.join(sorted(found.missing))}")


def shown_but_not_run(page: Page) -> list[str]:
    """Return blocks that show commands with their outputs and are neither run nor say why not."""
    return [
        f"{page.name}:{block.first}"
        for block in page.blocks
        if block.language != "console" and "not run" not in block.notes
        if any(line.startswith("$ ") for line in page.text_of(block))
    ]


@pytest.mark.parametrize("path", all_pages(), ids=page_name)
def test_what_is_shown_is_run_or_says_why_not(path: Path) -> None:
    assert shown_but_not_run(read_page(path)) == []


def commands_of(page: Page) -> list[str]:
    """Return the lines of a page that are commands of tracker but are not run."""
    lines = [line for block in page.blocks if block.language == "sh" for line in page.text_of(block)]
    lines += page.spans
    if page.path == REFERENCE:
        lines += re.findall(r"^  (tracker .*)$", page.path.read_text("utf-8"), re.MULTILINE)
    return [line for line in lines if line.startswith("tracker ") and line not in INVENTED]


def understand(line: str) -> None:
    """Parse a command as the program does, as far as no database is needed."""
    words = words_of(line)
    ends = [place for place, word in enumerate(words) if is_operator(word)]
    name, *rest = words[1 : min([*ends, len(words)])] or ["today"]
    if name.startswith("-"):
        return
    command = load(ENTRY[name])
    while isinstance(command, TyperGroup):
        command, rest = command.commands[rest[0]], rest[1:]
    # A sentence may name a command without what has to follow it.
    with suppress(MissingParameter):
        command.make_context("tracker", rest, obj=CommandContext.of_process())


@pytest.mark.parametrize("path", all_pages(), ids=page_name)
def test_commands_of_a_page_are_understood(path: Path) -> None:
    for line in commands_of(read_page(path)):
        understand(line)


@pytest.mark.parametrize("line", ["tracker dnoe read", "tracker today --wach", "tracker habit ad"])
def test_a_command_that_there_is_not_is_found(line: str) -> None:
    with pytest.raises(Exception, match=r"dnoe|wach|'ad'"):
        understand(line)


PAGE = """<!-- now: 2026-11-02T07:30Z -->
```console
$ tracker habit add Read
Read: every day, from Mon 2026-11-02.

$ tracker done read
"2026-11-01"
$ tracker done write
?
$ echo $?
0
```

<!-- file: read.awk -->
```awk
{ print $1 ",Read,done" }
```

<!-- now: 2026-11-03T07:30Z -->
```console
$ tracker done read -o csv > days.csv
$ cat days.csv \\
>   | head -n 1
day
```
"""


def replayed(text: str, tmp_path: Path, fresh: FreshDatabase) -> str:
    path = tmp_path / "page.md"
    path.write_text(text, "utf-8")
    return "\n".join(replay(read_page(path), tmp_path, fresh).lines)


def shared(text: str) -> list[str]:
    """Return the lines of a page that are no outputs."""
    return [line for line in text.split("\n") if line.startswith(("$", ">", "<", "`", "{ print"))]


def test_outputs_are_written_anew_and_all_else_is_kept(tmp_path: Path, fresh: FreshDatabase) -> None:
    once = replayed(PAGE, tmp_path, fresh)
    assert "Mon 2026-11-02" in once
    assert "2026-11-01" not in once
    assert "\n$ echo $?\n3\n```" in once
    assert "\n>   | head -n 1\nhabit," in once
    assert (tmp_path / "read.awk").read_text() == '{ print $1 ",Read,done" }\n'
    assert shared(once) == shared(PAGE)
    assert replayed(once, tmp_path, fresh) == once


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("tracker done write", ExampleError),
        ("rm -r /", CannotRunError),
        ("tracker; tracker", CannotRunError),
    ],
)
def test_what_fails_or_cannot_be_run_is_an_error(
    line: str, error: type[Exception], tmp_path: Path, fresh: FreshDatabase
) -> None:
    with pytest.raises(error):
        replayed(f"```console\n$ {line}\n```\n", tmp_path, fresh)


def test_a_block_without_its_program_is_left_and_told(tmp_path: Path, fresh: FreshDatabase) -> None:
    path = tmp_path / "page.md"
    path.write_text("<!-- needs: no-such-program -->\n```console\n$ tracker\nanything\n```\n")
    found = replay(read_page(path), tmp_path, fresh)
    assert found.missing == {"no-such-program"}
    assert "anything" in found.lines


def test_a_session_begins_with_a_command() -> None:
    assert [step.line for step in steps(["$ a \\", "> b", "out", "> more", "$ c"])] == ["a b", "c"]
    with pytest.raises(ValueError, match="begins"):
        steps(["out", "$ a"])


def test_a_transcript_that_is_not_run_says_why(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("```text\n$ tracker done\n```\n")
    assert shown_but_not_run(read_page(path)) == ["page.md:1"]
    path.write_text("<!-- not run: it asks -->\n```text\n$ tracker done\n```\n")
    assert shown_but_not_run(read_page(path)) == []
