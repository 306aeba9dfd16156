"""`admin …`: running a server for several people."""

from __future__ import annotations

import typer

from tracker.features.people.commands.upkeep import delete_user, maintain, restore_user
from tracker.features.verification.commands import verify

app = typer.Typer(help="Run a server for several people.", no_args_is_help=True, add_completion=False)
user = typer.Typer(help="Add people, and let them in or not.", no_args_is_help=True, add_completion=False)
app.add_typer(user, name="user")

user.command("delete")(delete_user)
user.command("restore")(restore_user)
app.command("maintain")(maintain)
app.command()(verify)
