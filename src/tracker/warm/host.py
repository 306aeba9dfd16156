"""The warm process: accepts commands, forks a child for each, tells how they ended, ends itself when idle."""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import time
import traceback
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from tracker.core.directories import open_private
from tracker.warm.child import HELD_SIGNALS, run_command
from tracker.warm.connection import Connection, Stage
from tracker.warm.fingerprint import address, fingerprint, name_of
from tracker.warm.memory import memory_bytes
from tracker.warm.protocol import DECLINED, DONE, EXITED, GO, KILLED, READY, STARTED, STOPPED, is_own
from tracker.warm.request import read_request
from tracker.warm.standby import Standby, stand_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from tracker.core.locations import Locations
    from tracker.warm.freshness import Freshness
    from tracker.warm.log import Log
    from tracker.warm.request import Request

BACKLOG = 1024
MOST_AT_ONCE = 32
"""Commands that run at once; more wait. Those that a person types into do not count: they may take hours."""

MOST_LOST_STANDBYS = 3
"""Children forked ahead that may end without a command before no more are forked."""

_LOOK_AROUND_SECONDS = 60.0
_TRUST_SECONDS = 0.02
_BUG = 70


class Host:
    """The process's state; ``run`` is its life."""

    def __init__(
        self, locations: Locations, freshness: Freshness, log: Log, *, lock: int, idle_seconds: float
    ) -> None:
        self._locations = locations
        self._freshness = freshness
        self._log = log
        self._lock = lock
        self._mark = fingerprint(os.environ)
        self._idle_limit = idle_seconds
        self._selector = selectors.PollSelector()
        self._listener: socket.socket | None = None
        self._clients: dict[int, Connection] = {}
        self._children: dict[int, Connection] = {}
        self._waiting: deque[Connection] = deque()
        self._standby: Standby | None = None
        self._standbys_left = MOST_LOST_STANDBYS
        self._served = 0
        self._begun = self._used = time.monotonic()
        self._checked = 0.0

    @property
    def socket_file(self) -> str:
        """Where clients find this process."""
        return str(self._locations.runtime / name_of(self._mark))

    def run(self, prepare: Callable[[], None]) -> bool:
        """Serve until there is a reason to end; True if that was idleness.

        ``prepare`` is what a child that is forked ahead does until there is a command for it.
        """
        self._prepare = prepare
        self._listen()
        self._used = time.monotonic()
        self._log.write(f"ready after {self._used - self._begun:.2f} s")
        idle = False
        while self._listener is not None or self._children or self._waiting:
            for key, _ in self._selector.select(self._patience()):
                key.data()
            self._start_waiting()
            self._keep_standby()
            if self._listener is not None and self._is_idle():
                idle = True
                self._retire("idle")
            elif self._listener is not None and not self._is_found():
                self._retire("the socket is gone")
        return idle

    def _listen(self) -> None:
        folder = open_private(str(self._locations.runtime))
        name = name_of(self._mark)
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(address(str(self._locations.runtime), folder, name))
        listener.listen(BACKLOG)
        listener.setblocking(False)
        os.close(folder)
        self._identity = os.lstat(self.socket_file).st_ino
        self._listener = listener
        self._selector.register(listener, selectors.EVENT_READ, self._accept)
        self._watch_signals()

    def _watch_signals(self) -> None:
        self._wakened, self._waker = socket.socketpair()
        self._wakened.setblocking(False)
        self._waker.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, self._on_terminate)
        for number in (signal.SIGCHLD, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, _only_wake)
        self._selector.register(self._wakened, selectors.EVENT_READ, self._collect)

    def _on_terminate(self, _number: int, _frame: FrameType | None) -> None:
        self._retire("told to end")

    def _patience(self) -> float:
        left = self._idle_limit - (time.monotonic() - self._used)
        return max(0.0, min(left, _LOOK_AROUND_SECONDS)) if not self._children else _LOOK_AROUND_SECONDS

    def _is_idle(self) -> bool:
        busy = self._children or self._waiting
        return not busy and time.monotonic() - self._used >= self._idle_limit

    def _is_found(self) -> bool:
        try:
            return os.lstat(self.socket_file).st_ino == self._identity
        except OSError:
            return False

    def _retire(self, reason: str) -> None:
        """Take no more commands and let another warm process take over; what runs is seen to its end."""
        if self._listener is None:
            return
        self._log.write(f"ending: {reason}; commands served: {self._served}")
        self._selector.unregister(self._listener)
        self._listener.close()
        self._listener = None
        self._end_standby()
        if self._is_found():
            os.unlink(self.socket_file)
        os.close(self._lock)

    def _accept(self) -> None:
        if self._listener is None:
            return
        try:
            accepted, _ = self._listener.accept()
        except OSError:
            return
        if not is_own(accepted):
            self._log.write("a process of another user was turned away")
            accepted.close()
            return
        client = Connection(accepted)
        self._clients[accepted.fileno()] = client
        self._selector.register(accepted, selectors.EVENT_READ, lambda: self._hear(client))

    def _hear(self, client: Connection) -> None:
        if client.closed:
            return  # What ended it came in the same round.
        if not client.receive():
            self._gone(client)
        elif client.stage is Stage.SENDING and client.take_frame():
            self._consider(client)
        elif client.stage is Stage.OFFERED and client.take(GO):
            client.stage = Stage.WAITING
            self._waiting.append(client)
        elif client.stage is Stage.RUNNING and client.take(DONE):
            client.stage = Stage.DONE

    def _consider(self, client: Connection) -> None:
        kind, *rest = client.fields
        if kind == b"status":
            client.send(json.dumps(self._status()).encode())
            self._drop(client)
        elif kind == b"stop":
            self._retire("asked to")
            client.tell(READY, os.getpid())
            self._drop(client)
        elif kind == b"run" and rest and rest[0] == self._mark and self._is_fresh():
            client.stage = Stage.OFFERED
            client.tell(READY, os.getpid())
        else:
            client.tell(DECLINED)
            self._drop(client)

    def _is_fresh(self) -> bool:
        now = time.monotonic()
        # One look at the disk does for the commands of a burst.
        if now - self._checked > _TRUST_SECONDS:
            if not self._freshness.holds():
                self._retire("program, interpreter or configuration has changed")
                return False
            self._checked = now
        return self._listener is not None

    def _status(self) -> dict[str, object]:
        now = time.monotonic()
        return {
            "running": True,
            "pid": os.getpid(),
            "socket": self.socket_file,
            "uptime_seconds": round(now - self._begun, 1),
            "idle_seconds": 0.0 if self._children else round(now - self._used, 1),
            "commands_served": self._served,
            "commands_running": list(self._children),
            "standby": self._standby.child if self._standby and self._standby.prepared else None,
            "memory_bytes": memory_bytes() + (memory_bytes(self._standby.child) if self._standby else 0),
            "log_file": str(self._log.path),
        }

    def _start_waiting(self) -> None:
        """Start one command, so that clients who have just come are answered between two forks."""
        running = sum(not client.interactive for client in self._children.values())
        for client in self._waiting:
            if running < MOST_AT_ONCE or client.interactive:
                self._waiting.remove(client)
                self._begin(client)
                break
        if self._waiting and running < MOST_AT_ONCE:
            self._waker.send(b"\0")

    def _begin(self, client: Connection) -> None:
        """Run a client's command: in the child that waits for one, or else in a new one."""
        standby = self._standby
        if standby is None or not standby.prepared:
            self._fork(client)
            return
        self._standby = None
        self._selector.unregister(standby.end)
        if standby.take_over(client):
            self._follow(client, standby.child)
        else:
            self._log.write("a child that was forked ahead did not take its command")
            with suppress(ProcessLookupError):
                os.kill(standby.child, signal.SIGKILL)
            self._fork(client)

    def _fork(self, client: Connection) -> None:
        try:
            request = read_request(client.fields[2:])
            child = self._fork_process()
        except (OSError, ValueError) as error:
            self._log.write(f"a command could not be started: {type(error).__name__}")
            client.tell(DECLINED)
            self._drop(client)
            return
        if child == 0:
            self._be_child(lambda: self._be_command(client, request))
        self._follow(client, child)

    def _fork_process(self) -> int:
        """Fork; in the child, signals for the command wait until it has become one."""
        signal.pthread_sigmask(signal.SIG_BLOCK, HELD_SIGNALS)
        child = -1
        try:
            child = os.fork()
        finally:
            if child != 0:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_SIGNALS)
        if child != 0:
            with suppress(OSError):
                os.setpgid(child, child)
        return child

    def _follow(self, client: Connection, child: int) -> None:
        client.stage = Stage.RUNNING
        client.child = child
        client.close_descriptors()
        self._served += 1
        self._children[child] = client

    def _be_child(self, work: Callable[[], None]) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            os.setpgid(0, 0)
            work()
        except BaseException:  # noqa: BLE001 -- it must not come back into the parent's work
            self._log.write(f"a child failed:\n{traceback.format_exc()}")
        finally:
            os._exit(_BUG)

    def _be_command(self, client: Connection, request: Request) -> None:
        self._let_go(client)
        client.tell(STARTED, os.getpid())
        run_command(request, client.descriptors, client.socket)

    def _keep_standby(self) -> None:
        """Fork a child ahead of the next command, when no command is kept waiting by that."""
        busy = self._waiting or any(not client.interactive for client in self._children.values())
        if self._standby is not None or busy or self._listener is None or self._standbys_left == 0:
            return
        ours, theirs = socket.socketpair()
        try:
            child = self._fork_process()
        except OSError:
            self._standbys_left = 0
            return
        if child == 0:
            ours.close()
            self._be_child(lambda: self._be_standby(theirs))
        theirs.close()
        self._standby = standby = Standby(child, ours)
        self._selector.register(ours, selectors.EVENT_READ, lambda: self._hear_standby(standby))

    def _be_standby(self, end: socket.socket) -> None:
        self._let_go(None)
        stand_by(end, self._prepare)

    def _hear_standby(self, standby: Standby) -> None:
        standby.hear()
        if not standby.prepared and standby is self._standby:
            self._standbys_left -= 1
            self._end_standby()

    def _end_standby(self) -> None:
        """Let the child that waits end, and its connection to the database with it."""
        if self._standby is None:
            return
        standby, self._standby = self._standby, None
        self._selector.unregister(standby.end)
        standby.end.close()
        with suppress(OSError):
            os.kill(standby.child, signal.SIGTERM)

    def _let_go(self, kept: Connection | None) -> None:
        """Close what belongs to the parent and to other commands."""
        if kept is not None:
            kept.socket.setblocking(True)
        if self._standby is not None:
            self._standby.end.close()
        for client in self._clients.values():
            if client is not kept:
                client.close()
        for end in (self._wakened, self._waker):
            end.close()
        if self._listener is not None:
            self._listener.close()
            os.close(self._lock)

    def _collect(self) -> None:
        """Learn what became of children, and pass it on."""
        with suppress(OSError):
            self._wakened.recv(4096)
        with suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG | os.WUNTRACED))[0]:
                self._pass_on(*found)

    def _pass_on(self, child: int, status: int) -> None:
        client = self._children.get(child)
        if client is None:
            return
        if os.WIFSTOPPED(status):
            client.tell(STOPPED, os.WSTOPSIG(status))
            return
        del self._children[child]
        self._used = time.monotonic()
        if os.WIFSIGNALED(status):
            self._log.write(f"a command was ended by signal {os.WTERMSIG(status)}")
            client.tell(KILLED, os.WTERMSIG(status))
        else:
            client.tell(EXITED, os.WEXITSTATUS(status))
        self._drop(client)

    def _gone(self, client: Connection) -> None:
        """End the command of a client that was killed, as the kernel would have."""
        if client.child not in self._children:
            self._drop(client)
            return
        self._selector.unregister(client.socket)
        if client.stage is not Stage.DONE:
            os.kill(client.child, signal.SIGKILL)

    def _drop(self, client: Connection) -> None:
        if client in self._waiting:
            self._waiting.remove(client)
        self._clients.pop(client.socket.fileno(), None)
        with suppress(KeyError):
            self._selector.unregister(client.socket)
        client.close()


def _only_wake(_number: int, _frame: FrameType | None) -> None:
    """Needed for the signal to reach the wakeup descriptor."""
