"""Runs a hook: hands it what a command has written, waits a limited time, and takes its no for an answer.

It reads JSON and has no terminal. Its output goes to a file rather than a pipe, which what it leaves running
in the background would hold open.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from tracker.core.hooks import HOOK_VARIABLE, Hook, HookRefusedError, find_hook, read_limit
from tracker.core.text import visible
from tracker.output.plain import json_text, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli.context import CommandContext

_MOST_TOLD_BYTES = 10_000
_INDENT = 2


def run_hook(context: CommandContext, name: str, row: Mapping[str, object]) -> None:
    """Run the hook of that name if there is one; ``HookRefusedError`` unless it ends with exit code 0.

    ``row`` is what `--json` prints. What the hook says, on either stream, is told on standard error.
    """
    hook = find_hook(context.locations.config, name)
    if hook is None:
        return
    if hook.problem is not None:
        context.stderr.write(visible(f"The hook {name} was not run: {hook.problem}.\n"))
        return
    with TemporaryFile() as given, TemporaryFile() as said:
        given.write(f"{json_text(to_plain(row), indent=_INDENT)}\n".encode())
        given.seek(0)
        exit_code = _run(hook, context, given, said)
        said.seek(0)
        told = said.read(_MOST_TOLD_BYTES).decode("utf-8", "replace").strip("\n")
    if exit_code != 0:
        raise HookRefusedError(
            f'The hook "{name}" refused this ({_ending(exit_code)}).',
            f"{told}\nNothing was changed." if told else "It did not say why. Nothing was changed.",
        )
    if told:
        context.stderr.write(visible(told) + "\n")


def _run(hook: Hook, context: CommandContext, given: BinaryIO, said: BinaryIO) -> int:
    """Run the program to its end; it and its children are killed when their time is over."""
    seconds = read_limit(context.locations.state)
    try:
        process = subprocess.Popen(
            [hook.path],
            stdin=given,
            stdout=said,
            stderr=said,
            env={**context.environ, HOOK_VARIABLE: hook.name, "TRACKER_WARM": "0"},
            start_new_session=True,
        )
    except OSError as error:
        raise HookRefusedError(
            f'The hook "{hook.name}" could not be started: {error.strerror}.',
            'Nothing was changed. A script begins with a line such as "#!/bin/sh".',
        ) from error
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise HookRefusedError(
            f'The hook "{hook.name}" took longer than {seconds} s and was ended.',
            "Nothing was changed. What takes long, or writes with tracker itself, belongs in the background "
            "(&); for more time: tracker settings set hook_seconds 10",
        ) from error
    finally:
        # Also when Ctrl-C has come instead of the end.
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _ending(exit_code: int) -> str:
    return f"exit code {exit_code}" if exit_code > 0 else f"ended by signal {-exit_code}"
