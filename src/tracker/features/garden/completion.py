"""The themes of a garden, offered at Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.completers import begun

if TYPE_CHECKING:
    import typer

    from tracker.cli.completers import Offers

_ABOUT = {
    "meadow": "flowers and apple trees",
    "vineyard": "vines and pergolas",
    "zen": "bamboo and bonsai",
}


def themes(_: typer.Context, incomplete: str) -> Offers:
    """Offer the themes with what grows there."""
    return [(continued, about) for name, about in _ABOUT.items() for continued in begun(incomplete, [name])]
