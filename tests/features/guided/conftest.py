"""A person with a terminal, two journeys and three habits."""

from __future__ import annotations

import pytest

from tests.fixtures.program import Program
from tests.warm.home import Home


@pytest.fixture
def home(warm_terminal: Home) -> Home:
    """Ann's terminal, without colour."""
    warm_terminal.extra["NO_COLOR"] = "1"
    return warm_terminal


@pytest.fixture
def lived(program: Program) -> Program:
    """Fitness asks Strength and Sleep, Music asks Practice; Coffee, Read and Run are due."""
    for line in (
        ("journey", "create", "Fitness", "-d", "Strength", "-d", "Sleep?"),
        ("journey", "create", "Music", "-d", "Practice"),
        ("habit", "add", "Coffee", "--at-most", "2", "--from", "-30"),
        ("habit", "add", "Read", "--at-least", "30", "--unit", "min", "--from", "-30"),
        ("habit", "add", "Run", "--times", "3/week", "--from", "-30"),
    ):
        result = program(*line)
        assert result.exit_code == 0, result.stderr
    return program
