"""What people write for amounts and rules, and how `done` tells a name from an amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.core.errors import UsageError
from tracker.features.habits.commands.words import RuleWords, read_rule, split_amount
from tracker.features.habits.service import looks_like_amount, parse_amount
from tracker.features.streaks.rules import Rule, describe

PLAIN = Rule("day")


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("20", None, "20"),
        ("0", "min", "0"),
        (" +2.50 ", "km", "2.5"),
        (".5", None, "0.5"),
        ("5.", None, "5"),
        ("000000000001", None, "1"),
        ("999999999.999", None, "999999999.999"),
        ("1.1230000", None, "1.123"),
        ("1:30", "min", "90"),
        ("1:30", "Minutes", "90"),
        ("1:30", "h", "1.5"),
        ("0:20", "hours", "0.333"),
        ("100:00", "h", "100"),
    ],
)
def test_amounts(text: str, unit: str | None, amount: str) -> None:
    assert parse_amount(text, unit=unit) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("-1", None, "is below zero"),
        ("-1:30", "min", "is below zero"),
        ("nan", None, "is not an amount"),
        ("inf", None, "is not an amount"),
        ("1e3", None, "is not an amount"),
        ("1,5", None, "is not an amount"),
        ("1_000", None, "is not an amount"),
        ("\u0663", None, "is not an amount"),
        ("", None, "is not an amount"),
        (".", None, "is not an amount"),
        ("many", None, "is not an amount"),
        ("1:60", "min", "is not an amount"),
        ("1:30", "pages", "hours and minutes"),
        ("1:30", None, "hours and minutes"),
        ("1000000000", None, "too many digits"),
        ("1.1234", None, "too many digits"),
        ("9" * 5000, None, "too many digits"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, unit: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse_amount(text, unit=unit)


@pytest.mark.parametrize("word", ["20", "-3", "1,5", "1:30", "nan", "1e5"])
def test_what_looks_like_an_amount(word: str) -> None:
    assert looks_like_amount(word)


@pytest.mark.parametrize("word", ["read", "5k", "", "10:", "a:b"])
def test_what_looks_like_a_name(word: str) -> None:
    assert not looks_like_amount(word) or word == "10:"


@pytest.mark.parametrize(
    ("line", "name", "amount"),
    [
        ("read", "read", None),
        ("read 20", "read", "20"),
        ("read a book 1:30", "read a book", "1:30"),
        ("read run", "read run", None),
        ("5", "5", None),
        ("top 10", "top 10", None),
        ("TOP 10", "TOP 10", None),
        ("top 10 3", "top 10", "3"),
        ("top 11", "top", "11"),
    ],
)
def test_the_last_word_is_an_amount_unless_the_words_are_a_name(
    line: str, name: str, amount: str | None
) -> None:
    assert split_amount(line.split(), ["Read a book", "Top 10"]) == (name, amount)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (RuleWords(), "every day"),
        (RuleWords(every="day"), "every day"),
        (RuleWords(every="weekly"), "once a week"),
        (RuleWords(every="1 month"), "once a month"),
        (RuleWords(every="3 days"), "once every 3 days"),
        (RuleWords(every="3d"), "once every 3 days"),
        (RuleWords(every="2 Weeks"), "once every 14 days"),
        (RuleWords(every="other day"), "once every 2 days"),
        (RuleWords(days="fri,mon,Wednesday"), "every Mon, Wed, Fri"),
        (RuleWords(days="mon - fri"), "every Mon, Tue, Wed, Thu, Fri"),
        (RuleWords(days="sat-mon"), "every Mon, Sat, Sun"),
        (RuleWords(days="weekend"), "every Sat, Sun"),
        (RuleWords(days="weekdays sun"), "every Mon, Tue, Wed, Thu, Fri, Sun"),
        (RuleWords(days="mon-sun"), "every day"),
        (RuleWords(times="3/week"), "3 days a week"),
        (RuleWords(times="3x/week"), "3 days a week"),
        (RuleWords(times="3 per week"), "3 days a week"),
        (RuleWords(times="3 times a month"), "3 days a month"),
        (RuleWords(times="2/5 days"), "2 days every 5 days"),
        (RuleWords(every="week", times="3"), "3 days a week"),
        (RuleWords(every="week", times="3/week"), "3 days a week"),
        (RuleWords(at_least="30", unit="min"), "at least 30 min a day"),
        (RuleWords(at_least="1:30", unit="min"), "at least 90 min a day"),
        (RuleWords(at_most="0"), "at most 0 a day"),
        (RuleWords(times="3/week", at_least="2.5", unit="h"), "3 days a week, at least 2.5 h"),
        (RuleWords(every="week", at_most="5", unit="drinks"), "at most 5 drinks a week"),
    ],
    ids=str,
)
def test_rules_of_a_new_habit(words: RuleWords, rule: str) -> None:
    assert describe(read_rule(words, base=PLAIN)) == rule


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (RuleWords(every="year"), "not a period"),
        (RuleWords(every="3"), "not a period"),
        (RuleWords(every="2 months"), "not a period that tracker knows"),
        (RuleWords(days="mon,foo"), '"foo" is not a weekday'),
        (RuleWords(days="m"), '"m" is not a weekday'),
        (RuleWords(days=","), "No weekday was named"),
        (RuleWords(days="mon", every="week"), "--days says when already"),
        (RuleWords(days="mon", times="1/week"), "--days says when already"),
        (RuleWords(times="often"), "does not say how often"),
        (RuleWords(times="3"), "needs a period longer than a day"),
        (RuleWords(times="3/day"), "needs a period longer than a day"),
        (RuleWords(times="3/week", every="month"), "name two periods"),
        (RuleWords(at_least="1", at_most="2"), "given together"),
        (RuleWords(at_least="-1"), "below zero"),
    ],
    ids=str,
)
def test_rules_that_are_refused(words: RuleWords, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_rule(words, base=PLAIN)


THRICE = Rule("week", times=3, target=Decimal(30), unit="min")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (RuleWords(times="4"), "4 days a week, at least 30 min"),
        (RuleWords(at_least="45"), "3 days a week, at least 45 min"),
        (RuleWords(at_least="0:45"), "3 days a week, at least 45 min"),
        (RuleWords(at_most="45"), "3 days a week, at most 45 min"),
        (RuleWords(every="week"), "at least 30 min a week"),
        (RuleWords(every="day"), "at least 30 min a day"),
        (RuleWords(days="sat"), "every Sat, at least 30 min"),
        (RuleWords(unit="pages"), "3 days a week, at least 30 pages"),
        (RuleWords(unit="", at_least="1"), "3 days a week"),
    ],
    ids=str,
)
def test_an_edit_keeps_what_it_does_not_name(words: RuleWords, rule: str) -> None:
    assert describe(read_rule(words, base=THRICE)) == rule
