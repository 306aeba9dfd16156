"""Two machines that come and go, against a few lines of plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from tests.features.outbox.conftest import Machine
from tests.properties.strategies import examples

Answer = tuple[Literal["amount", "no", "skip"], int]
Verb = Literal["add", "set", "no", "skip"]

_FIRST = date(2026, 1, 10)
_A_DAY = timedelta(days=1)
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
        on = ["--on", str(first + self.day * _A_DAY)]
        if self.verb == "skip":
            return ["skip", "read", *on]
        said = {"add": [str(self.amount)], "set": ["--set", str(self.amount)], "no": ["--no"]}[self.verb]
        return ["done", "read", *said, *on]

    def kept_words(self, first: date) -> list[str]:
        """Return the words as the outbox has them: the day stands before other options."""
        words = self.words(first)
        said, on = words[2:-2], words[-2:]
        return [*words[:2], *said, *on] if self.verb == "add" else [*words[:2], *on, *said]

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


@dataclass
class Play:
    """The machines beside their model; ``first`` is the first of the two days that are logged on."""

    machines: tuple[Machine, Machine]
    reaches: list[bool]
    first: date
    model: Model = field(default_factory=Model)

    def begin(self) -> None:
        """Put the lines as they are to be, whatever they were."""
        for machine, reached in zip(self.machines, self.reaches, strict=True):
            machine.line.close()
            if reached:
                machine.line.open()

    def toggle(self, number: int) -> None:
        """Cut a machine's line, or mend it."""
        line = self.machines[number].line
        (line.close if self.reaches[number] else line.open)()
        self.reaches[number] = not self.reaches[number]

    def sync(self, number: int) -> None:
        """Send what waits on a machine, if it can."""
        sent = self.machines[number]("sync")
        if not self.reaches[number]:
            assert sent.exit_code == (6 if self.model.waiting[number] else 0)
            return
        before = len(self.model.overtaken[number])
        self.model.send(number)
        assert sent.exit_code == int(len(self.model.overtaken[number]) > before)

    def log(self, number: int, said: Said) -> None:
        """Say something on a machine."""
        self.machines[number].did(*said.words(self.first))
        if self.reaches[number]:
            self.model.send(number)
            assert self.model.arrives(said), "nothing is later than what is said now"
        else:
            self.model.waiting[number].append(said)

    def compare(self) -> None:
        """See that the days are as the model has them, and that each machine kept what was overtaken."""
        rows = self.machines[0].rows("habit", "log", "read", f"{self.first}..{self.first + _A_DAY}")
        shown = {str(row["day"]): (row["status"] in {"done", "partial"}, row["amount"]) for row in rows}
        assert shown == {
            str(self.first + day * _A_DAY): (answer == "amount", amount)
            for day, (answer, amount) in self.model.days.items()
        }
        for machine, overtaken in zip(self.machines, self.model.overtaken, strict=True):
            kept = machine.rows("outbox", "list")
            assert [(row["status"], str(row["words"]).split()) for row in kept] == [
                ("superseded", said.kept_words(self.first)) for said in overtaken
            ]
            for row in kept:
                machine.did("outbox", "drop", str(row["operation"]))


machine_numbers = st.sampled_from([0, 1])
sayings = st.tuples(st.sampled_from(["add", "add", "set", "no", "skip"]), st.integers(1, 9), machine_numbers)
moves = st.tuples(machine_numbers, st.sampled_from(["line", "sync"]) | sayings)


@examples(4)
@given(
    story=st.lists(moves, min_size=2, max_size=12),
    reaches=st.lists(st.booleans(), min_size=2, max_size=2),
    last=machine_numbers,
)
def test_whatever_the_order_the_days_are_as_they_were_said(
    laptop: Machine,
    phone: Machine,
    story: list[tuple[int, Literal["line", "sync"] | tuple[Verb, int, int]]],
    reaches: list[bool],
    last: int,
) -> None:
    play = Play((laptop, phone), list(reaches), _FIRST + 2 * next(_NUMBERS) * _A_DAY)
    play.begin()
    for order, (number, move) in enumerate(story):
        if move == "line":
            play.toggle(number)
        elif move == "sync":
            play.sync(number)
        else:
            play.log(number, Said(order, *move))
    for number in (1 - last, last):
        if not play.reaches[number]:
            play.toggle(number)
        play.sync(number)
    play.compare()
