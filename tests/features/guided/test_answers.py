"""How answers are read: whatever a person may write, in the order verb, amount, note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.errors import UsageError
from tracker.features.guided.answers import Answer, Verb, leaves, read_answer, split_note

VERBS: dict[str, Verb] = {"": "later", "y": "yes", "yes": "yes", "n": "no", "s": "skip", "q": "quit"}

blanks = st.sampled_from(["", " ", "  "])
amounts = st.sampled_from([None, "25", "2.5", "1:30", "0"])
notes = st.one_of(st.none(), st.text(st.characters(categories=["L", "Nd", "P", "S"]), min_size=1))


@given(word=st.sampled_from(list(VERBS)), amount=amounts, note=notes, gap=blanks, capital=st.booleans())
def test_what_goes_together_is_read_and_the_rest_refused(
    word: str,
    amount: str | None,
    note: str | None,
    gap: str,
    capital: bool,
) -> None:
    verb = "yes" if amount is not None and not word else VERBS[word]
    line = word.upper() if capital else word
    line += f"{gap}@{gap}{amount}" if amount is not None else ""
    line += f"{gap}#{gap}{note}" if note is not None else ""
    if (amount is not None and verb != "yes") or (note is not None and verb not in {"yes", "no", "skip"}):
        with pytest.raises(UsageError):
            read_answer(line)
    else:
        assert read_answer(line) == Answer(verb, amount, note)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("y @ 25 # on the train", Answer("yes", "25", "on the train")),
        ("@25#a @ b # c", Answer("yes", "25", "a @ b # c")),
        ("25", Answer("yes", "25")),
        ("1:30 # long", Answer("yes", "1:30", "long")),
        ("y #", Answer("yes")),
        ("  ", Answer("later")),
    ],
)
def test_as_people_write(line: str, answer: Answer) -> None:
    assert read_answer(line) == answer


@pytest.mark.parametrize("line", ["x", "maybe", "y y", "y @", "y 25", "# a note alone"])
def test_what_is_no_answer_is_refused(line: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_answer(line)
    assert refused.value.hint


def test_the_words_that_leave() -> None:
    assert [word for word in ("q", "Quit", "", "5", "solid") if leaves(word)] == ["q", "Quit"]


def test_notes_on_efforts() -> None:
    assert split_note(" 4 # slept badly ") == ("4", "slept badly")
    assert split_note("4") == ("4", None)
