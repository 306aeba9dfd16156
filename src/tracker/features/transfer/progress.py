"""A progress bar on standard error, for imports that take longer than a moment."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from tracker.output.console import OutputOptions

Counted = Literal["bytes", "rows"]

_SECONDS_BEFORE_SHOWN = 1.0


class Meter:
    """Counts bytes or rows, drawn once a second has gone by. ``total`` None draws a bar without an end."""

    def __init__(self, stream: TextIO, options: OutputOptions, total: int | None, counted: Counted) -> None:
        self._stream = stream
        self._options = options
        self._total = total
        self._counted = counted
        self._done = 0
        self._begun = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def advance(self, count: int) -> None:
        """Count what was read or put in."""
        self._done += count
        if self._bar is None and time.monotonic() - self._begun > _SECONDS_BEFORE_SHOWN:
            self._show()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=min(self._done, self._total or self._done))

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def _show(self) -> None:
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        from tracker.output.console import make_console

        amount = DownloadColumn() if self._counted == "bytes" else MofNCompleteColumn()
        columns = (TextColumn("{task.description}"), BarColumn(), amount, TimeRemainingColumn())
        console = make_console(self._options, self._stream)
        self._bar = Progress(*columns, console=console, transient=True)
        self._task = self._bar.add_task("Importing", total=self._total)
        self._bar.start()


@contextmanager
def metered(
    stream: TextIO, options: OutputOptions, total: int | None, *, counted: Counted = "bytes"
) -> Iterator[Meter | None]:
    """Yield a meter on a terminal, None elsewhere."""
    if not stream.isatty():
        yield None
        return
    meter = Meter(stream, options, total, counted)
    try:
        yield meter
    finally:
        meter.close()
