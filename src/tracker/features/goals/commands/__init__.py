"""The commands of goals, one module for each group of them."""

from tracker.features.goals.commands.goals import app
from tracker.features.goals.commands.updates import update

# "-200" is an amount here, not an option.
app.command(context_settings={"ignore_unknown_options": True})(update)

__all__ = ["app"]
