"""The group `focus`, which the modules beside this one fill."""

from __future__ import annotations

import typer

app = typer.Typer(help="Focus on one thing at a time.", no_args_is_help=True, add_completion=False)
