"""How the path looks: the level, the way to the next, and a line for each milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.features.path.service import TOP_LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from tracker.features.path.service import Milestone, Path
    from tracker.output.theme import Glyphs

NAMES = ("Setting out", "Finding the way", "In stride", "Far along", "Guide")
"""What the levels 1 to 5 are called."""

_COUNTERS = {
    "checkins": "check-ins",
    "habit_entries": "habits done",
    "active_days": "active days",
    "longest_streak": "longest streak",
    "gym_visits": "gym visits",
    "mentor_sessions": "mentor sessions",
    "coffee_redemptions": "coffees redeemed",
    "badges": "badges",
}
"""What people read of a counter. The one that adds up two others is told by its milestones alone."""


def page(path: Path, *, whole: bool, glyphs: Glyphs) -> RenderableType:
    """Draw the path: the milestones of the person's own level, or of all where the ``whole`` is wanted."""
    from rich.console import Group
    from rich.text import Text

    from tracker.output.charts.gauge import Gauge

    head = Text.assemble(
        ("Path", "title"),
        f"  level {path.level} of {TOP_LEVEL}: {NAMES[path.level - 1]}  ",
        (f"since {path.level_began_on}", "muted"),
    )
    top = path.level == TOP_LEVEL
    words = "the last level" if top else f"of the way to level {path.level + 1}: {NAMES[path.level]}"
    shown = range(1, TOP_LEVEL) if whole else [] if top else [path.level]
    return Group(
        head,
        Text(),
        Gauge(path.percent / 100, words=words),
        *(part for level in shown for part in _level(path, level, glyphs, titled=whole)),
        Text(),
        *_counters(path, glyphs),
    )


def _level(path: Path, level: int, glyphs: Glyphs, *, titled: bool) -> Iterator[RenderableType]:
    """Yield a heading, and what a level asks."""
    from rich.text import Text

    yield Text()
    if titled:
        state = "passed" if level < path.level else "now" if level == path.level else "to come"
        yield Text.assemble((f"Level {level}", "heading"), f"  {NAMES[level - 1]}  ", (state, "muted"))
    yield _milestones([each for each in path.milestones if each.level == level], glyphs)


def _milestones(milestones: Sequence[Milestone], glyphs: Glyphs) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    for each in milestones:
        if each.reached:
            sign, words = Text(glyphs.done, style="done"), Text(str(each.reached_on), style="muted")
        elif each.recorded:
            sign, words = Text(glyphs.open, style="open"), Text(f"{each.current} of {each.needed}")
        else:
            sign, words = Text(glyphs.locked, style="muted"), Text("not yet recorded", style="muted")
        table.add_row(sign, Text(each.title, style="none" if each.recorded else "muted"), words)
    return table


def _counters(path: Path, glyphs: Glyphs) -> Iterator[RenderableType]:
    """Yield how much was done so far, in a line that folds."""
    from rich.text import Text

    known = [
        f"{count} {_COUNTERS[source]}" if source != "longest_streak" else f"{_COUNTERS[source]} {count}"
        for source, count in path.counters.items()
        if source in _COUNTERS and source not in path.not_recorded
    ]
    yield Text("So far  " + f" {glyphs.bullet} ".join(known), style="muted")
    if path.not_recorded:
        names = ", ".join(_COUNTERS[source] for source in path.not_recorded)
        yield Text(f"Not yet recorded, and not asked for: {names}", style="muted")
