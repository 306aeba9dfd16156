"""A child that is forked ahead of its command: what takes time is done while nobody waits.

The host holds one end of a pair of sockets, the child the other. The child says `PREPARED`; the host then
hands over one command: a frame of the request's fields, with the client's standard streams and socket.
The end of the pair is the child's end.
"""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from tracker.warm.child import HELD_SIGNALS, run_command
from tracker.warm.protocol import LENGTH_BYTES, STARTED, event, frame
from tracker.warm.request import read_request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.warm.connection import Connection

PREPARED = b"+"
_CHUNK_BYTES = 65536
_DESCRIPTORS = 4
_HAND_OVER_SECONDS = 0.5
_CLOSE_ON_EXEC = getattr(socket, "MSG_CMSG_CLOEXEC", 0)


class Standby:
    """The host's side of a child that waits for its command."""

    def __init__(self, child: int, end: socket.socket) -> None:
        self.child = child
        self.end = end
        self.prepared = False

    def hear(self) -> None:
        """Take the child's word that it is prepared."""
        with suppress(OSError):
            self.prepared = self.end.recv(1) == PREPARED

    def take_over(self, client: Connection) -> bool:
        """Give the child its command; False if it cannot be told, and has to be ended."""
        message = frame(client.fields[2:])
        try:
            self.end.settimeout(_HAND_OVER_SECONDS)
            sent = socket.send_fds(self.end, [message], [*client.descriptors, client.socket.fileno()])
            if sent < len(message):
                self.end.sendall(message[sent:])
        except OSError:
            return False
        finally:
            self.end.close()
        return True


def stand_by(end: socket.socket, prepare: Callable[[], None]) -> NoReturn:
    """Be the child: prepare, wait, become the command."""
    for number in HELD_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_SIGNALS)
    prepare()
    with suppress(OSError):
        end.sendall(PREPARED)
    fields, descriptors = _wait(end)
    end.close()
    if len(descriptors) != _DESCRIPTORS:
        os._exit(0)
    # From here on signals are the command's, and have to wait until it can take them.
    signal.pthread_sigmask(signal.SIG_BLOCK, HELD_SIGNALS)
    *streams, client = descriptors
    connection = socket.socket(fileno=client)
    connection.setblocking(True)
    with suppress(OSError):
        connection.sendall(event(STARTED, os.getpid()))
    run_command(read_request(fields), streams, connection)


def _wait(end: socket.socket) -> tuple[Sequence[bytes], list[int]]:
    """Return the fields and descriptors of the command; none of either when there will not be one."""
    received = bytearray()
    descriptors: list[int] = []
    length = None
    while length is None or len(received) < length:
        data, more, _, _ = socket.recv_fds(end, _CHUNK_BYTES, _DESCRIPTORS, _CLOSE_ON_EXEC)
        if not data:
            return (), []
        descriptors += more
        received += data
        if len(received) >= LENGTH_BYTES:
            length = LENGTH_BYTES + int.from_bytes(received[:LENGTH_BYTES], "big")
    return bytes(received[LENGTH_BYTES:]).split(b"\0"), descriptors
