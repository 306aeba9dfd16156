"""The groups of `admin …` that this feature's modules put their commands into."""

import typer

app = typer.Typer(help="Look after a server and its people.", no_args_is_help=True, add_completion=False)
user_app = typer.Typer(help="Add people, and let them in or out.", no_args_is_help=True, add_completion=False)
import_app = typer.Typer(help="Bring data of many people in.", no_args_is_help=True, add_completion=False)
app.add_typer(user_app, name="user")
app.add_typer(import_app, name="import")
