"""Buying and redeeming at once: coins are spent once, the last piece is sold once, a voucher is good once."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from psycopg import errors

from tests.concurrency.together import Action, rounds
from tests.features.rewards.shop import earn
from tests.fixtures.cluster import Connection
from tests.fixtures.database import Database, Member, fetch, number, scalar

ROUNDS = 5


def _reward(owner: Connection, title: str, *, price: int, stock: int | None = None) -> str:
    query = """
        INSERT INTO rewards (partner_id, type, title, price, supply)
        SELECT min(id), 'coffee', %s, %s, %s FROM partners RETURNING public_id"""
    return str(scalar(owner, query, title, price, stock))


def _buying(public_ids: list[str], outcomes: Counter[str]) -> Action:
    def act(connection: Connection, turn: int) -> None:
        try:
            with connection.transaction():
                fetch(connection, "SELECT buy_reward(%s)", public_ids[turn])
            outcomes["bought"] += 1
        except errors.CheckViolation as error:
            outcomes[str(error.diag.constraint_name)] += 1

    return act


def test_coins_are_spent_once(database: Database, ann: Member) -> None:
    owner = database.owner()
    earn(owner, ann, 10 * ROUNDS)
    # Each round there is enough for one of two, and the price of what the last round left.
    ids = [_reward(owner, f"Coffee {turn}", price=10 * ROUNDS // 2 + 1) for turn in range(ROUNDS)]
    outcomes: Counter[str] = Counter()
    rounds(database, [("ann", _buying(ids, outcomes))] * 2, number=ROUNDS)
    assert outcomes == {"bought": 1, "progress_coins_suffice": 2 * ROUNDS - 1}
    coins = number(owner, "SELECT net_coins FROM progress WHERE user_id = %s", ann.id)
    assert coins == 10 * ROUNDS - (10 * ROUNDS // 2 + 1)


def test_the_last_piece_is_sold_once(database: Database, ann: Member, ben: Member) -> None:
    owner = database.owner()
    for person in (ann, ben):
        earn(owner, person, ROUNDS)
    ids = [_reward(owner, f"Coffee {turn}", price=1, stock=1) for turn in range(ROUNDS)]
    outcomes: Counter[str] = Counter()
    rounds(database, [(role, _buying(ids, outcomes)) for role in ("ann", "ben")], number=ROUNDS)
    assert outcomes == {"bought": ROUNDS, "rewards_stock_suffices": ROUNDS}
    assert fetch(owner, "SELECT DISTINCT sold, stock FROM rewards") == [(1, 0)]


def test_a_voucher_is_redeemed_once_while_its_owner_gives_it_back(
    database: Database, ann: Member, ben: Member
) -> None:
    owner = database.owner()
    database.add_person("cleo")
    partner = number(owner, "INSERT INTO partners (name) VALUES ('Café') RETURNING id")
    for name in (ben.role, "cleo"):
        fetch(owner, "SELECT set_partner_staff(%s, %s, true)", partner, name)
    earn(owner, ann, ROUNDS)
    reward = _reward(owner, "Coffee", price=1)
    buyer = database.connect("ann")
    codes = []
    for _ in range(ROUNDS):
        voucher = number(buyer, "SELECT buy_reward(%s)", reward)
        codes.append(str(scalar(buyer, "SELECT code FROM vouchers WHERE id = %s", voucher)))
    codes.reverse()
    outcomes: Counter[tuple[int, str]] = Counter()

    def redeem(connection: Connection, turn: int) -> None:
        outcome = scalar(connection, "SELECT outcome FROM redeem_voucher(%s, 'Here')", codes[turn])
        outcomes[turn, str(outcome)] += 1

    def give_back(connection: Connection, _: int) -> None:
        # The steps of vouchers that were redeemed are gone: what is left is open.
        with suppress(errors.SerializationFailure), connection.transaction():
            fetch(connection, "SELECT undo_last()")

    rounds(database, [("ben", redeem), ("cleo", redeem), ("ann", give_back)], number=ROUNDS)
    for turn in range(ROUNDS):
        assert outcomes[turn, "done"] <= 1
        assert outcomes[turn, "done"] == outcomes[turn, "redeemed"]
        assert outcomes[turn, "done"] + outcomes[turn, "redeemed"] + outcomes[turn, "unknown"] == 2
    redeemed = sum(outcomes[turn, "done"] for turn in range(ROUNDS))
    query = "SELECT count(*) FROM vouchers WHERE status = 'redeemed' AND redeemed_where = 'Here'"
    assert number(owner, query) == redeemed
    assert number(owner, "SELECT sold FROM rewards") == number(owner, "SELECT count(*) FROM vouchers")
    expected = number(owner, "SELECT net_coins FROM expected_progress(ARRAY[%s::bigint])", ann.id)
    assert number(owner, "SELECT net_coins FROM progress WHERE user_id = %s", ann.id) == expected
