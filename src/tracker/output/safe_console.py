"""The Rich console that no text can take over, and that knows when only ASCII will do.

It is a module of its own because a subclass needs Rich at import time; ``console`` imports it on demand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.measure import Measurement
from rich.segment import Segment

from tracker.core.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.theme import Theme

    from tracker.output.console import ColorSystem


class SafeConsole(Console):
    """A console whose renderables see ``options.ascii_only`` when glyphs have to be ASCII."""

    def __init__(
        self,
        *,
        ascii_only: bool,
        file: TextIO,
        width: int | None,
        color_system: ColorSystem | None,
        no_color: bool,
        force_terminal: bool,
        force_jupyter: bool,
        theme: Theme,
        legacy_windows: bool,
        markup: bool,
        emoji: bool,
        highlight: bool,
        _environ: Mapping[str, str],
    ) -> None:
        """Take what ``make_console`` decided; the parameters are Rich's own."""
        self._ascii_only = ascii_only
        super().__init__(
            file=file,
            width=width,
            color_system=color_system,
            no_color=no_color,
            force_terminal=force_terminal,
            force_jupyter=force_jupyter,
            theme=theme,
            legacy_windows=legacy_windows,
            markup=markup,
            emoji=emoji,
            highlight=highlight,
            _environ=_environ,
        )
        self.push_render_hook(_Neutralise())

    @property
    def encoding(self) -> str:
        """The encoding that renderables choose their glyphs by."""
        return "ascii" if self._ascii_only else "utf-8"


class _Neutralise(RenderHook):
    """Wraps whatever is printed, so that no renderer has to remember to."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Neutralised(renderable) for renderable in renderables]


class _Neutralised:
    """A renderable whose text is shown with control characters written out."""

    def __init__(self, renderable: ConsoleRenderable) -> None:
        self._renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self._renderable, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._renderable)
