"""One client of the warm process: what it has sent so far, and how it is answered."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from enum import Enum, auto

from tracker.warm.protocol import LENGTH_BYTES, event

LONGEST_FRAME_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 65536
_STANDARD_STREAMS = 3
_CLOSE_ON_EXEC = getattr(socket, "MSG_CMSG_CLOEXEC", 0)


class Stage(Enum):
    """How far a client's command has come."""

    SENDING = auto()
    OFFERED = auto()
    WAITING = auto()
    RUNNING = auto()
    DONE = auto()


class Connection:
    """A client's socket, never blocking; ``descriptors`` are the client's standard streams."""

    def __init__(self, accepted: socket.socket) -> None:
        accepted.setblocking(False)
        self.socket = accepted
        self.stage = Stage.SENDING
        self.descriptors: list[int] = []
        self.fields: list[bytes] = []
        self.child = 0
        self._received = bytearray()

    @property
    def interactive(self) -> bool:
        """Whether a person may be typing into the command."""
        return bool(self.descriptors) and os.isatty(self.descriptors[0])

    @property
    def closed(self) -> bool:
        """Whether everything was let go."""
        return self.socket.fileno() < 0

    def receive(self) -> bool:
        """Take what has come; False when the client is gone or makes no sense."""
        try:
            data, descriptors, _, _ = socket.recv_fds(
                self.socket, _CHUNK_BYTES, _STANDARD_STREAMS, _CLOSE_ON_EXEC
            )
        except BlockingIOError:
            return True
        except OSError:
            return False
        self.descriptors += descriptors
        self._received += data
        return bool(data) and len(self._received) <= LONGEST_FRAME_BYTES

    def take_frame(self) -> bool:
        """Whether the client's frame is complete; its fields are then in ``fields``."""
        end = LENGTH_BYTES + int.from_bytes(self._received[:LENGTH_BYTES], "big")
        if len(self._received) < max(end, LENGTH_BYTES):
            return False
        self.fields = bytes(self._received[LENGTH_BYTES:end]).split(b"\0")
        del self._received[:end]
        return True

    def take(self, word: bytes) -> bool:
        """Whether the client has said this word next."""
        found = self._received.startswith(word)
        if found:
            del self._received[: len(word)]
        return found

    def tell(self, kind: bytes, number: int = 0) -> None:
        """Send an event; a client that is gone misses it."""
        self.send(event(kind, number))

    def send(self, data: bytes) -> None:
        """Send a few bytes, which always fit into the socket's buffer."""
        with suppress(OSError):
            self.socket.sendall(data)

    def close_descriptors(self) -> None:
        """Let go of the client's streams."""
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors.clear()

    def close(self) -> None:
        """Let go of everything."""
        self.close_descriptors()
        self.socket.close()
