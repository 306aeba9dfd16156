"""The manual page, tracker(1): each command with its help, then the reference pages of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typer.core import TyperGroup

from tracker import __version__
from tracker.cli.global_options import PANEL
from tracker.cli.help import one_line, sections, split_examples, usage
from tracker.cli.lazy import load
from tracker.cli.registry import ENTRIES, Panel
from tracker.cli.root import PROGRAM, build_root
from tracker.features.manual import roff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Context

_COMMAND_REFERENCE = "commands.md"
"""The one reference page that is left out: it is written from the same help."""


def manual_page() -> str:
    """Return the whole page as roff."""
    root = build_root(ENTRIES)
    context = root.make_context(PROGRAM, [], resilient_parsing=True)
    text, examples = split_examples(root)
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User Commands"',
        *roff.heading("Name"),
        f"{PROGRAM} \\- {roff.plain(one_line(root).split('.', maxsplit=1)[0])}",
        *roff.heading("Synopsis"),
        roff.line(roff.bold(PROGRAM) + roff.plain(usage(context).removeprefix(PROGRAM))),
        *roff.heading("Description"),
        *roff.paragraphs(text),
        *_examples(examples),
        *roff.heading("Commands"),
        *_commands(context),
        *roff.heading(PANEL),
        *roff.paragraphs("They may stand anywhere on the line."),
        *roff.terms(dict(sections(context))[PANEL]),
    ]
    for page in sorted(_reference().glob("*.md")):
        if page.name != _COMMAND_REFERENCE:
            lines += roff.markdown(page.read_text("utf-8"))
    return "\n".join(lines) + "\n"


def _commands(root: Context) -> Iterator[str]:
    for panel in Panel:
        for entry in ENTRIES:
            if entry.panel is panel and not entry.hidden:
                yield from _command(load(entry), entry.name, root)


def _command(command: Command, name: str, parent: Context) -> Iterator[str]:
    """Write a command, or all commands of a group."""
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    if isinstance(command, TyperGroup):
        for below, child in command.commands.items():
            yield from _command(child, below, context)
        return
    yield from roff.subheading(usage(context).removesuffix(" [OPTIONS]"))
    text, examples = split_examples(command)
    yield from roff.paragraphs(text)
    for title, rows in sections(context):
        if title != PANEL:
            yield from roff.terms(rows)
    yield from _examples(examples)


def _examples(text: str) -> Iterator[str]:
    lines = text.splitlines()[1:]
    return roff.example(lines) if lines else iter(())


def _reference() -> Path:
    """Return the folder of reference pages: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "_docs"
    return installed if installed.is_dir() else package.parents[1] / "docs" / "reference"
