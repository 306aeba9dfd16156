"""A command as the client describes it, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True)
class StreamFacts:
    """How the client's interpreter had set up one of its standard streams."""

    encoding: str
    errors: str
    line_buffering: bool
    write_through: bool


@dataclass(frozen=True)
class Request:
    """What a child has to look like: ``niceness`` is the scheduler's, ``ignored`` are signal numbers."""

    directory: bytes
    umask: int
    niceness: int
    ignored: frozenset[int]
    streams: tuple[StreamFacts, StreamFacts, StreamFacts]
    argv: Sequence[bytes]
    environ: Mapping[bytes, bytes]


def read_request(fields: Sequence[bytes]) -> Request:
    """Read the fields after kind and fingerprint; ``ValueError`` if they make no sense."""
    rest = iter(fields)
    directory, umask, niceness, ignored = islice(rest, 4)
    stdin, stdout, stderr = (_stream(field) for field in islice(rest, 3))
    argv = list(islice(rest, int(next(rest, b"0"))))
    return Request(
        directory=directory,
        umask=int(umask),
        niceness=int(niceness),
        ignored=frozenset(map(int, ignored.split())),
        streams=(stdin, stdout, stderr),
        argv=argv,
        environ=dict(_variables(rest)),
    )


def _stream(field: bytes) -> StreamFacts:
    encoding, errors, line_buffering, write_through = field.decode().split()
    return StreamFacts(encoding, errors, line_buffering == "1", write_through == "1")


def _variables(fields: Iterator[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for field in fields:
        name, _, value = field.partition(b"=")
        yield name, value
