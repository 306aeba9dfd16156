"""How a command's process ends: as the interpreter does, but for tidying up its memory."""

from __future__ import annotations

import atexit
import sys
import threading
from contextlib import suppress
from typing import TextIO

FLUSH_FAILED = 120
"""Python's own exit code when what was printed last could not be written."""


def finish(exit_code: int) -> int:
    """Do what the interpreter does at its end; return the exit code that it would leave with.

    For ``os._exit``: taking a thousand modules apart in order, as the interpreter does, takes as long as a
    command's work, and nothing is left to be done by it.
    """
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 -- waits for threads, as at the end
    atexit._run_exitfuncs()  # noqa: SLF001 -- there is no other way to run them before `os._exit`
    printed, _ = _flushed(sys.stdout), _flushed(sys.stderr)
    return exit_code & 0xFF if printed else FLUSH_FAILED


def _flushed(stream: TextIO | None) -> bool:
    if stream is None:
        return True
    try:
        stream.flush()
    except ValueError:
        return True
    except OSError as error:
        # In the interpreter's own words, once.
        with suppress(OSError, ValueError):
            sys.stderr.write(f"Exception ignored in: {stream!r}\n{type(error).__name__}: {error}\n")
            sys.stderr.flush()
        return False
    return True
