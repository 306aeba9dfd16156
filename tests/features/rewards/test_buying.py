"""Buying: coins, stock and limits, undo and redo, what runs out."""

from __future__ import annotations

import pytest

from tests.features.rewards.shop import Shop
from tests.fixtures.database import fetch, number

LAST_MOMENT = "2026-12-20T23:59:59Z"
OVER = "2026-12-21T00:00:00Z"
VOUCHER_KEYS = {
    "id", "public_id", "code", "reward", "partner", "type", "status", "price", "bought_at", "expires_at",
    "redeemed_at", "redeemed_where", "refunds", "granted",
}  # fmt: skip


def test_a_voucher_costs_coins_and_stock_until_undo_gives_both_back(shop: Shop) -> None:
    bought = shop.data("reward", "buy", "cof")
    assert bought.keys() == VOUCHER_KEYS
    assert (bought["reward"], bought["partner"], bought["status"]) == ("Coffee", "Café Calm", "bought")
    assert (bought["bought_at"], bought["expires_at"]) == (
        "2026-11-20T12:00:00+00:00",
        OVER.replace("Z", "+00:00"),
    )
    assert (shop.coins(), shop.stock("Coffee")) == (70, (2, 1))
    entry = shop.data("coins", "log")[0]
    assert (entry["amount"], entry["reason"], entry["kind"]) == (-30, "reward", "spent")
    assert 'voucher for "Coffee" given back for 30 coins' in shop.run("undo").stdout
    assert (shop.coins(), shop.stock("Coffee")) == (100, (3, 0))
    assert shop.data("reward", "vouchers") == []
    assert shop.data("coins", "log")[0]["kind"] == "refund"
    shop.run("redo")
    assert (shop.coins(), shop.stock("Coffee")) == (70, (2, 1))
    assert shop.data("reward", "vouchers") == [bought]


def test_what_refuses_a_purchase(shop: Shop) -> None:
    assert 'no reward "nothing"' in shop.run("reward", "buy", "nothing", code=3).stderr
    shop.administer("reward", "edit", "coffee", "--stock", "4")
    for _ in range(3):
        shop.run("reward", "buy", "coffee")
    assert "too few coins" in shop.run("reward", "buy", "coffee", code=4).stderr
    shop.run("reward", "buy", "coffee", role="ben")
    assert '"Coffee" is sold out' in shop.run("reward", "buy", "coffee", role="ben", code=4).stderr
    for _ in range(2):
        shop.run("reward", "buy", "day pass", role="ben")
    told = shop.run("reward", "buy", "day pass", role="ben", code=4).stderr
    assert 'as many of "Day pass" as one person may have' in told
    assert (shop.coins(), shop.coins("ben")) == (10, 50)
    # A voucher given back makes room; taken up again, it asks again.
    shop.run("undo")
    shop.run("reward", "buy", "coffee", role="ben")
    assert "sold out" in shop.run("redo", code=4).stderr
    assert shop.stock("Coffee") == (0, 4)
    shop.administer("partner", "remove", "gym")
    assert [offer["title"] for offer in shop.data("reward", "list")] == ["Coffee"]
    with pytest.raises(Exception, match="not to be had any more"):
        fetch(shop.database.connect("ann"), "SELECT buy_reward(%s)", shop.public_id("Day pass"))
    assert [offer["title"] for offer in shop.data("reward", "list", "--affordable")] == []


def test_the_game_may_be_off(shop: Shop) -> None:
    shop.run("reward", "buy", "coffee")
    shop.run("settings", "set", "game", "off")
    for words in ("list", "vouchers", "buy coffee", "show coffee", "add Film --price 1"):
        assert "The game is off." in shop.run("reward", *words.split(), code=4).stderr
    with pytest.raises(Exception, match="the game is off"):
        fetch(shop.database.connect("ann"), "SELECT buy_reward(%s)", shop.public_id("Coffee"))
    shop.run("settings", "set", "game", "on")
    assert shop.coins() == 70


def test_what_runs_out_gives_its_coins_back_if_the_reward_says_so(shop: Shop) -> None:
    shop.administer("reward", "add", "Strict", "--price", "5", "--days", "30", "--stock", "1")
    shop.run("habit", "add", "Before")
    shop.run("reward", "buy", "coffee")
    shop.run("reward", "buy", "strict")
    # Terms are those of the moment of buying.
    shop.administer("reward", "edit", "coffee", "--no-refund", "--days", "none", "--price", "1")
    assert [v["status"] for v in shop.data("reward", "vouchers", now=LAST_MOMENT)] == ["bought"] * 2
    statuses = {v["reward"]: v["status"] for v in shop.data("reward", "vouchers", "--all", now=OVER)}
    assert statuses == {"Coffee": "refunded", "Strict": "expired"}
    assert (shop.coins(), shop.stock("Coffee"), shop.stock("Strict")) == (95, (3, 0), (0, 1))
    # What is over stands in nobody's way: undo takes what was done before.
    assert "habit add Before" in shop.run("undo", now=OVER).stdout
    assert shop.coins() == 95


def test_it_runs_out_at_the_end_of_the_buyers_own_day(shop: Shop) -> None:
    shop.run("settings", "set", "timezone", "America/New_York")
    shop.run("settings", "set", "day_start", "4")
    # It is still the 19th there, four hours before the day begins.
    bought = shop.data("reward", "buy", "coffee", now="2026-11-20T08:59:00Z")
    assert bought["expires_at"] == "2026-12-20T04:00:00-05:00"


def test_rewards_of_ones_own(shop: Shop) -> None:
    shop.run("reward", "add", "Film evening", "--price", "50", "--about", "With popcorn")
    assert "promised yourself" in shop.run("reward", "add", "film evening", "--price", "5", code=4).stderr
    assert [offer["title"] for offer in shop.data("reward", "list", role="ben")] == ["Day pass", "Coffee"]
    own = shop.data("reward", "list")[0]
    assert (own["title"], own["type"], own["affordable"], own["had"]) == ("Film evening", "own", True, 0)
    shop.run("reward", "buy", "film")
    shop.run("reward", "edit", "film", "--price", "60", "--days", "7", "--refund")
    shop.run("reward", "remove", "film")
    assert "Redeemed: Film evening for ann. Undo: tracker undo" in shop.run("reward", "redeem", "film").stdout
    assert shop.data("reward", "show", "film")["status"] == "redeemed"
    for status, told in (("bought", "open again"), ("redeemed", "redeemed"), ("bought", "open again")):
        assert told in shop.run("redo" if status == "redeemed" else "undo").stdout
        assert shop.data("reward", "show", "film")["status"] == status
    shop.run("undo", "3")
    assert shop.coins() == 100
    assert shop.data("reward", "list")[0]["price"] == 50


def test_given_rewards_are_told_to_who_got_them_alone(shop: Shop) -> None:
    shop.run("habit", "add", "Before")
    assert "ann has a voucher for Coffee" in shop.administer("reward", "grant", "coffee", "ann").stdout
    (voucher,) = shop.data("reward", "vouchers")
    assert (voucher["granted"], voucher["price"], shop.coins()) == (True, 0, 100)
    assert shop.stock("Coffee") == (2, 1)
    assert number(shop.owner, "SELECT count(*) FROM audit_changes WHERE table_name = 'vouchers'") == 0
    assert "habit add Before" in shop.run("undo").stdout
    assert "nobody called" in shop.administer("reward", "grant", "coffee", "nobody", code=3).stderr


def test_verify_counts_what_is_sold(shop: Shop) -> None:
    shop.run("reward", "buy", "coffee")
    fetch(shop.owner, "UPDATE rewards SET sold = 3 WHERE title = 'Coffee'")
    told = shop.administer("verify", "--json", code=1).stdout
    assert '"stock"' in told
    shop.administer("verify", "--repair")
    assert shop.stock("Coffee") == (2, 1)


def test_admins_keep_the_catalogue(shop: Shop) -> None:
    shop.run("reward", "buy", "coffee")
    shop.administer("reward", "edit", "coffee", "--stock", "7", "--title", "Flat white")
    assert shop.stock("Flat white") == (7, 1)
    assert shop.run("reward", "show", "coffee").exit_code == 0
    shop.administer("reward", "retire", "flat")
    assert "Flat white" not in shop.run("reward", "list").stdout
    shop.administer("reward", "restore", "flat")
    assert "already" in shop.administer("partner", "add", "gym", code=4).stderr
    assert (
        "neither a whole number"
        in shop.administer("reward", "edit", "flat", "--stock", "many", code=2).stderr
    )
    assert shop.program("admin", "reward", "add", "Free", "--price", "1").exit_code == 5
