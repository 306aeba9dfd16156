"""The warm process in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.features.daemon.service import DaemonStatus

_MIB = 1024 * 1024
_MINUTE_SECONDS = 60


def status_lines(found: DaemonStatus, *, wanted: bool) -> str:
    """Return a few lines for people; ``wanted`` says whether commands start a warm process."""
    if not found.running:
        then = "the next command starts one" if wanted else "it is turned off"
        return f"No warm process runs; {then}.\nlog     {found.log_file}"
    return "\n".join(
        [
            f"The warm process runs: process {found.pid}.",
            f"up      {_span(found.uptime_seconds)}, idle {_span(found.idle_seconds)}",
            f"served  {_counted(found.commands_served or 0)}",
            f"memory  {(found.memory_bytes or 0) / _MIB:.0f} MiB",
            f"socket  {found.socket}",
            f"log     {found.log_file}",
        ]
    )


def stopped_line(pids: Sequence[int]) -> str:
    """Return what was stopped, in one line."""
    if not pids:
        return "No warm process runs."
    return f"Stopped {_numbered(pids)}. To do without for good: tracker settings set warm off"


def _numbered(pids: Sequence[int]) -> str:
    return f"process{'es' if len(pids) > 1 else ''} {', '.join(map(str, pids))}"


def _counted(commands: int) -> str:
    return f"{commands:,} command{'' if commands == 1 else 's'}"


def _span(seconds: float | None) -> str:
    whole = int(seconds or 0)
    if whole < _MINUTE_SECONDS:
        return f"{whole} s"
    return f"{whole // _MINUTE_SECONDS} min"
