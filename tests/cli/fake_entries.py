"""The table of the fake feature; importing it imports none of its commands."""

from __future__ import annotations

from tracker.cli.registry import Entry, Panel

MODULE = "tests.cli.fake_commands"


def _entry(name: str, attribute: str, help_line: str, *, hidden: bool = False) -> Entry:
    return Entry(name, f"{MODULE}:{attribute}", help_line, Panel.EVERY_DAY, hidden)


FAKES = (
    _entry("today", "today", "Show today."),
    _entry("box", "app", "Keep boxes."),
    _entry("echo", "echo", "Echo what was understood."),
    _entry("tell", "tell", "Tell that something has changed."),
    _entry("refuse", "refuse", "Refuse."),
    _entry("bug", "bug", "Divide by zero."),
    _entry("interrupt", "interrupt", "Be interrupted."),
    _entry("ask", "ask", "Ask until somebody answers."),
    _entry("missing-file", "missing_file", "Open what is not there."),
    _entry("flood", "flood", "Write without end.", hidden=True),
    Entry("absent", "tests.cli.no_such_module:app", "Fail to load.", Panel.DATA, hidden=True),
)
