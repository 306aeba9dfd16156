"""A bar on standard error while the demo is being made, on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.output.console import OutputOptions


@contextmanager
def steps(stream: TextIO, options: OutputOptions, *, count: int) -> Iterator[Callable[[str], None]]:
    """Yield what is to be told the words of each of ``count`` steps as it begins."""
    if not stream.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from tracker.output.console import make_console

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=20), TimeElapsedColumn())
    with Progress(*columns, console=make_console(options, stream), transient=True) as bar:
        task = bar.add_task("", total=count, completed=-1)
        yield lambda words: bar.update(task, description=words, advance=1)
