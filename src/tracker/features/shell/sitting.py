"""The prompt and its lines: each is run as a command of its own, in this process and on a kept connection.

Only the shell itself imports this module: it brings prompt_toolkit, which no other command needs.
"""

from __future__ import annotations

import io
import os
import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import FileHistory
from prompt_toolkit.shortcuts import CompleteStyle

from tracker.cli.choices import GlobalChoices
from tracker.cli.completion import offers
from tracker.cli.context import CommandContext
from tracker.cli.exits import guarded
from tracker.cli.registry import ENTRIES
from tracker.cli.root import PROGRAM, build_root, execute
from tracker.cli.typed import read_line, written
from tracker.core.errors import NeedsTerminal, UsageError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from tracker.cli.completion import Offer

PROMPT = "tracker> "
WELCOME = "Commands without `tracker` before them. Tab completes, Ctrl-D leaves."

_LEAVE = frozenset({"exit", "quit"})


@dataclass(frozen=True)
class Sitting:
    """A shell: ``context`` is that of the command which began it, ``environ`` what its lines see."""

    context: CommandContext
    environ: Mapping[str, str]

    def run(self) -> None:
        """Ask for lines and run them until the person leaves."""
        history = _private_file(self.context.locations.state / "shell-history")
        prompt: PromptSession[str] = PromptSession(
            history=FileHistory(history),
            completer=LineCompleter(self),
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
        )
        self.context.say(WELCOME)
        self.context.stdout.flush()
        while True:
            try:
                line = prompt.prompt(PROMPT)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return
            if line.strip() in _LEAVE:
                return
            self.run_line(line)

    def run_line(self, line: str) -> int:
        """Run a line as a command; return its exit code, 0 for a blank one."""
        context = self.new_context()
        try:
            return guarded(lambda: _execute(line, context), context, line.split())
        except NeedsTerminal:
            return _run_apart(context)

    def new_context(self) -> CommandContext:
        """Return the surroundings of one line: its own clock, the choices of the whole sitting.

        What starts other programs, or takes the process over, is to ask for a process of its own.
        """
        context = CommandContext.of_process(forked=True)
        given = self.context.choices
        context.choices = GlobalChoices(color=given.color, ascii=given.ascii, debug=given.debug)
        context.environ = self.environ
        context.keep_connection = True
        return context


class LineCompleter(Completer):
    """Offers at Tab what a shell would be offered, written with backslashes where it needs them."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 -- the library's signature
        text = document.text_before_cursor
        line = read_line(text)
        found = self._offers(_without_program(line.words), line.incomplete)
        for offer in found:
            # As in other shells, a word that can only be this one is finished, but for a value to follow.
            finished = len(found) == 1 and not offer.value.endswith("=")
            yield Completion(
                written(offer.value) + " " * finished,
                start_position=min(line.start, len(text)) - len(text),
                display=offer.value,
                display_meta=offer.help,
            )

    def _offers(self, words: Sequence[str], incomplete: str) -> list[Offer]:
        """Return what may stand at the cursor; none on any trouble, which would be told into the line."""
        found: list[Offer] = []
        context = self._sitting.new_context()
        context.stderr = io.StringIO()

        def look() -> int:
            found.extend(offers(build_root(ENTRIES), context, words, incomplete))
            return 0

        guarded(look, context, words)
        return found


def _execute(line: str, context: CommandContext) -> int:
    try:
        words = _without_program(shlex.split(line))
    except ValueError as error:
        raise UsageError(f"{quoted(line)} has a quote that does not end.", "Close it.") from error
    context.argv = tuple(words)
    return execute(words, context, ENTRIES) if words else 0


def _without_program(words: Sequence[str]) -> Sequence[str]:
    """Return the words without a `tracker` that was typed out of habit."""
    return words[1:] if words[:1] in ([PROGRAM], (PROGRAM,)) else words


def _run_apart(context: CommandContext) -> int:
    """Run the command in a process that it may do with as it likes, such as one that becomes psql."""
    with _left_to_the_child(signal.SIGINT), _left_to_the_child(signal.SIGQUIT):
        # An alias may have been put into the words by now; a whole command runs the same again.
        command = [sys.executable, "-m", PROGRAM, *context.argv]
        return subprocess.run(command, env={**context.environ, "TRACKER_WARM": "0"}, check=False).returncode


@contextmanager
def _left_to_the_child(number: signal.Signals) -> Iterator[None]:
    """Take no notice of a signal; a child would inherit that it is ignored, but no handler."""
    usual = signal.signal(number, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(number, usual)


def _private_file(path: Path) -> Path:
    """Make sure that there is such a file, and that nobody else can read it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)
    return path
