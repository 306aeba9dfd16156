"""The commands of journeys, one module for each group of them."""

from tracker.features.journeys.commands import invites, members
from tracker.features.journeys.commands.checkins import checkin, history
from tracker.features.journeys.commands.invites import app as invitations
from tracker.features.journeys.commands.journeys import app
from tracker.features.journeys.commands.newcomers import join
from tracker.features.journeys.commands.standings import leaderboard

for command in (
    members.members,
    members.stats,
    invites.invite,
    invites.join,
    invites.discover,
    members.role,
    members.remove,
    members.leave,
):
    app.command()(command)

__all__ = ["app", "checkin", "history", "invitations", "join", "leaderboard"]
