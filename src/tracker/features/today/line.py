"""The line of a shell prompt: what its placeholders stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import clock_text

if TYPE_CHECKING:
    from tracker.features.today.service import Figures


def values(figures: Figures | None) -> dict[str, object]:
    """Return what each placeholder stands for; without figures only the names count."""
    return {
        "streak": figures.streak if figures else 0,
        "open": figures.open if figures else 0,
        "done": figures.done if figures else 0,
        "at_risk": figures.at_risk if figures else 0,
        "focus": _focus(figures) if figures else "",
    }


def _focus(figures: Figures) -> str:
    """Return what is left of the session that runs, such as "18:20"; nothing where none does."""
    if figures.focus_left is None:
        return ""
    return clock_text(figures.focus_left) + (" paused" if figures.focus_paused else "")
