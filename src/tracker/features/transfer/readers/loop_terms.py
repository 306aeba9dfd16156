"""What Loop Habit Tracker's fields mean here, for its CSV and its SQLite files alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.features.streaks.rules import WEEKDAYS, Rule, ScheduleKind
from tracker.features.transfer.readers.cells import UnfitError, storable
from tracker.features.transfer.records import ForeignHabit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tracker.features.transfer.records import Answer

# Loop's palette (uhabits, PaletteColor.kt), by index.
PALETTE = (
    "#d32f2f", "#e64a19", "#f57c00", "#ff8f00", "#f9a825", "#afb42b", "#7cb342", "#388e3c", "#00897b",
    "#00acc1", "#039be5", "#1976d2", "#303f9f", "#5e35b1", "#8e24aa", "#d81b60", "#5d4037", "#303030",
    "#757575", "#aaaaaa",
)  # fmt: skip

NOTHING, NO, DERIVED, DONE, SKIPPED = -1, 0, 1, 2, 3
WORDS = {"UNKNOWN": NOTHING, "NO": NO, "YES_AUTO": DERIVED, "YES_MANUAL": DONE, "SKIP": SKIPPED}

ANYTHING = Decimal("0.001")
"""The target of an amount that Loop names no target for: any amount will do."""

_WEEK, _MONTHS, _LONGEST = 7, (30, 31), 366
_REMINDER_BITS = (6, 7, 1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class LoopHabit:
    """A habit as a Loop file has it; ``position`` counts from 1. What a file lacks is None."""

    position: int
    name: str
    identity: str
    numerator: int = 1
    denominator: int = 1
    description: str = ""
    question: str = ""
    colour: str | None = None
    measured: bool = False
    at_most: bool = False
    target: Decimal | None = None
    unit: str = ""
    archived: bool = False
    reminder: Mapping[str, object] | None = None

    @property
    def key(self) -> str:
        """What names the habit in every file: its UUID, else its id or position and its name."""
        return f"loop:{self.identity}"[:200]

    @property
    def why(self) -> str | None:
        """The description, else the question."""
        return (self.description or self.question)[:2000] or None

    @property
    def metadata(self) -> dict[str, object]:
        """What has no place of its own."""
        extra: dict[str, object] = {"frequency": f"{self.numerator}/{self.denominator}"}
        if self.question and self.description:
            extra["question"] = self.question
        if len(self.description) > 2000:
            extra["description"] = self.description
        if self.reminder:
            extra["reminder"] = dict(self.reminder)
        return {"loop": extra}

    def as_foreign(self, started_on: date | None) -> ForeignHabit:
        """Return the habit as an import makes it, begun on the day of its first entry."""
        return ForeignHabit(
            key=self.key,
            name=self.name,
            rule=self.rule(),
            started_on=started_on,
            why=self.why,
            colour=self.colour,
            archived=self.archived,
            metadata=self.metadata,
        )

    def rule(self) -> Rule:
        """Return the rule; a rolling window becomes a calendar week or month, or a slot of days."""
        kind, every, times = frequency(self.numerator, self.denominator)
        if not self.measured:
            return Rule(kind, every=every, times=times)
        target = self.target or Decimal(0)
        if not self.at_most:
            target = max(target, ANYTHING)
        # A weekly or monthly amount is a total; Loop asks for it once in the window.
        return Rule(
            kind,
            every=every,
            times=None if self.numerator == 1 else times,
            direction="at_most" if self.at_most else "at_least",
            target=min(round(target, 3), Decimal(999_999_999)),
            unit=" ".join(self.unit.split())[:30] or None,
        )


def frequency(numerator: int, denominator: int) -> tuple[ScheduleKind, int, int | None]:
    """Return kind, slot length and times of ``numerator`` times in ``denominator`` days."""
    if denominator <= 1 or numerator >= denominator or numerator < 1:
        return "day", 1, None
    if denominator == _WEEK:
        return "week", 1, numerator
    if denominator in _MONTHS:
        return "month", 1, numerator
    return "interval", min(denominator, _LONGEST), None if numerator == 1 else min(numerator, _LONGEST)


def colour(number: int) -> str:
    """Return the colour of a palette index, or of the ARGB number that old files hold."""
    return PALETTE[number] if 0 <= number < len(PALETTE) else f"#{number & 0xFFFFFF:06x}"


def reminder(hour: object, minute: object, days: object) -> dict[str, object] | None:
    """Return a reminder in words; bit 0 of ``days`` is Saturday. None where there is none."""
    if not (isinstance(hour, int) and isinstance(minute, int)):
        return None
    mask = days if isinstance(days, int) else 127
    named = sorted(_REMINDER_BITS[bit] for bit in range(7) if mask & 1 << bit)
    return {"time": f"{hour:02d}:{minute:02d}", "days": [WEEKDAYS[number - 1] for number in named]}


def answer_of(value: int, *, measured: bool, says_no: bool = True) -> tuple[Answer, str] | None:
    """Return answer and amount of a stored value; None where it says nothing, else ``UnfitError``.

    A derived tick (1) covers a day of an interval and was not entered: it says nothing. Amounts are
    thousandths; a skip is 3 among them too. ``says_no`` False: zeros stand for days without an entry as well.
    """
    if value == SKIPPED:
        return "skip", "0"
    if value == NOTHING or (value == NO and not says_no):
        return None
    if value < 0 or (value > SKIPPED and not measured):
        raise UnfitError("Value", value, "is no value that Loop writes for such a habit")
    if measured:
        return "amount", format(Decimal(value) / 1000, "f")
    answers: Mapping[int, tuple[Answer, str]] = {NO: ("no", "0"), DONE: ("amount", "1")}
    return answers.get(value)


def note_of(text: str) -> str | None:
    """Return a note as it can be kept."""
    kept = text if storable(text) else "".join(sign for sign in text if storable(sign))
    return kept if kept.strip() else None


def earliest(first: date | None, other: date) -> date:
    """Return the earlier of two days."""
    return other if first is None or other < first else first
