"""Rewards and vouchers in one's export, and back again."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

from tests.features.rewards.shop import Shop
from tests.fixtures.database import fetch


def test_an_export_comes_back_without_a_code_that_is_worth_anything(shop: Shop, tmp_path: Path) -> None:
    shop.run("reward", "add", "Film", "--price", "7", "--days", "9", "--refund", "--about", "A good one")
    for title in ("film", "film", "coffee", "coffee"):
        shop.run("reward", "buy", title)
    shop.run("reward", "redeem", "film", "--at", "Home")
    shop.run("reward", "redeem", shop.code("coffee"), role="cleo")
    codes = [v["code"] for v in shop.data("reward", "vouchers", "--all")]
    file = tmp_path / "mine.json"
    text = shop.run("export").stdout
    file.write_text(text, "utf-8")
    assert not any(code in text or code.replace("-", "") in text for code in codes)
    unchanged = shop.data("import", "tracker", str(file))
    assert unchanged["added"] == unchanged["updated"] == 0
    # Somebody who begins anew, with as many coins.
    fetch(shop.owner, "DELETE FROM vouchers")
    fetch(shop.owner, "DELETE FROM own_rewards")
    fetch(shop.owner, "DELETE FROM habits")
    shop.run("import", "tracker", str(file))
    assert shop.run("export").stdout == text
    assert shop.coins() == 100 - 2 * 7 - 2 * 30
    again = {(v["reward"], v["status"]): v["code"] for v in shop.data("reward", "vouchers", "--all")}
    assert again["Coffee", "bought"] is None
    assert again["Film", "bought"] not in codes
    shop.run("reward", "redeem", "film")
    assert shop.stock("Coffee")[1] == 0
    shop.run("undo", "2")
    assert shop.data("reward", "vouchers", "--all") == []


def test_vouchers_in_a_file_cost_what_they_say(shop: Shop, tmp_path: Path) -> None:
    file = tmp_path / "made-up.ndjson"
    head = {"type": "export", "format": "tracker", "version": 1}
    voucher = {
        "type": "voucher", "kind": "coffee", "title": "Feast", "status": "bought", "refunds": True,
        "bought_at": "2026-11-01T10:00:00Z", "bought_on": "2026-11-01", "expires_at": "2026-11-25T00:00:00Z",
    }  # fmt: skip
    made_up = [{**voucher, "public_id": str(uuid4()), "price": price} for price in (60, 50)]
    file.write_text("".join(json.dumps(record) + "\n" for record in (head, *made_up)), "utf-8")
    told = shop.run("import", "tracker", str(file), code=1)
    assert "too few coins" in told.stdout + told.stderr
    assert shop.coins() == 40
    assert "has no code" in shop.run("reward", "show", "feast", "--svg", "-", code=4).stderr
    assert "none: it came from a file" in shop.run("reward", "show", "feast").stdout
    # It gives back what it cost, and no more.
    assert shop.data("reward", "vouchers", "--all", now="2026-11-25T00:00:00Z")[0]["status"] == "refunded"
    assert shop.coins() == 100
