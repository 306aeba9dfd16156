"""The way to the server, which can be cut: a TCP port that passes everything on while it is open."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from urllib.parse import parse_qs, unquote, urlsplit


class Proxy:
    """Listens on a port of its own for a server on TCP or on a socket file.

    While it is closed, the port refuses connections as a machine without the server does.
    """

    def __init__(self, url: str) -> None:
        self._target = _address(url)
        self._parts = urlsplit(url)
        self._connections: list[socket.socket] = []
        self._listener: socket.socket | None = None
        self.lose_answer_to: bytes | None = None
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self.open()

    @property
    def url(self) -> str:
        """The URL that leads through here."""
        who, _, _ = self._parts.netloc.rpartition("@")
        return f"postgresql://{who}@127.0.0.1:{self.port}{self._parts.path}?sslmode=disable"

    def open(self) -> None:
        """Let connections through again."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def close(self) -> None:
        """Cut every connection and refuse new ones."""
        listener, self._listener = self._listener, None
        if listener is not None:
            # Closing alone would leave `accept` waiting with the port still open.
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self._cut()

    def _cut(self) -> None:
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        self._connections.clear()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            family, address = self._target
            server = socket.socket(family, socket.SOCK_STREAM)
            server.connect(address)
            self._connections += [client, server]
            threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()
            threading.Thread(target=self._pass_back, args=(server, client), daemon=True).start()

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(65536):
                lost = self.lose_answer_to is not None and self.lose_answer_to in data
                if lost:
                    self.lose_answer_to = None
                    client.shutdown(socket.SHUT_RDWR)
                server.sendall(data)
        _end(server)

    def _pass_back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
        _end(client)


def _end(other: socket.socket) -> None:
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


def _address(url: str) -> tuple[socket.AddressFamily, str | tuple[str, int]]:
    parts = urlsplit(url)
    given = parse_qs(parts.query)
    host = parts.hostname or given.get("host", [""])[0]
    port = parts.port or int(given.get("port", ["5432"])[0])
    if (path := unquote(host)).startswith("/"):
        return socket.AF_UNIX, f"{path}/.s.PGSQL.{port}"
    return socket.AF_INET, (host, port)
