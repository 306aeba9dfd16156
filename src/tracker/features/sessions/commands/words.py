"""What several commands of sessions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.cli.context import CommandContext


def warn_of_environment(context: CommandContext) -> None:
    """Tell the person that the profile that was just chosen is not what the next commands work with."""
    from tracker.db.target import PROFILE_VARIABLE, URL_VARIABLE

    # An option of this line says nothing about the next one.
    if context.choices.profile is not None:
        return
    for variable in (URL_VARIABLE, PROFILE_VARIABLE):
        if context.environ.get(variable):
            context.say(f"{variable} is set and comes before the chosen profile.")
