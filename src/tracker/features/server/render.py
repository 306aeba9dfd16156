"""How the state of the database looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.text import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from tracker.features.server.service import DatabaseStatus, DowngradePlan, SchemaChange
    from tracker.output.theme import Glyphs

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def status_card(found: DatabaseStatus, _glyphs: Glyphs) -> RenderableType:
    """Draw the state as labelled lines, without those that say nothing."""
    newest = f" of {found.schema.head}" if found.schema.revision != found.schema.head else ""
    return labelled(
        {
            "Database": f"{found.kind}, {'running' if found.running else 'stopped or out of reach'}"
            if found.kind == "configured"
            else f"private, {'running' if found.running else 'stopped; the next command starts it'}",
            "Server": found.server_version and f"PostgreSQL {found.server_version}",
            "Host": found.host,
            "Socket": found.socket,
            "Name": found.database,
            "Schema": f"{found.schema.revision}{newest}" if found.schema.revision else None,
            "Size": None if found.size_bytes is None else size_text(found.size_bytes),
            "Data": found.data_directory,
            "Log": found.log_file,
            "Process": found.pid,
            "Profile": found.profile,
            "Problem": found.problem,
        }
    )


def labelled(values: Mapping[str, object]) -> RenderableType:
    """Draw labels and values in two columns; values of None are left out."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for label, value in values.items():
        if value is not None:
            table.add_row(Text(label, style="muted"), Text(str(value), overflow="fold"))
    return table


def size_text(size: int) -> str:
    """Return a size with its unit: "39.1 MB"."""
    amount, step = float(size), 0
    while amount >= 1000 and step < len(_UNITS) - 1:
        amount, step = amount / 1000, step + 1
    return f"{amount:.1f} {_UNITS[step]}" if step else f"{size} bytes"


def change_line(change: SchemaChange, glyphs: Glyphs) -> str:
    """Say where the schema went, and what was made on the way."""
    if change.before == change.after:
        lines = [f"The schema is at {change.after or 'base'} already."]
    else:
        lines = [f"{glyphs.done} Schema: {change.before or 'base'} {glyphs.arrow} {change.after or 'base'}"]
    lines += [f"  Backup: {change.backup}"] if change.backup else []
    lines += [f"  You are {change.registered} in it."] if change.registered else []
    return "\n".join(lines)


def plan_lines(plan: DowngradePlan) -> str:
    """Say what a downgrade deletes."""
    lines = [f"From {plan.before} down to {plan.target}. This deletes:"]
    for loss in plan.losses:
        rows = ", ".join(f"{table} ({plural(count, 'row')})" for table, count in loss.rows.items())
        lines.append(f"  {loss.revision}: {rows or loss.title}")
    return "\n".join(lines)
