"""How the audit looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.output.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from tracker.features.audit.service import Change, Reverted, StepDetail, Undoable
    from tracker.output.theme import Glyphs

BY_HAND = "a change made by hand"
"""What people call a step that was made with psql, which has no words."""

STEP_COLUMNS: Sequence[Column] = (
    Column("id", "Id", align="right", style="muted"),
    Column("at", "When"),
    Column("action", "What", style="name", wrap=True),
    Column("kind", "Kind", style="muted"),
    Column("undone", "Undone", format=lambda value: "undone" if value else ""),
    Column("changes", "Rows", align="right"),
    Column("tables", "In", style="muted", wrap=True),
    Column("client", "With", hidden=True),
    Column("address", "From", hidden=True),
)


def undoable_columns(steps: Sequence[Undoable]) -> Sequence[Column]:
    """Return the columns of what undo would take back; people see reasons against it where there are any."""
    refused = any(step.refused for step in steps)
    return (
        Column("number", "Nr", align="right", style="number"),
        Column("id", "Id", hidden=True),
        Column("at", "When", style="muted"),
        Column("action", "What", style="name", wrap=True, format=lambda value: str(value or BY_HAND)),
        Column("undoes", "Undoing it", wrap=True),
        Column("refused", "Not possible", style="warn", wrap=True, hidden=not refused),
    )


def reverted_lines(steps: Sequence[Reverted], verb: str, glyphs: Glyphs, *, dry_run: bool) -> RenderableType:
    """Say what each step's reversal changed, a line per change, and how to go back."""
    from rich.console import Group
    from rich.text import Text

    done = {"undo": "Undid", "redo": "Redid"}[verb]
    opposite = {"undo": "redo", "redo": "undo"}[verb]
    lines: list[Text] = []
    for step in steps:
        lines += [Text(f"  {change.summary}") for change in step.changes]
        lines.append(Text(f"{f'Would {verb}' if dry_run else done}: {step.action or BY_HAND}"))
    if not dry_run:
        often = "" if len(steps) == 1 else f" {len(steps)}"
        lines[-1].append(
            f" {glyphs.bullet} {opposite.capitalize()}: tracker {opposite}{often}", style="muted"
        )
    return Group(*lines)


def step_card(detail: StepDetail, glyphs: Glyphs) -> RenderableType:
    """Draw a step: its words, where it came from, each change with the columns that differ."""
    from rich.console import Group
    from rich.text import Text

    step = detail.step
    words = [f"{step.at:%Y-%m-%d %H:%M:%S}", step.kind, *(["undone"] if step.undone else [])]
    words += [step.client, *([step.address] if step.address else [])]
    head = Text.assemble(
        (f"{step.id}  {step.action}", "title"), "  ", (f" {glyphs.bullet} ".join(words), "muted")
    )
    lines = [line for change in detail.changes for line in _change_lines(change, glyphs)]
    return Group(head, *(Text(line, style=style) for line, style in lines))


def _change_lines(change: Change, glyphs: Glyphs) -> list[tuple[str, str]]:
    from tracker.output.table import human_text

    lines = [(f"  {change.summary}", "none")]
    if change.old is not None and change.new is not None:
        lines += [
            (f"    {key}: {human_text(change.old.get(key))} {glyphs.arrow} {human_text(value)}", "muted")
            for key, value in change.new.items()
            if change.old.get(key) != value
        ]
        return lines
    row = change.new or change.old or {}
    return lines + [
        (f"    {key}: {human_text(value)}", "muted") for key, value in row.items() if value is not None
    ]
