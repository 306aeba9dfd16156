"""The program's way in: hands the command to the warm process, or says that it has to be run here.

Imports nothing but `sys`, `os`, `_socket` and `_signal`: this is what every command waits for.
"""

import _signal  # type: ignore[import-not-found]  # `signal` takes ten times as long
import _socket
import os
import sys

from tracker.core.directories import directories, open_private
from tracker.warm.fingerprint import address, fingerprint, name_of
from tracker.warm.protocol import (
    DECLINED,
    DONE,
    EVENT_BYTES,
    EXITED,
    GO,
    KILLED,
    READY,
    STARTED,
    STOPPED,
    frame,
    is_own,
    peer,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

PATIENCE_SECONDS = 0.2
"""How long the warm process may take to answer before the command is run here."""
PATIENCE = "TRACKER_WARM_PATIENCE"
"""Another such time in seconds, for machines that are busy with something else."""

SWITCH = "TRACKER_WARM"
_OFF = ("0", "off", "no", "false")
# Typer finds the shell that these are about among the parents of the process.
_ABOUT_THE_PARENT = ("--show-completion", "--install-completion")
_FORWARDED = ("INT", "QUIT", "HUP", "TERM", "TSTP", "CONT", "WINCH", "USR1", "USR2")
_NAMED_BY_NUMBER = 128
_LOST = 1


def switched_off() -> bool:
    """Whether this command may neither use a warm process nor start one."""
    return (
        os.name != "posix"
        or os.environ.get(SWITCH, "").lower() in _OFF
        or not _plain_interpreter()
        or (os.getuid(), os.getgid()) != (os.geteuid(), os.getegid())
    )


def call() -> int | None:
    """Run the process's command line in the warm process; None if it has to be run here, untouched so far.

    Does not return when the command was killed by a signal, unless the signal cannot kill this process.
    """
    if not _fits():
        return None
    try:
        connection = _connect()
    except (OSError, ValueError):
        return None
    return _Call(connection).run() if connection is not None else None


def _plain_interpreter() -> bool:
    """Whether the interpreter was started without options of its own, which a warm process would not have."""
    option = sys.orig_argv[1] if len(sys.orig_argv) > 1 else "-"
    return option == "-m" or not option.startswith("-")


def _fits() -> bool:
    """Whether somebody else could run the command without a difference."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        return False
    if any(word in _ABOUT_THE_PARENT for word in sys.argv):
        return False
    # In the background, a command that reads from its terminal has to be stopped by the kernel.
    return not os.isatty(0) or _in_foreground()


def _in_foreground() -> bool:
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return False


def _connect() -> "_socket.socket | None":
    """Connect, hand the command over and wait until it would be run; None if it would not."""
    mark = fingerprint(os.environ)
    runtime = directories(os.environ)[2]
    handle = open_private(runtime)
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        connection.settimeout(float(os.environ.get(PATIENCE) or PATIENCE_SECONDS))
        connection.connect(address(runtime, handle, name_of(mark)))
        if is_own(connection):
            connection.sendall(frame([b"run", mark, *_request()]))
            kind, number = _receive(connection)
            if kind == READY and number == (peer(connection)[1] or number):
                return connection
    except (OSError, ValueError):
        connection.close()
        raise
    finally:
        os.close(handle)
    connection.close()
    return None


def _request() -> "Iterator[bytes]":
    """The fields that describe the process: what a child needs to look like it."""
    yield os.getcwdb()
    yield b"%d" % _umask()
    yield b"%d" % os.getpriority(os.PRIO_PROCESS, 0)
    yield b" ".join(b"%d" % number for number in _signals() if _signal.getsignal(number) == _signal.SIG_IGN)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        through = getattr(stream, "write_through", False)
        yield f"{stream.encoding} {stream.errors} {stream.line_buffering:d} {through:d}".encode()
    yield b"%d" % len(sys.argv)
    yield from map(os.fsencode, sys.argv)
    for name, value in os.environb.items():
        yield name + b"=" + value


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _signals() -> "list[int]":
    return [getattr(_signal, f"SIG{name}") for name in _FORWARDED]


def _receive(connection: "_socket.socket") -> "tuple[bytes, int]":
    """Return the next event; an empty kind at the connection's end."""
    data = b""
    while len(data) < EVENT_BYTES:
        more = connection.recv(EVENT_BYTES - len(data))
        if not more:
            return b"", 0
        data += more
    return data[:1], int.from_bytes(data[1:], "big")


class _Call:
    """A command that runs in the warm process, and the signals on their way to it."""

    def __init__(self, connection: "_socket.socket") -> None:
        self._connection = connection
        self._child = 0
        self._early: list[int] = []
        self._usual: dict[int, object] = {}

    def run(self) -> int | None:
        """Let the command begin and follow it to its end."""
        self._connection.settimeout(None)
        self._catch()
        try:
            # Not earlier: descriptors on their way to a process that hangs would keep our pipes open.
            streams = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
            self._connection.sendmsg([GO], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
            return self._follow()
        except OSError:
            return self._lost()

    def _follow(self) -> int | None:
        while True:
            kind, number = _receive(self._connection)
            if kind == STARTED:
                self._begun(number)
            elif kind == STOPPED:
                self._stop(number)
            elif kind == EXITED:
                self._take_leave()
                return number
            elif kind == KILLED:
                return _die(number)
            elif kind == DECLINED:
                self._give_back()
                return None
            else:
                return self._lost()

    def _take_leave(self) -> None:
        try:  # noqa: SIM105 -- contextlib is not loaded
            self._connection.sendall(DONE)
        except OSError:
            pass  # It has let go of us already.

    def _catch(self) -> None:
        for number in _signals():
            usual = _signal.getsignal(number)
            if usual != _signal.SIG_IGN:
                self._usual[number] = usual
                _signal.signal(number, self._forward)

    def _forward(self, number: int, _frame: "FrameType | None") -> None:
        if not self._child:
            self._early.append(number)
            return
        try:
            # What a terminal sends goes to all that run in it, editors too; the rest to one process.
            whole = number not in (_signal.SIGTERM, _signal.SIGUSR1, _signal.SIGUSR2)
            os.kill(-self._child if whole else self._child, number)
        except OSError:
            pass  # It has ended; word of that is on its way.

    def _begun(self, child: int) -> None:
        self._child = child
        while self._early:
            self._forward(self._early.pop(0), None)

    def _stop(self, number: int) -> None:
        """Stop as the command did; who continues this process continues it by SIGCONT."""
        if number == _signal.SIGSTOP:
            os.kill(os.getpid(), number)
            return
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)
        if number in self._usual:
            _signal.signal(number, self._forward)

    def _give_back(self) -> None:
        for number, usual in self._usual.items():
            _signal.signal(number, usual)
        self._connection.close()

    def _lost(self) -> int:
        """Tell that nobody knows how the command ended."""
        self._give_back()
        from tracker.warm.lost import tell

        tell()
        return _LOST


def _die(number: int) -> int:
    """End by the same signal, so that a shell sees what it would have seen."""
    if number not in (_signal.SIGKILL, _signal.SIGSTOP):
        _signal.signal(number, _signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return _NAMED_BY_NUMBER + number
