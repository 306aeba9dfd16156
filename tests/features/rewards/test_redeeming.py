"""Redeeming: by those who may, once; when and where is kept, and nothing else is told."""

from __future__ import annotations

from tests.features.rewards.shop import Shop
from tests.fixtures.database import fetch, number, scalar

WRONG = "0" * 28


def test_a_partners_people_redeem_once(shop: Shop) -> None:
    shop.run("habit", "add", "Before")
    shop.run("reward", "buy", "coffee")
    code = shop.code("coffee")
    told = shop.data("reward", "redeem", code.lower(), "--at", "High Street", role="cleo")
    assert told == {
        "reward": "Coffee", "partner": "Café Calm", "holder": "ann", "status": "redeemed",
        "redeemed_at": "2026-11-20T12:00:00+00:00", "redeemed_where": "High Street",
    }  # fmt: skip
    again = shop.run("reward", "redeem", code, role="cleo", code=4).stderr
    assert 'The voucher for "Coffee" was redeemed already, 2026-11-20 12:00 at "High Street".' in again
    mine = shop.data("reward", "show", "coffee")
    assert (mine["status"], mine["redeemed_where"]) == ("redeemed", "High Street")
    assert mine["redeemed_at"] == "2026-11-20T12:00:00+00:00"
    # The buyer cannot take it back, and their undo goes on to what was before; nor is it the seller's step.
    assert "habit add Before" in shop.run("undo").stdout
    assert shop.run("undo", role="cleo", code=4).exit_code == 4
    assert number(shop.owner, "SELECT count(*) FROM audit_changes WHERE table_name = 'vouchers'") == 0
    assert (shop.coins(), shop.stock("Coffee")) == (70, (2, 1))


def test_nobody_else_redeems_it(shop: Shop) -> None:
    shop.run("reward", "buy", "coffee")
    shop.run("reward", "add", "Film", "--price", "1")
    shop.run("reward", "buy", "film")
    coffee, film = shop.code("coffee"), shop.code("film")
    assert "redeemed by Café Calm, not by yourself" in shop.run("reward", "redeem", coffee, code=5).stderr
    unknown = shop.run("reward", "redeem", WRONG, role="ben", code=3).stderr
    # Ben works for the gym; Cleo for the café, and still not for what Ann promised herself.
    assert shop.run("reward", "redeem", coffee, role="ben", code=3).stderr == unknown
    assert shop.run("reward", "redeem", film, role="cleo", code=3).stderr == unknown
    assert shop.run("reward", "redeem", film, role="ben", code=3).stderr == unknown
    assert [v["status"] for v in shop.data("reward", "vouchers")] == ["bought", "bought"]
    shop.administer("partner", "staff", "café", "cleo", "--remove")
    assert shop.run("reward", "redeem", coffee, role="cleo", code=3).stderr == unknown
    assert fetch(shop.database.connect("ben"), "SELECT FROM vouchers") == []


def test_wrong_codes_are_counted(shop: Shop) -> None:
    connection = shop.database.connect("ben")
    for _ in range(20):
        assert scalar(connection, "SELECT outcome FROM redeem_voucher(%s)", WRONG) == "unknown"
    assert "Too many wrong codes" in shop.run("reward", "redeem", WRONG, role="ben", code=5).stderr
    # Mistyped ones never get there.
    assert "mistyped" in shop.run("reward", "redeem", "1" + WRONG[1:], role="cleo", code=2).stderr
    assert number(shop.owner, "SELECT count(*) FROM voucher_tries") == 1


def test_admins_redeem_all_but_what_people_promised_themselves(shop: Shop) -> None:
    shop.administer("reward", "add", "Sticker", "--price", "1", "--type", "badge")
    shop.run("reward", "add", "Film", "--price", "1")
    for title in ("coffee", "sticker", "film"):
        shop.run("reward", "buy", title)
    superuser = shop.database.superuser()
    outcomes = [
        scalar(superuser, "SELECT outcome FROM redeem_voucher(%s)", shop.code(title).replace("-", ""))
        for title in ("coffee", "sticker", "film")
    ]
    assert outcomes == ["done", "done", "unknown"]
    assert shop.data("reward", "show", "coffee")["redeemed_where"] == "Café Calm"


def test_what_ran_out_is_not_redeemed(shop: Shop) -> None:
    shop.run("reward", "buy", "coffee")
    code = shop.code("coffee")
    late = "2026-12-21T00:00:00Z"
    assert (
        "ran out 2026-12-21 00:00" in shop.run("reward", "redeem", code, role="cleo", code=4, now=late).stderr
    )
    # The refusal keeps what it found: the coins are back.
    assert (shop.coins(), shop.stock("Coffee")) == (100, (3, 0))
