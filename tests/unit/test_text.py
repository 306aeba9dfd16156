"""Comparing, finding and showing names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.errors import AmbiguousError, NotFoundError, UsageError
from tracker.core.text import fold, near, pick, plural, quoted, visible


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Ärger   im\tSPAẞ ", "arger im spass"),
        ("Straße", "strasse"),
        ("ŁÓDŹ", "lodz"),
        ("Ørsted æon", "orsted aeon"),
        ("ﬁt", "fit"),
        ("İstanbul", "istanbul"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("한글", "한글"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_keeps_marks_that_make_another_letter() -> None:
    assert fold("が") != fold("か")
    assert fold("कि") != fold("कु")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_every_letter_of_the_older_scripts_folds_to_a_fixed_point() -> None:
    unstable = [code for code in range(0x3400) if fold(fold(chr(code))) != fold(chr(code))]
    assert unstable == []


@dataclass(frozen=True)
class Thing:
    key: str
    title: str


def find(query: str, *titles: str) -> str:
    things = [Thing(f"id{number}", title) for number, title in enumerate(titles)]
    found = pick(query, things, name=lambda thing: thing.title, kind="journey", ids=lambda thing: [thing.key])
    return f"{found.key} {found.title}"


@pytest.mark.parametrize(
    ("query", "titles", "found"),
    [
        ("ID1", ("id1 by name", "Run"), "id1 Run"),
        ("Cafe", ("Café", "Cafe"), "id1 Cafe"),
        ("cafe", ("Café", "Cafeteria"), "id0 Café"),
        ("ru", ("Trunk", "Read", "Running"), "id2 Running"),
        ("book", ("Read a book", "Notebook"), "id0 Read a book"),
        ("(Ber", ("Run (Berlin)", "Run (Rome)"), "id0 Run (Berlin)"),
        ("note", ("Read", "My_notebook"), "id1 My_notebook"),
        ("  STRASSE ", ("Straße", "Weg"), "id0 Straße"),
        (".*", ("Run", "a.*b"), "id1 a.*b"),
    ],
)
def test_pick_takes_the_strictest_match(query: str, titles: tuple[str, ...], found: str) -> None:
    assert find(query, *titles) == found


def test_pick_lists_what_a_query_could_mean() -> None:
    with pytest.raises(AmbiguousError) as refused:
        find("r", "Run", "Read", "Trunk")
    assert refused.value.message == '"r" could be "Run", "Read".'
    assert "id" in (refused.value.hint or "")


def test_pick_tells_same_names_apart_by_id_and_shortens_long_lists() -> None:
    with pytest.raises(AmbiguousError) as refused:
        find("run", "Run", "Run")
    assert refused.value.message == '"run" could be "Run" (id0), "Run" (id1).'
    with pytest.raises(AmbiguousError) as refused:
        find("run", *(f"Run {number}" for number in range(11)))
    assert refused.value.message.endswith("and 3 more.")


def test_pick_suggests_near_names() -> None:
    with pytest.raises(NotFoundError) as refused:
        find("medtate", "Meditate", "Run")
    assert refused.value.message == 'There is no journey "medtate".'
    assert refused.value.hint == 'Did you mean "Meditate"?'
    with pytest.raises(NotFoundError) as refused:
        find("xyz", "Meditate")
    assert refused.value.hint is None


@pytest.mark.parametrize("query", ["", "   "])
def test_pick_refuses_an_empty_query_even_for_one_item(query: str) -> None:
    with pytest.raises(UsageError):
        find(query, "Run")


def test_messages_cannot_drive_the_terminal() -> None:
    with pytest.raises(AmbiguousError) as refused:
        find("run", "Run \x1b[2J", "Run\nfast")
    assert refused.value.message == '"run" could be "Run \\x1b[2J", "Run fast".'


def test_near_returns_names_as_they_are_written() -> None:
    assert near("arger", ["Ärger", "Run"]) == ["Ärger"]
    assert near("q", ["Run"]) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b]0;title\x07", "\\x1b[31mred\\x1b]0;title\\x07"),
        ("a\x9b2J\x7f", "a\\x9b2J\\x7f"),
        ("over\rwrite", "over\\x0dwrite"),
        ("line\r\nline\tend", "line\nline\tend"),
        ("abc\u202ecba", "abc\\u202ecba"),
        ("bad\udcff", "bad\\udcff"),
        ("Ärger 日本 👩‍💻 [red]", "Ärger 日本 👩‍💻 [red]"),
    ],
)
def test_visible_writes_out_what_could_drive_a_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_visible_text_has_no_control_characters_left(text: str) -> None:
    left = {character for character in visible(text) if unicodedata.category(character) in {"Cc", "Cs"}}
    assert left <= {"\n", "\t"}
    assert "\n" not in quoted(text)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 days"), (1, "1 day"), (-1, "-1 day"), (2, "2 days"), (1000, "1000 days")]
)
def test_plural(count: int, words: str) -> None:
    assert plural(count, "day") == words


def test_plural_of_irregular_nouns() -> None:
    assert plural(2, "entry", "entries") == "2 entries"
    assert plural(1, "entry", "entries") == "1 entry"
