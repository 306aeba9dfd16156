"""The process that removes a demo when its command has ended, however that came about.

It reads from a pipe whose other end the command holds: the kernel closes that when the command is gone,
killed or not. Run as ``python -P -m tracker.features.demo.guardian HOME``.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from tracker.core.errors import TrackerError
from tracker.features.demo.removal import remove, remove_patiently

DONE = b"done"
"""Said by a command that ends by itself, be it by Ctrl-C: it has ended what it started."""
KEEP = b"keep"
"""Said where the demo is to stay."""

_UNMOVED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Wait for the command's end."""
    for number in _UNMOVED_BY:
        signal.signal(number, signal.SIG_IGN)
    home = Path(sys.argv[1])
    last_word = sys.stdin.buffer.read()
    if last_word == KEEP:
        return 0
    if last_word != DONE or not _removed(home):
        remove_patiently(home)
    return 0


def _removed(home: Path) -> bool:
    try:
        remove(home)
    except (TrackerError, OSError):
        # Ctrl-C ended what the command had started, but not what that had started in turn.
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
