"""A report: what was measured when, on what machine. Kept as JSON, from which the page is written."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from benchmarks.machine import Machine
from benchmarks.measure import Part

CALM_LOAD = 0.5
"""Load above which a machine is not at rest, and its figures are to be doubted."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part, when it was measured (ISO 8601, UTC), how busy the machine was before, and if in earnest."""

    part: Part
    taken: str
    load: float
    quick: bool

    @property
    def calm(self) -> bool:
        """Whether the machine was at rest when measuring began."""
        return self.load <= CALM_LOAD


@dataclass(frozen=True, slots=True)
class Report:
    """All parts that were measured on one machine with one set of versions."""

    machine: Machine
    versions: dict[str, str]
    runs: tuple[Run, ...]

    def with_earlier(self, earlier: Report | None) -> Report:
        """Return the report with the earlier one's other parts, if machine and versions are the same."""
        if earlier is None or (earlier.machine, earlier.versions) != (self.machine, self.versions):
            return self
        names = {run.part.name for run in self.runs}
        kept = tuple(run for run in earlier.runs if run.part.name not in names)
        return Report(self.machine, self.versions, (*kept, *self.runs))


_JSON = TypeAdapter(Report)


def to_json(report: Report) -> str:
    """Write a report as JSON."""
    return _JSON.dump_json(report, indent=1).decode() + "\n"


def from_json(text: str) -> Report:
    """Read what `to_json` wrote; pydantic's ``ValidationError``, a ``ValueError``, for anything else."""
    return _JSON.validate_json(text)
