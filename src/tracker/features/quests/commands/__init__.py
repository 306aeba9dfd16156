"""The commands of quests, one module for each group of them."""

from tracker.features.quests.commands import settling  # noqa: F401 -- hangs its commands on the app
from tracker.features.quests.commands.quests import app

__all__ = ["app"]
