"""Ask a warm process how it is, or to end."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from tracker.core.directories import open_private
from tracker.warm.fingerprint import address
from tracker.warm.protocol import READY, frame, is_own

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE_SECONDS = 5.0
_MOST_BYTES = 65536


def ask_status(runtime: str, name: str) -> Mapping[str, object] | None:
    """Return what the warm process of this socket says of itself; None when none answers."""
    answer = _ask(runtime, name, b"status")
    return cast("dict[str, object]", json.loads(answer)) if answer else None


def ask_to_end(runtime: str, name: str) -> int | None:
    """Tell the warm process to end after the commands that it runs; its process id, None for none."""
    answer = _ask(runtime, name, b"stop")
    return int.from_bytes(answer[1:], "big") if answer.startswith(READY) else None


def socket_names(runtime: str) -> list[str]:
    """Return the names of all warm processes' sockets, leftovers among them."""
    with suppress(OSError):
        return sorted(
            name for name in os.listdir(runtime) if name.startswith("warm-") and name.endswith(".sock")
        )
    return []


def _ask(runtime: str, name: str, word: bytes) -> bytes:
    with suppress(OSError):
        folder = open_private(runtime)
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(PATIENCE_SECONDS)
                connection.connect(address(runtime, folder, name))
                if is_own(connection):
                    connection.sendall(frame([word]))
                    return _read(connection)
        finally:
            os.close(folder)
    return b""


def _read(connection: socket.socket) -> bytes:
    answer = b""
    while len(answer) < _MOST_BYTES and (more := connection.recv(_MOST_BYTES)):
        answer += more
    return answer
