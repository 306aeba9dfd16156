"""The examples of a page: run in order, on machines of their own, to see what they print.

What stands in a block ``console`` is a session: lines after ``$`` are run, what stands below is what they
print. A line that fails has to be followed by ``$ echo $?``. Notes set the clock, name a file, fill the
database; docs/contributing/documentation.md says how.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.docs.markdown import Block, Page
from tests.docs.shell import Shell
from tests.docs.year import NOW, fill
from tests.fixtures.database import Database
from tests.fixtures.program import environment_of

PROMPT = "$ "
CONTINUED = "> "
STATUS = "$ echo $?"
MACHINE = "here"

FreshDatabase = Callable[[], AbstractContextManager[Database]]


@dataclass(frozen=True, slots=True)
class Step:
    """What is typed, as it stands on the page, and what is shown below it."""

    typed: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def line(self) -> str:
        """The command line in one piece."""
        return " ".join(
            line.removeprefix(PROMPT if number == 0 else CONTINUED).removesuffix("\\").strip()
            for number, line in enumerate(self.typed)
        )


@dataclass
class Replay:
    """What a page would say; ``missing`` are programs without which some of its blocks were not run."""

    lines: list[str]
    missing: set[str] = field(default_factory=set)


class ExampleError(Exception):
    """An example that does not work, with the place where it stands."""


def replay(page: Page, folder: Path, fresh: FreshDatabase) -> Replay:
    """Run the examples of a page in an empty folder and return the page as it should be."""
    found = Replay(list(page.lines))
    with ExitStack() as stack:
        machines = _Machines(folder, fresh, stack)
        new: list[tuple[Block, list[str]]] = []
        for block in page.blocks:
            shell = machines.prepare(block)
            if "file" in block.notes:
                _put_file(folder / block.notes["file"], page.text_of(block))
            needed = block.notes.get("needs")
            if needed is not None and shutil.which(needed) is None:
                found.missing.add(needed)
            elif block.language == "console" and "not run" not in block.notes:
                new.append((block, _session(page, block, shell)))
    for block, lines in reversed(new):
        found.lines[block.first : block.last] = lines
    return found


def steps(lines: list[str]) -> list[Step]:
    """Take a session apart; a ``ValueError`` if it does not begin with a command."""
    found: list[tuple[list[str], list[str]]] = []
    for line in lines:
        if line.startswith(PROMPT):
            found.append(([line], []))
        elif not found:
            raise ValueError(f"a session begins with {PROMPT!r}, not with {line!r}")
        elif line.startswith(CONTINUED) and not found[-1][1] and found[-1][0][-1].endswith("\\"):
            found[-1][0].append(line)
        else:
            found[-1][1].append(line)
    return [Step(tuple(typed), tuple(shown)) for typed, shown in found]


class _Machines:
    """The machines of a page: each has a database and a home of its own, and all see the page's folder."""

    def __init__(self, folder: Path, fresh: FreshDatabase, stack: ExitStack) -> None:
        self._folder = folder
        self._fresh = fresh
        self._stack = stack
        self._shells: dict[str, Shell] = {}
        self._name = MACHINE
        self._now = NOW

    def prepare(self, block: Block) -> Shell:
        """Return the shell in which a block goes on, with clock and data as its notes say."""
        self._name = block.notes.get("machine", self._name)
        self._now = block.notes.get("now", self._now)
        if self._name not in self._shells:
            self._shells[self._name] = self._new()
        shell = self._shells[self._name]
        shell.now = self._now
        if "data" in block.notes:
            fill(shell.environ)
        return shell

    def _new(self) -> Shell:
        database = self._stack.enter_context(self._fresh())
        database.fill_catalogue()
        database.add_person("ann")
        home = self._folder / f".tracker-{self._name}"
        return Shell(self._folder, environment_of(database.url("ann"), home))


def _session(page: Page, block: Block, shell: Shell) -> list[str]:
    session = steps(page.text_of(block))
    return [
        line
        for step, follower in zip(session, [*session[1:], None], strict=True)
        for line in _rerun(f"{page.name}:{block.first}", step, follower, shell)
    ]


def _rerun(place: str, step: Step, follower: Step | None, shell: Shell) -> list[str]:
    result = shell.run(step.line)
    meant = follower is not None and follower.typed == (STATUS,)
    if result.exit_code and not meant:
        said = result.stderr or result.stdout
        raise ExampleError(f"{place}: `{step.line}` ended with exit code {result.exit_code}: {said}")
    # A page shows no blanks that nobody sees, and keeps an empty line before the next command.
    printed = "\n".join(line.rstrip() for line in (result.stdout + result.stderr).splitlines()).rstrip()
    blank = [""] if follower is not None and step.shown[-1:] == ("",) else []
    return [*step.typed, *(printed.split("\n") if printed else []), *blank]


def _put_file(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, ""]), "utf-8")
