"""A server with two partners, and people with coins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar
from tests.fixtures.program import Program, Result

COINS = """
    WITH habit AS (INSERT INTO habits (user_id, name, started_on) VALUES (%s, %s, '2020-01-01') RETURNING id),
         schedule AS (INSERT INTO habit_schedules (user_id, habit_id, from_day, kind)
                      SELECT %s, id, '2020-01-01', 'day' FROM habit)
    INSERT INTO habit_entries (user_id, habit_id, day, amount)
    SELECT %s, h.id, date '2026-11-20' - d, 1 FROM habit AS h, generate_series(1, %s) AS d"""


@dataclass
class Shop:
    """Ann and Ben have 100 coins each, Cleo works for the café."""

    database: Database
    program: Program
    people: dict[str, Member]
    owner: Connection

    def run(self, *argv: str, role: str = "ann", code: int = 0, now: str | None = None) -> Result:
        """Run a command that ends with this exit code."""
        result = self.program(*argv, role=role, now=now)
        assert result.exit_code == code, (argv, result.stdout, result.stderr)
        return result

    def data(self, *argv: str, role: str = "ann", now: str | None = None) -> Any:  # noqa: ANN401 -- as printed
        """Return what a command prints as JSON."""
        return self.run(*argv, "--json", role=role, now=now).json()

    def administer(self, *argv: str, code: int = 0) -> Result:
        """Run a command of an admin, the database's superuser."""
        result = self.program("admin", *argv, env={"TRACKER_DATABASE_URL": self.database.url(None)})
        assert result.exit_code == code, (argv, result.stdout, result.stderr)
        return result

    def coins(self, role: str = "ann") -> int:
        """Return what somebody has, once it was seen to follow from the facts."""
        assert self.administer("verify").stdout == "Everything follows from the facts.\n"
        person = self.people[role].id
        expected = "SELECT net_coins FROM expected_progress(ARRAY[%s::bigint])"
        coins = number(self.owner, "SELECT net_coins FROM progress WHERE user_id = %s", person)
        assert coins == number(self.owner, expected, person)
        return coins

    def stock(self, title: str) -> tuple[int | None, int]:
        """Return how many are left and sold."""
        ((left, sold),) = fetch(self.owner, "SELECT stock, sold FROM rewards WHERE title = %s", title)
        return left, sold

    def public_id(self, title: str) -> str:
        """Return the public id of a reward of the catalogue."""
        return str(scalar(self.owner, "SELECT public_id FROM rewards WHERE title = %s", title))

    def code(self, title: str, role: str = "ann") -> str:
        """Return the code of somebody's voucher that is to be used first."""
        return str(self.data("reward", "show", title, role=role)["code"])


def earn(owner: Connection, person: Member, coins: int) -> None:
    """Let somebody do something on as many days as make so many coins."""
    fetch(owner, COINS, person.id, f"Walk {coins}", person.id, person.id, coins)


@pytest.fixture
def shop(database: Database, program: Program, ann: Member, ben: Member) -> Shop:
    """The café sells coffee, the gym a day's pass; both have people."""
    cleo = database.add_person("cleo")
    people = {"ann": ann, "ben": ben, "cleo": cleo}
    shop = Shop(database, program, people, database.owner())
    for person in (ann, ben):
        earn(shop.owner, person, 100)
    shop.administer("partner", "add", "Café Calm", "--type", "café", "--level", "gold")
    shop.administer("partner", "add", "Gym", "--phone", "+44 20 7946 0000")
    shop.administer("partner", "staff", "café", "cleo")
    shop.administer("partner", "staff", "gym", "ben")
    coffee = ("--type", "coffee", "--partner", "café", "--price", "30", "--days", "30")
    shop.administer("reward", "add", "Coffee", *coffee, "--stock", "3", "--refund")
    gym = ("--type", "gym_pass", "--partner", "gym", "--price", "10")
    shop.administer("reward", "add", "Day pass", *gym, "--each", "2")
    return shop
