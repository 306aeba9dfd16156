"""Turns whatever ends a command into an exit code and words on standard error.

0 done, 1 failure, 2 usage, 3 not found, 4 ambiguous or conflict, 5 not permitted, 6 database out of reach,
70 bug (the traceback is in the log file), 130 interrupted by Ctrl-C, 141 the reader of our output went away.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

from tracker import __version__
from tracker.core.errors import TrackerError
from tracker.output.console import Format

if TYPE_CHECKING:
    from tracker.cli.context import CommandContext

FAILURE = 1
BUG = 70
INTERRUPTED = 130
READER_GONE = 141


@dataclass(frozen=True)
class Report:
    """An error as it is told: the same facts in words and as JSON."""

    exit_code: int
    code: str
    message: str
    hint: str | None = None

    def write(self, context: CommandContext) -> int:
        """Write to standard error in the form of the command's output; return the exit code."""
        if context.choices.output in (Format.JSON, Format.NDJSON):
            import json

            error = {"code": self.code, "message": self.message, "hint": self.hint}
            text = json.dumps({"error": error}, ensure_ascii=False)
        else:
            text = f"Error: {self.message}" + (f"\n{self.hint}" if self.hint else "")
        from tracker.core.text import visible

        context.stderr.write(visible(text) + "\n")
        return self.exit_code


def guarded(work: Callable[[], int], context: CommandContext, argv: Sequence[str]) -> int:
    """Run ``work`` to an exit code: its own, or that of what it raised, which is told on standard error."""
    try:
        exit_code = work()
        context.stdout.flush()
    except BrokenPipeError:
        _detach_stdout()
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as wanted:
        return wanted.code if isinstance(wanted.code, int) else 0
    except Exception as error:  # noqa: BLE001 -- the one place where anything unforeseen becomes exit 70
        return _tell(error, context, argv)
    return exit_code


def _tell(error: Exception, context: CommandContext, argv: Sequence[str]) -> int:
    if isinstance(error, TrackerError):
        return Report(error.exit_code, error.code, error.message, error.hint).write(context)
    if isinstance(error, typer.TyperException):
        context.choices.guess(argv)
        return _report_usage(error).write(context)
    if isinstance(error, typer.Abort | EOFError):
        return _tell_abort(error, context)
    if isinstance(error, OSError):
        return _report_system(error).write(context)
    return _tell_bug(error, context, argv)


def _report_usage(error: typer.TyperException) -> Report:
    """Word a refusal of the parser, pointing at the help of the command that was being parsed."""
    parsed = getattr(error, "ctx", None)
    if parsed is None:
        return Report(error.exit_code, "usage", error.format_message())
    hint = f"See '{parsed.command_path} --help'."
    if type(error).__name__ == "NoArgsIsHelpError":
        hint = f"{_listed_commands(parsed.command)}{hint}"
        return Report(error.exit_code, "usage", "Missing command.", hint)
    return Report(error.exit_code, "usage", error.format_message(), hint)


def _listed_commands(command: object) -> str:
    names = command.commands if isinstance(command, TyperGroup) else {}
    return f"Commands: {', '.join(names)}. " if names else ""


def _report_system(error: OSError) -> Report:
    """Word what the operating system refused: a full disk, a file that may not be read."""
    reason = error.strerror or str(error) or type(error).__name__
    place = f": {error.filename}" if error.filename else ""
    return Report(FAILURE, "system", f"{reason}{place}")


def _tell_abort(error: Exception, context: CommandContext) -> int:
    """End a prompt that was left: by Ctrl-C (Typer hides it behind ``Abort``), or with no answer."""
    context.stderr.write("\n")
    if isinstance(error.__context__, KeyboardInterrupt):
        return INTERRUPTED
    return Report(FAILURE, "aborted", "Nothing was done.").write(context)


def _tell_bug(error: Exception, context: CommandContext, argv: Sequence[str]) -> int:
    told = "".join(traceback.format_exception(error))
    summary = f"This is a bug in tracker ({type(error).__name__}: {error})."
    log_file = None if context.choices.debug else _log(told, context.environ, argv)
    if log_file is None:
        context.stderr.write(told)
        return Report(BUG, "bug", summary, "Please report it with the traceback.").write(context)
    return Report(BUG, "bug", summary, f"The traceback is in {log_file}.").write(context)


def _log(told: str, environ: Mapping[str, str], argv: Sequence[str]) -> Path | None:
    """Append the traceback to the log file, for its owner's eyes; return where, ``None`` if that fails."""
    from tracker.core.locations import locate

    instant = datetime.now(UTC).isoformat(timespec="seconds")
    heading = f"{instant} tracker {__version__}: {' '.join(argv[:1])}"
    try:
        log_file = locate(environ).log_file
        log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{heading}\n{told}\n")
    except (OSError, TrackerError):
        return None
    return log_file


def _detach_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    finally:
        os.close(nothing)
