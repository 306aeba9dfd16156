"""Two machines that come and go, against a few lines of plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.outbox.conftest import Machine

Answer = tuple[Literal["amount", "no", "skip"], int]
Verb = Literal["add", "set", "no", "skip"]

_FIRST = date(2026, 1, 10)
_NUMBERS = count()


@dataclass(frozen=True)
class Said:
    """Something said on a machine; ``order`` is when."""

    order: int
    verb: Verb
    amount: int
    day: int

    def words(self, first: date) -> list[str]:
        """Return the command's words."""
        on = ["--on", str(first + timedelta(days=self.day))]
        if self.verb == "skip":
            return ["skip", "read", *on]
        said = {"add": [str(self.amount)], "set": ["--set", str(self.amount)], "no": ["--no"]}[self.verb]
        return ["done", "read", *said, *on]

    def after(self, before: Answer | None) -> Answer:
        """Return what the day says once this was applied."""
        if self.verb == "skip":
            return ("skip", 0)
        if self.verb == "no":
            return ("no", 0)
        return ("amount", self.amount + (before[1] if before and self.verb == "add" else 0))

    def adds_to(self, before: Answer | None) -> bool:
        """Whether it adds to an amount, or is the first."""
        return self.verb == "add" and (before is None or before[0] == "amount")


@dataclass
class Model:
    """The server, and what waits on each machine."""

    days: dict[int, Answer] = field(default_factory=dict)
    changes: list[tuple[int, int, bool]] = field(default_factory=list)
    """Day, when it was said, whether it added."""
    waiting: tuple[list[Said], list[Said]] = field(default_factory=lambda: ([], []))
    overtaken: tuple[list[Said], list[Said]] = field(default_factory=lambda: ([], []))

    def arrives(self, said: Said) -> bool:
        """Apply what arrives; False where a later entry stands."""
        before = self.days.get(said.day)
        if said.after(before) == before:
            return True
        adds = said.adds_to(before)
        if any(
            day == said.day and order > said.order and not (adds and added)
            for day, order, added in self.changes
        ):
            return False
        self.days[said.day] = said.after(before)
        self.changes.append((said.day, said.order, adds))
        return True

    def send(self, machine: int) -> None:
        """Send what waits on a machine."""
        for said in self.waiting[machine]:
            if not self.arrives(said):
                self.overtaken[machine].append(said)
        self.waiting[machine].clear()


moves = st.one_of(
    st.tuples(st.sampled_from([0, 1]), st.sampled_from(["line", "sync"])),
    st.tuples(
        st.sampled_from([0, 1]),
        st.tuples(
            st.sampled_from(["add", "add", "set", "no", "skip"]), st.integers(1, 9), st.sampled_from([0, 1])
        ),
    ),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    story=st.lists(moves, min_size=2, max_size=12),
    online=st.tuples(st.booleans(), st.booleans()),
    last=st.sampled_from([0, 1]),
)
def test_whatever_the_order_the_days_are_as_they_were_said(
    laptop: Machine,
    phone: Machine,
    story: list[tuple[int, Literal["line", "sync"] | tuple[Verb, int, int]]],
    online: tuple[bool, bool],
    last: int,
) -> None:
    machines, reaches, model = (laptop, phone), list(online), Model()
    first = _FIRST + timedelta(days=2 * next(_NUMBERS))
    for machine, reached in zip(machines, reaches, strict=True):
        machine.line.close()
        if reached:
            machine.line.open()
    for order, (number, move) in enumerate(story):
        machine = machines[number]
        if move == "line":
            (machine.line.close if reaches[number] else machine.line.open)()
            reaches[number] = not reaches[number]
        elif move == "sync":
            sent = machine("sync")
            if reaches[number]:
                before = len(model.overtaken[number])
                model.send(number)
                assert sent.exit_code == int(len(model.overtaken[number]) > before)
            else:
                assert sent.exit_code == (6 if model.waiting[number] else 0)
        else:
            said = Said(order, *move)
            machine.did(*said.words(first))
            if reaches[number]:
                model.send(number)
                assert model.arrives(said)
            else:
                model.waiting[number].append(said)
    for number in (1 - last, last):
        if not reaches[number]:
            machines[number].line.open()
        machines[number]("sync")
        model.send(number)
    rows = laptop.rows("habit", "log", "read", f"{first}..{first + timedelta(days=1)}")
    shown = {str(row["day"]): (row["status"] in {"done", "partial"}, row["amount"]) for row in rows}
    assert shown == {
        str(first + timedelta(days=day)): (answer == "amount", amount)
        for day, (answer, amount) in model.days.items()
    }
    for machine, overtaken in zip(machines, model.overtaken, strict=True):
        kept = machine.rows("outbox", "list")
        assert [(row["status"], str(row["words"]).split()) for row in kept] == [
            ("superseded", _kept_words(said, first)) for said in overtaken
        ]
        for row in kept:
            machine.did("outbox", "drop", str(row["operation"]))


def _kept_words(said: Said, first: date) -> list[str]:
    """Return the words as the outbox has them: the day stands before other options."""
    words = said.words(first)
    command, options, on = words[:2], words[2:-2], words[-2:]
    return [*command, *options, *on] if options and options[0].isdigit() else [*command, *on, *options]
