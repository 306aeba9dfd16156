"""Every line of the table of commands keeps its promise: it loads, and its help is the command's own."""

from __future__ import annotations

import re

import pytest
from typer.core import TyperCommand, TyperGroup

from tracker.cli.global_options import add_global_options
from tracker.cli.help import one_line
from tracker.cli.lazy import load
from tracker.cli.registry import DEFAULT_COMMAND, ENTRIES, Entry

entries = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)


@entries
def test_command_loads_and_says_what_the_table_says(entry: Entry) -> None:
    command = load(entry)
    assert command.name == entry.name
    assert one_line(command) == entry.help


@entries
def test_one_line_help_follows_the_rules(entry: Entry) -> None:
    assert re.fullmatch(r"[A-Z][\x20-\x5a\x5e-\x7e]{,58}\.", entry.help)


@entries
def test_every_command_has_help_and_the_global_options_to_itself(entry: Entry) -> None:
    plain = TyperCommand("plain")
    add_global_options(plain)
    shared = {spelling for parameter in plain.params for spelling in parameter.opts}
    for path, command in _walk(entry.name, load(entry)):
        assert command.help, f"{path} has no help"
        spellings = [
            one for parameter in command.params for one in (*parameter.opts, *parameter.secondary_opts)
        ]
        assert {one for one in spellings if spellings.count(one) > 1 and one.startswith("-")} == set(), path
        assert shared <= set(spellings), path


@entries
def test_every_command_ends_its_help_with_examples(entry: Entry) -> None:
    for path, command in _walk(entry.name, load(entry)):
        if not isinstance(command, TyperGroup):
            examples = re.search(r"^Examples?:\n((?:  .*\n?)+)\Z", command.help or "", re.MULTILINE)
            assert examples, f"the help of {path} does not end with indented examples"
            assert f"tracker {path}" in examples[1], f"the examples of {path} do not use it"


def test_names_are_unique_and_the_default_is_there() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(set(names)) == len(names)
    assert DEFAULT_COMMAND in names


def _walk(path: str, command: object) -> list[tuple[str, TyperCommand | TyperGroup]]:
    assert isinstance(command, TyperCommand | TyperGroup)
    below = command.commands if isinstance(command, TyperGroup) else {}
    return [
        (path, command),
        *(found for name, child in below.items() for found in _walk(f"{path} {name}", child)),
    ]
