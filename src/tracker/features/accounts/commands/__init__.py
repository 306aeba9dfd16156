"""The commands of accounts, one module for each group of them."""

from tracker.features.accounts.commands.account import app as account
from tracker.features.accounts.commands.interests import app as tag
from tracker.features.accounts.commands.settings import settings

__all__ = ["account", "settings", "tag"]
