"""Where output goes: the options that shape it, and the Rich console made from them.

Rich is imported only when a console is made, so that machine formats never pay for it.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TextIO

from tracker.output.theme import Glyphs, ThemeName, glyphs_for, rich_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

UNLIMITED_WIDTH = 10_000
"""Columns taken for output that is no terminal: nothing wraps, nothing is cut."""

_DUMB_TERMINALS = frozenset({"dumb", "unknown"})

ColorSystem = Literal["standard", "256", "truecolor"]


class Format(StrEnum):
    """How data is written; all but ``table`` are for machines and stay stable."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"


class ColorMode(StrEnum):
    """When to use colour; ``auto`` asks the terminal, ``NO_COLOR`` and ``TERM``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """What the person chose. ``ascii`` forces plain glyphs; ``width`` (columns) overrides the terminal's."""

    format: Format = Format.TABLE
    color: ColorMode = ColorMode.AUTO
    ascii: bool = False
    theme: ThemeName = ThemeName.AUTO
    width: int | None = None

    @property
    def for_machines(self) -> bool:
        """Whether standard output carries data for programs, so that notes belong to standard error."""
        return self.format is not Format.TABLE


def carries_utf8(stream: TextIO) -> bool:
    """Return whether every character can be written; a stream without an encoding keeps text as it is."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")


def uses_ascii(options: OutputOptions, stream: TextIO) -> bool:
    """Return whether glyphs have to be ASCII: asked for, or the stream cannot carry others."""
    return options.ascii or not carries_utf8(stream)


def stream_glyphs(options: OutputOptions, stream: TextIO) -> Glyphs:
    """Return the glyphs for what is written to ``stream``."""
    return glyphs_for(ascii_only=uses_ascii(options, stream))


def tolerate_narrow_encoding(stream: TextIO) -> None:
    """Make characters that the stream's encoding lacks come out as escapes instead of failing."""
    if not carries_utf8(stream) and isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def make_console(
    options: OutputOptions,
    stream: TextIO,
    *,
    width: int | None = None,
    environ: Mapping[str, str] | None = None,
) -> Console:
    """Return a console that writes to ``stream``; ``environ`` is the process's unless given.

    A stream that is no terminal gets no colour (unless ``always``) and no limit to its width. Markup,
    emoji codes and highlighting are off: what people wrote is shown as they wrote it, and what could drive
    the terminal is written out.
    """
    from tracker.output.safe_console import SafeConsole

    environ = os.environ if environ is None else environ
    tolerate_narrow_encoding(stream)
    terminal = stream.isatty()
    color_system = _color_system(environ) if _wants_color(options.color, environ, terminal=terminal) else None
    return SafeConsole(
        ascii_only=uses_ascii(options, stream),
        file=stream,
        width=width or options.width or (None if terminal else UNLIMITED_WIDTH),
        color_system=color_system,
        no_color=color_system is None,
        force_terminal=terminal,
        force_jupyter=False,
        theme=rich_theme(options.theme),
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ=environ,
    )


def _wants_color(mode: ColorMode, environ: Mapping[str, str], *, terminal: bool) -> bool:
    if mode is not ColorMode.AUTO:
        return mode is ColorMode.ALWAYS
    silenced = bool(environ.get("NO_COLOR")) or environ.get("TERM", "").lower() in _DUMB_TERMINALS
    return terminal and not silenced


def _color_system(environ: Mapping[str, str]) -> ColorSystem:
    """Return how many colours the terminal has, by what it says of itself."""
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return "truecolor"
    return "256" if "256color" in environ.get("TERM", "") else "standard"
