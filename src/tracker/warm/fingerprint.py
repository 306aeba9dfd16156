"""What a warm process must have in common with a command to run it, and the files named after it."""

import os
import sys

from tracker import __version__
from tracker.core.directories import directories

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

START_VARIABLES = ("PYTHON", "TYPER_", "_TYPER_", "PSYCOPG_", "OPENSSL_", "LD_", "DYLD_")
"""Beginnings of variables that are read once, when the interpreter or a library starts."""

_LARGE_PRIME = 2**61 - 1


def fingerprint(environ: "Mapping[str, str]") -> bytes:
    """Describe program, interpreter, user and home, so that different ones never answer for each other."""
    started = sorted(item for item in environ.items() if item[0].startswith(START_VARIABLES))
    facts = (
        __version__,
        sys.version,
        sys.executable,
        sys.prefix,
        __file__,
        tuple(sys.flags),
        sys.getfilesystemencoding(),
        sys.getfilesystemencodeerrors(),
        started,
        (os.geteuid(), os.getegid(), sorted(os.getgroups())),
        directories(environ),
    )
    return repr(facts).encode("ascii", "backslashreplace")


def name_of(mark: bytes) -> str:
    """Return the file name of a fingerprint's socket; its lock is ``.lock`` instead of ``.sock``.

    No cryptography: the whole fingerprint is compared when a command is handed over.
    """
    return f"warm-{int.from_bytes(mark, 'big') % _LARGE_PRIME:016x}.sock"


def address(directory: str, handle: int, name: str) -> str:
    """Return the path of a socket in an open directory.

    On Linux it goes by the descriptor: nobody can put another directory in its place, and it is short enough
    for the kernel however long the directory's own path is.
    """
    return f"/proc/self/fd/{handle}/{name}" if sys.platform == "linux" else f"{directory}/{name}"
