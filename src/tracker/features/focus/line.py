"""`focus status --format`: what its placeholders stand for."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from tracker.core.text import clock_text, visible

if TYPE_CHECKING:
    from datetime import tzinfo

    from tracker.features.focus.service import SessionView

FIELDS = (
    "left", "elapsed", "left_minutes", "elapsed_minutes", "planned", "percent", "ends", "status", "kind",
    "goal", "habit", "note", "about", "cycle", "cycles",
)  # fmt: skip


def values(found: SessionView | None, zone: tzinfo = UTC) -> dict[str, object]:
    """Return what each placeholder stands for; without a session only the names count."""
    if found is None:
        return dict.fromkeys(FIELDS, "")
    left, spent = found.left_seconds, int(found.elapsed.total_seconds())
    words = {key: _one_line(text) for key, text in _texts(found).items()}
    return {
        **dict.fromkeys(FIELDS, ""),
        "left": clock_text(left),
        "elapsed": clock_text(spent),
        # A minute that has begun counts: "1" until the very end.
        "left_minutes": -(-left // 60),
        "elapsed_minutes": spent // 60,
        "planned": found.planned_minutes,
        "percent": spent * 100 // (found.planned_minutes * 60),
        "ends": f"{found.ends_at.astimezone(zone):%H:%M}" if found.ends_at else "",
        "status": found.status,
        "kind": found.kind,
        "about": next((text for text in words.values() if text), ""),
        "cycle": found.plan.cycle,
        "cycles": found.plan.cycles,
        **words,
    }


def _texts(found: SessionView) -> dict[str, str | None]:
    return {"goal": found.goal, "habit": found.habit, "note": found.note}


def _one_line(text: str | None) -> str:
    """Return a text that a status bar can show: one line, nothing in it that drives a terminal."""
    return " ".join(visible(text or "").split())
