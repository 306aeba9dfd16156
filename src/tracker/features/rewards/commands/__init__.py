"""The commands of rewards: `reward …` for everybody, `admin partner …` and `admin reward …` for admins."""

from tracker.features.rewards.commands import own
from tracker.features.rewards.commands.admin_partners import partner_app
from tracker.features.rewards.commands.admin_rewards import reward_app
from tracker.features.rewards.commands.vouchers import app

__all__ = ["app", "partner_app", "reward_app"]

app.command()(own.add)
app.command()(own.edit)
app.command()(own.remove)
