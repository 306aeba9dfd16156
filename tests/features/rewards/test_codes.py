"""Codes: what the database makes, and what a slip of the hand does to them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.database import Database, fetch
from tracker.core.errors import UsageError
from tracker.features.rewards.codes import ALPHABET, LENGTH, check, grouped, looks_like_code, read_code

SIGNS = st.lists(st.sampled_from(ALPHABET), min_size=LENGTH - 2, max_size=LENGTH - 2).map("".join)


def test_the_database_makes_codes_that_can_be_read(module_database: Database) -> None:
    query = "SELECT make_voucher_code() FROM generate_series(1, 500)"
    codes = [str(code) for (code,) in fetch(module_database.owner(), query)]
    assert len(set(codes)) == len(codes)
    for code in codes:
        assert read_code(grouped(code).lower()) == code
    # Every place takes every sign: 500 codes miss one of 32 with a chance of one in 8 million for each.
    assert all(len({code[place] for code in codes}) == len(ALPHABET) for place in range(LENGTH - 2))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(signs=SIGNS, place=st.integers(0, LENGTH - 3), other=st.sampled_from(ALPHABET))
def test_one_slip_is_noticed(signs: str, place: int, other: str) -> None:
    code = signs + check(signs)
    wrong = code[:place] + other + code[place + 1 :]
    swapped = code[:place] + code[place + 1 : place - 1 or None : -1] + code[place + 2 :] if place else code
    for slip in (wrong, swapped):
        if slip != code and len(slip) == LENGTH and place < LENGTH - 3:
            with pytest.raises(UsageError, match="mistyped"):
                read_code(slip)
    assert read_code(code) == code


def test_what_looks_alike_is_taken_for_what_was_meant() -> None:
    code = "01" * 13 + check("01" * 13)
    assert read_code(f" {'oI' * 13}{code[26:]}".replace("oIoI", "oIol-")) == code
    assert not looks_like_code("a coffee")
    with pytest.raises(UsageError, match="not a voucher's code"):
        read_code("U" * LENGTH)
