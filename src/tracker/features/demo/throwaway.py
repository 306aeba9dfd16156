"""A home that does not outlive its command, even if that is killed: another process takes it away."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.core.errors import TrackerError, UsageError
from tracker.core.text import quoted
from tracker.features.demo.guardian import DONE, KEEP
from tracker.features.demo.removal import MARK, PREFIX, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

_GUARDIAN = ("-P", "-m", "tracker.features.demo.guardian")


class Throwaway:
    """A home for tracker's files, and whether it is to stay."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.kept = False


@contextmanager
def throwaway() -> Iterator[Throwaway]:
    """Make a home, and take it away at the end of the block unless it is ``kept``."""
    home = Path(tempfile.gettempdir()).resolve() / f"{PREFIX}{secrets.token_hex(4)}"
    made = Throwaway(home)
    # The guardian is there before there is anything to guard.
    guardian = _start_guardian(home)
    try:
        home.mkdir(mode=0o700)
        (home / MARK).write_text("A demo of tracker. Remove it with: tracker demo --remove\n", "utf-8")
        yield made
    finally:
        guardian.communicate(KEEP if made.kept else DONE)
        if guardian.returncode != 0:
            remove(home)


def remove_kept(folder: str) -> Path:
    """Delete a demo that was kept; a ``UsageError`` for a folder that is none."""
    from tracker.core.locations import locate
    from tracker.features.daemon.service import stop_all

    home = Path(folder).expanduser().resolve()
    if not (home / MARK).is_file() or not home.name.startswith(PREFIX):
        raise UsageError(
            f"{quoted(folder)} is no demo that was kept.", "`tracker demo --keep` names its folder."
        )
    stop_all(locate({"TRACKER_HOME": str(home)}))
    remove(home)
    return home


def _start_guardian(home: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, *_GUARDIAN, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
    except OSError as error:
        raise TrackerError(f"The demo cannot start: {error}.", "Try again.") from error
