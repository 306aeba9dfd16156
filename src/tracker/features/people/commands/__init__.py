"""The commands of admins, one module for each group of them; importing a module puts its commands in."""

from tracker.features.people.commands import bulk, checkins, servers, users
from tracker.features.people.commands.app import app

__all__ = ["app", "bulk", "checkins", "servers", "users"]
