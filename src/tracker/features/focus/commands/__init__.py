"""The commands of focus, one module for each group of them."""

from tracker.features.focus.commands.app import app
from tracker.features.focus.commands.past import log, stats
from tracker.features.focus.commands.run import run
from tracker.features.focus.commands.sessions import abandon, pause, resume, start, status, stop

for command in (start, pause, resume, stop, abandon, status, run, log, stats):
    app.command()(command)

__all__ = ["app"]
