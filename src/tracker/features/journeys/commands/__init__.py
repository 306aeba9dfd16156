"""The commands of journeys, one module for each group of them."""

from tracker.features.journeys.commands.checkins import checkin, history
from tracker.features.journeys.commands.journeys import app
from tracker.features.journeys.commands.standings import leaderboard

__all__ = ["app", "checkin", "history", "leaderboard"]
