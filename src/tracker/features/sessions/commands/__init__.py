"""The commands of sessions, one module for each group of them."""

from tracker.features.sessions.commands.login import login, password
from tracker.features.sessions.commands.profiles import profile
from tracker.features.sessions.commands.sessions import logout, session, whoami

__all__ = ["login", "logout", "password", "profile", "session", "whoami"]
