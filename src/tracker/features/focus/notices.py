"""Telling somebody who looks elsewhere: the terminal's bell, and a notice on a desktop."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

_SCRIPT = "on run said\ndisplay notification (item 2 of said) with title (item 1 of said)\nend run"


def ring(stream: TextIO) -> None:
    """Ring the bell of a terminal; anything else stays silent."""
    if stream.isatty():
        stream.write("\a")
        stream.flush()


def notify(title: str, words: str, environ: Mapping[str, str]) -> None:
    """Show a notice on the desktop, and do not wait for it; nothing where there is no such program."""
    command = _command(title, words, environ.get("PATH"))
    if command is None:
        return
    quiet = subprocess.DEVNULL
    with suppress(OSError):
        subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(environ), start_new_session=True
        )


def _command(title: str, words: str, path: str | None) -> Sequence[str] | None:
    if program := which("notify-send", path=path):
        return [program, "--app-name=tracker", "--", title, words]
    if program := which("osascript", path=path):
        return [program, "-e", _SCRIPT, title, words]
    return None
