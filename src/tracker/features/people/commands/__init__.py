"""The commands of admins, one module for each group of them; importing a module puts its commands in."""

from tracker.features.badges.commands.admin import app as badge_app
from tracker.features.people.commands import bulk, checkins, servers, upkeep, users
from tracker.features.people.commands.app import app, user_app
from tracker.features.quests.commands.admin import app as mission_app
from tracker.features.rewards.commands import partner_app, reward_app
from tracker.features.verification.commands import verify

__all__ = ["app", "bulk", "checkins", "servers", "users"]

user_app.command("delete")(upkeep.delete_user)
user_app.command("restore")(upkeep.restore_user)
app.command()(upkeep.maintain)
app.command()(verify)
app.add_typer(mission_app, name="mission")
app.add_typer(partner_app, name="partner")
app.add_typer(reward_app, name="reward")
app.add_typer(badge_app, name="badge")
