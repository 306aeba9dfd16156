"""The page of attempts is what the tests try."""

from __future__ import annotations

from tests.boundary.attempts import PAGE, attempts_page


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == attempts_page(), "run `make docs`"
