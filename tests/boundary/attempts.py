"""The page of all attempts and what came of them, written from the list that the tests run.

``make docs`` writes it; `test_attempts` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.boundary.attacks import ATTACKS, NOTHING, Attack
from tests.fixtures.program import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = SOURCE.parent / "docs" / "concepts" / "attempts.md"

_HEADINGS = {
    "read": "Reading what is another's",
    "write": "Writing what is another's, or derived",
    "raise": "Raising one's own score, streak or rank",
    "forge": "Forging facts",
    "create": "Building something of one's own",
    "role": "Becoming somebody else",
    "lock": "Getting in others' way",
}
_VERDICTS = {
    "42501": "not permitted",
    "23503": "refused by a key",
    "23505": "refused as taken",
    "23514": "refused by a rule",
    "42P01": "no such table",
    "0A000": "not supported",
}


def attempts_page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# What was tried"
    yield ""
    yield (
        "Each line is an attempt of a member with `psql`, run by `tests/boundary/` on every change. "
        "Written by `make docs` from that list; what it comes to is in [security](security.md)."
    )
    for kind, attacks in ATTACKS.items():
        yield ""
        yield f"## {_HEADINGS[kind]}"
        yield ""
        yield "| attempt | outcome |"
        yield "|---|---|"
        for attack in attacks:
            yield f"| {attack.name} | {_outcome(attack)} |"


def _outcome(attack: Attack) -> str:
    if attack.verdict == NOTHING:
        return "nothing to see"
    return " or ".join(_VERDICTS.get(state, f"refused ({state})") for state in attack.verdict.split())
