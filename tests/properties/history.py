"""Undo and redo as everybody knows them: two stacks of what was."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Generic, TypeVar

Facts = TypeVar("Facts")


class History(Generic[Facts]):
    """The facts as they are, as they were before each step, and as they were before each undo."""

    def __init__(self, facts: Facts) -> None:
        """Begin with these facts and nothing to undo."""
        self.facts = facts
        self._before: list[Facts] = []
        self._undone: list[Facts] = []

    def step(self, change: Callable[[Facts], object], *, made: bool) -> None:
        """Change the facts; ``made`` says that it was a step of its own."""
        if made:
            self._before.append(deepcopy(self.facts))
            self._undone.clear()
        change(self.facts)

    def undo(self) -> bool:
        """Go back one step; False when there is none."""
        if not self._before:
            return False
        self._undone.append(self.facts)
        self.facts = self._before.pop()
        return True

    def redo(self) -> bool:
        """Take an undo back; False when a step came since."""
        if not self._undone:
            return False
        self._before.append(self.facts)
        self.facts = self._undone.pop()
        return True
