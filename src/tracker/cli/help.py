"""Help pages as plain text: no boxes, readable at any width, the examples last.

A help text is paragraphs, which are filled to the width, and indented lines, which are kept as they are.
The part from a line "Examples:" (or "Example:") on goes to the end of the page.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

if TYPE_CHECKING:
    from typer._click import Command, Context, Parameter

WIDEST = 100
NARROWEST = 30
LABEL_COLUMN = 28
EXAMPLES = re.compile(r"^Examples?:$", re.MULTILINE)

Row = tuple[str, str]


def render_help(ctx: Context, *, bold: bool = False, width: int | None = None) -> str:
    """Draw the help page of the context's command; ``bold`` marks headings for a terminal."""
    columns = max(NARROWEST, min(width or shutil.get_terminal_size().columns, WIDEST))
    text, examples = split_examples(ctx.command)
    blocks = [
        _paragraphs(text, columns),
        textwrap.fill(f"Usage: {usage(ctx)}", columns, subsequent_indent="    ", break_on_hyphens=False),
        *(_section(title, rows, columns) for title, rows in sections(ctx)),
        examples,
    ]
    page = "\n\n".join(block for block in blocks if block) + "\n"
    return re.sub(r"^(\w[\w ]*:)", "\x1b[1m\\1\x1b[0m", page, flags=re.MULTILINE) if bold else page


def split_examples(command: Command) -> tuple[str, str]:
    """Return a command's help without its examples, and these with their heading."""
    text = (command.help or "").strip()
    if command.epilog:
        text = f"{text}\n\n{textwrap.dedent(command.epilog).strip()}"
    found = EXAMPLES.search(text)
    return (text[: found.start()].strip(), text[found.start() :].rstrip()) if found else (text, "")


def _paragraphs(text: str, columns: int) -> str:
    parts = re.split(r"\n\s*\n", text)
    return "\n\n".join(part if part.startswith(" ") else textwrap.fill(part, columns) for part in parts)


def usage(ctx: Context) -> str:
    """Return how a command is written, on one line."""
    pieces = [name for name in ctx.command.collect_usage_pieces(ctx) if name != "[OPTIONS]"]
    return " ".join([ctx.command_path, *pieces, "[OPTIONS]"])


def sections(ctx: Context) -> Iterator[tuple[str, list[Row]]]:
    """Return what a help page lists under headings: commands, arguments and options with a few words each."""
    if isinstance(ctx.command, TyperGroup):
        yield from _command_sections(ctx.command)
    groups: dict[str, list[Row]] = {"Arguments": [], "Options": []}
    for parameter in ctx.command.params:
        record = parameter.get_help_record(ctx)
        if record is not None:
            groups.setdefault(_panel(parameter), []).append((_label(parameter, ctx), record[1]))
    yield from groups.items()


def _command_sections(group: TyperGroup) -> Iterator[tuple[str, list[Row]]]:
    panels: dict[str, list[Row]] = {}
    for name, command in group.commands.items():
        if not command.hidden:
            panel = command.rich_help_panel if isinstance(command, TyperCommand | TyperGroup) else None
            panels.setdefault(panel or "Commands", []).append((name, one_line(command)))
    yield from panels.items()


def one_line(command: Command) -> str:
    """Return the first paragraph of a command's help, on one line."""
    return " ".join((command.short_help or command.help or "").strip().split("\n\n")[0].split())


def _panel(parameter: Parameter) -> str:
    if isinstance(parameter, TyperArgument):
        return parameter.rich_help_panel or "Arguments"
    return (parameter.rich_help_panel if isinstance(parameter, TyperOption) else None) or "Options"


def _label(parameter: Parameter, ctx: Context) -> str:
    if isinstance(parameter, TyperArgument):
        return (parameter.metavar or parameter.name.upper()) + ("..." if parameter.nargs == -1 else "")
    spellings = ", ".join(sorted([*parameter.opts, *parameter.secondary_opts], key=len))
    if not isinstance(parameter, TyperOption) or parameter.is_flag or parameter.count:
        return spellings
    return f"{spellings} {parameter.metavar or (parameter.display_type(ctx) or '').strip('<>').upper()}"


def _section(title: str, rows: Iterable[Row], columns: int) -> str:
    listed = list(rows)
    if not listed:
        return ""
    column = min(max(len(label) for label, _ in listed), LABEL_COLUMN, columns // 2) + 4
    return "\n".join([f"{title}:", *(line for row in listed for line in _row_lines(row, column, columns))])


def _row_lines(row: Row, column: int, columns: int) -> list[str]:
    label, text = row
    head = f"  {label}"
    filled = textwrap.wrap(text, columns - column, break_on_hyphens=False) or [""]
    if len(head) + 2 > column:
        return [head, *(" " * column + line for line in filled)]
    first = f"{head:<{column}}{filled[0]}".rstrip()
    return [first, *(" " * column + line for line in filled[1:])]
