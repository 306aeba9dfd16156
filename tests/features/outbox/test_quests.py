"""`quest complete` while the server is away: kept in its words, and sent once."""

from __future__ import annotations

from tests.features.outbox.conftest import Machine


def test_what_was_said_of_a_quest_is_sent_later(laptop: Machine) -> None:
    laptop.did("quest", "add", "Cellar", "--by", "in 3 days")
    laptop.line.close()
    told = laptop.did("--json", "quest", "complete", "cellar", "-m", "--", "--satisfaction", "4").json()
    assert isinstance(told, dict)
    assert told["words"] == ["quest", "complete", "cellar", "--note=--", "--satisfaction=4"]
    laptop.line.open()
    laptop.did("sync")
    (quest,) = laptop.rows("quest", "list", "--all")
    assert (quest["status"], quest["notes"], quest["satisfaction"]) == ("completed", "--", 4)
