"""Streams that stand in for a terminal or a pipe."""

from __future__ import annotations

import io


class Terminal(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def narrow_pipe(encoding: str) -> io.TextIOWrapper:
    """Return a pipe with an encoding that lacks most characters; read its ``buffer``."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)


def written(pipe: io.TextIOWrapper) -> str:
    """Return what has been written to a narrow pipe."""
    pipe.seek(0)
    return pipe.read()
