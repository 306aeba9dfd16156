"""The commands of habits, one module for each group of them."""

from tracker.features.habits.commands.entries import done, skip
from tracker.features.habits.commands.habits import app

__all__ = ["app", "done", "skip"]
