"""Passwords: asked for on the terminal without being shown, or read from standard input, a line each."""

from __future__ import annotations

from getpass import getpass
from typing import TYPE_CHECKING

import typer

from tracker.core.errors import UsageError

if TYPE_CHECKING:
    from tracker.cli.context import CommandContext


class Passwords:
    """Where a command's passwords come from. To be made before anything was read or written."""

    def __init__(self, context: CommandContext, *, from_stdin: bool) -> None:
        self._context = context
        self.from_stdin = from_stdin
        if from_stdin:
            return
        if not context.stdin.isatty():
            raise UsageError(
                "There is no terminal to ask for the password on.",
                "Write it to standard input, and add --password-stdin.",
            )
        context.own_terminal()

    def ask(self, question: str) -> str:
        """Return a password that is there already; it may be empty."""
        if self.from_stdin:
            return self._line(question)
        return _ask_unseen(question)

    def choose(self, question: str) -> str:
        """Return a new password, which a person types twice; it may be empty."""
        if self.from_stdin:
            return self._line(question)
        while True:
            chosen = _ask_unseen(question)
            if _ask_unseen("Once more") == chosen:
                return chosen
            self._context.say("The two do not match.")

    def _line(self, question: str) -> str:
        line = self._context.stdin.readline()
        if not line:
            raise UsageError(
                f"Standard input ended where a line was expected: {question}.", "Write one line for each."
            )
        return line.rstrip("\r\n")


def _ask_unseen(question: str) -> str:
    """Ask on the terminal; `getpass` shows the question only once nothing that is typed is shown any more."""
    try:
        return getpass(f"{question}: ")
    except EOFError as error:
        raise typer.Abort from error
