"""What a forked child does: becomes what a fresh interpreter is, runs the command, says how it went."""

from __future__ import annotations

import gc
import io
import locale
import os
import signal
import sys
import tempfile
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from tracker.cli.ending import finish
from tracker.core.errors import NeedsTerminal
from tracker.warm.protocol import DECLINED, EXITED, event

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from tracker.warm.request import Request, StreamFacts

HELD_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)
"""Held back around the fork, until the child has its own way of taking them."""

_INTERRUPTED = 130
_NAMES = ("<stdin>", "<stdout>", "<stderr>")


def run_command(request: Request, descriptors: Sequence[int], connection: socket.socket) -> NoReturn:
    """Run the command in this process, which was forked for it; ends the process."""
    try:
        _become(request, descriptors)
    except OSError:
        # A directory that only the client can enter, for example: nothing has happened yet.
        connection.sendall(event(DECLINED))
        os._exit(0)
    try:
        exit_code = _run()
    except NeedsTerminal:
        connection.sendall(event(DECLINED))
        os._exit(0)
    exit_code = finish(exit_code)
    # Whoever reads our output learns of its end before the client, and the shell, go on.
    for number in range(3):
        with suppress(OSError):
            os.close(number)
    with suppress(OSError):
        connection.sendall(event(EXITED, exit_code))
    os._exit(exit_code)


def _become(request: Request, descriptors: Sequence[int]) -> None:
    os.chdir(request.directory)
    os.umask(request.umask)
    _adopt(descriptors)
    _restore_signals(request.ignored)
    os.environb.clear()
    os.environb.update(request.environ)
    sys.argv[:] = map(os.fsdecode, request.argv)
    sys.orig_argv[1:] = sys.argv
    time.tzset()
    tempfile.tempdir = None
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    _open_streams(request.streams)
    gc.enable()


def _adopt(descriptors: Sequence[int]) -> None:
    """Make the client's descriptors the standard ones, clear of each other's numbers."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number, inheritable=True)
    for descriptor in descriptors:
        os.close(descriptor)


def _restore_signals(ignored: frozenset[int]) -> None:
    for usual in (signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(usual, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


def _open_streams(facts: Sequence[StreamFacts]) -> None:
    """Open the standard streams as the interpreter does at its start."""
    sys.stdin = sys.__stdin__ = _wrapped(io.BufferedReader(_raw(0)), facts[0], "r")  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _output(1, facts[1])  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _output(2, facts[2])  # type: ignore[misc]


def _output(number: int, facts: StreamFacts) -> io.TextIOWrapper:
    # Unbuffered streams (PYTHONUNBUFFERED) write through to the descriptor itself.
    if facts.write_through:
        return _wrapped(_raw(number), facts, "w")
    return _wrapped(io.BufferedWriter(_raw(number)), facts, "w")


def _raw(number: int) -> io.FileIO:
    raw = io.FileIO(number, "w" if number else "r", closefd=False)
    raw.name = _NAMES[number]
    return raw


def _wrapped(
    buffer: io.BufferedReader | io.BufferedWriter | io.FileIO, facts: StreamFacts, mode: str
) -> io.TextIOWrapper:
    stream = io.TextIOWrapper(
        buffer,
        facts.encoding,
        facts.errors,
        newline=None if mode == "r" else "\n",
        line_buffering=facts.line_buffering,
        write_through=facts.write_through,
    )
    vars(stream)["mode"] = mode
    return stream


def _run() -> int:
    from tracker.cli.main import run

    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_SIGNALS)
        return run(sys.argv[1:], forked=True)
    except NeedsTerminal:
        raise
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SystemExit as wanted:
        return wanted.code if isinstance(wanted.code, int) else 0
    except BaseException:  # noqa: BLE001 -- as the interpreter does with what nobody caught
        sys.excepthook(*sys.exc_info())
        return 1
