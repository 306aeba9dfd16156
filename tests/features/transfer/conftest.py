"""What tests of imports begin with: a journey, and a way to write a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from tests.fixtures.program import Program, Result

Write = Callable[[str], str]


class Import(Protocol):
    """``bring("checkins", text)``: imports a file with that text and returns the report."""

    def __call__(self, form: str, text: str | bytes, *options: str, code: int = 0) -> dict[str, object]:
        """Import; the exit code has to be ``code``."""


@pytest.fixture
def fitness(program: Program) -> None:
    """A journey with a required, a heavy and an optional dimension."""
    made = program(
        "journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep well:2", "-d", "Mobility?"
    )
    assert made.exit_code == 0, made.stderr


@pytest.fixture
def bring(program: Program, tmp_path: Path) -> Import:
    """Imports texts as files."""

    def call(form: str, text: str | bytes, *options: str, code: int = 0) -> dict[str, object]:
        path = tmp_path / "input"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return report(program("import", form, str(path), *options, "--json"), code=code)

    return call


def report(result: Result, *, code: int = 0) -> dict[str, object]:
    """Return an import's report."""
    assert result.exit_code == code, (result.exit_code, result.stdout, result.stderr)
    found = result.json()
    assert isinstance(found, dict)
    assert list(found) == ["format", "read", "added", "updated", "unchanged", "rejected", "import_id"]
    return found


def counts(found: dict[str, object]) -> tuple[object, ...]:
    """Return read, added, updated, unchanged and the number of rejected rows."""
    rejected = found["rejected"]
    assert isinstance(rejected, list)
    return found["read"], found["added"], found["updated"], found["unchanged"], len(rejected)


def rejected(found: dict[str, object]) -> list[tuple[object, object, object]]:
    """Return line, column and value of the rejected rows."""
    rows = found["rejected"]
    assert isinstance(rows, list)
    assert all(list(row) == ["line", "column", "value", "reason"] and row["reason"] for row in rows)
    return [(row["line"], row["column"], row["value"]) for row in rows]
