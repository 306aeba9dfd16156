"""The commands of badges: one's own (`badge …`) and those of admins (`admin badge …`)."""

from tracker.features.badges.commands.badges import app

__all__ = ["app"]
