"""`goal update` while the server is away: kept in its words, and what adds up does not contradict."""

from __future__ import annotations

import pytest

from tests.features.outbox.conftest import Machine


def _current(machine: Machine) -> object:
    return {str(row["title"]): row["current"] for row in machine.rows("goal", "list")}


@pytest.mark.parametrize(
    ("waited", "later", "books", "stands"),
    [
        ("goal update books +2", "goal update books +1", 3, False),
        ("goal update -m Sold -- books -2", "goal update books +1", -1, False),
        ("goal update books +2", "goal update books 7", 7, True),
        ("goal update books 4", "goal update books +1", 1, True),
        ("goal update books 4 --on yesterday", "goal update books +1", 5, False),
        ("goal update books 4", "goal update debt -100", 4, False),
    ],
)
def test_additions_both_count_and_a_reading_stands(
    laptop: Machine,
    phone: Machine,
    waited: str,
    later: str,
    books: int,
    *,
    stands: bool,
) -> None:
    for line in ("goal add Books --target 12", "goal add Debt --start 900 --target 0"):
        laptop.did(*line.split())
    laptop.line.close()
    told = laptop.did("--json", *waited.split()).json()
    assert isinstance(told, dict)
    assert told["words"][:2] == ["goal", "update"]
    refused = laptop("goal", "update", "books", "many")
    assert (refused.exit_code, '"many" is not an amount.' in refused.stderr) == (2, True)
    laptop.line.open()
    phone.did(*later.split())
    assert laptop("sync").exit_code == (1 if stands else 0)
    assert _current(laptop) == {"Books": books, "Debt": 800 if "debt" in later else 900}
