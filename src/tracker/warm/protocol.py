"""What client and warm process say to each other over the socket.

The client sends one frame (eight bytes of length, then fields between zero bytes). For a command, `READY`
comes back; only the client's `GO`, with its three descriptors, lets it begin, so that a client that gave up
waiting can run the command itself without it being run twice. Then `STARTED` and, in the end,
`EXITED` or `KILLED`. Whatever comes from the warm process is a kind and a number, five bytes.
"""

import _socket
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

READY = b"R"
"""The command would be run; the number is the warm process's id."""
DECLINED = b"C"
"""Run it yourself; nothing has happened."""
STARTED = b"P"
"""The number is the process, and process group, that runs the command."""
EXITED = b"X"
KILLED = b"S"
STOPPED = b"T"
GO = b"G"
DONE = b"D"
"""The client has been told how its command ended, so that its leaving does not end the command."""

EVENT_BYTES = 5
LENGTH_BYTES = 8

_MAC_LOCAL_PEERCRED = 1


def event(kind: bytes, number: int = 0) -> bytes:
    """Return the five bytes of an event."""
    return kind + number.to_bytes(4, "big")


def frame(fields: "Sequence[bytes]") -> bytes:
    """Return a frame; no field may hold a zero byte, as no argument or variable can."""
    body = b"\0".join(fields)
    return len(body).to_bytes(LENGTH_BYTES, "big") + body


def peer(connection: _socket.socket) -> tuple[int, int]:
    """Return user id and process id of the other end; process id 0 where the system does not tell."""
    if hasattr(_socket, "SO_PEERCRED"):
        told = connection.getsockopt(_socket.SOL_SOCKET, _socket.SO_PEERCRED, 12)
        return int.from_bytes(told[4:8], sys.byteorder), int.from_bytes(told[:4], sys.byteorder)
    told = connection.getsockopt(0, _MAC_LOCAL_PEERCRED, 76)
    return int.from_bytes(told[4:8], sys.byteorder), 0


def is_own(connection: _socket.socket) -> bool:
    """Whether the other end belongs to this user and lives among the processes that this one sees."""
    user, process = peer(connection)
    return user == os.geteuid() and (process != 0 or not hasattr(_socket, "SO_PEERCRED"))
