"""The benchmark's command line: `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import machine
from benchmarks.page import page
from benchmarks.plot import plot
from benchmarks.report import Report, Run, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.measure import Part

_ROOT = Path(__file__).parents[1]
_REFERENCE = _ROOT.parent / "shared" / "reference-schemas" / "000_2d9e85d6146caabc.txt"
_PICTURE = "benchmarks-growth.svg"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the report and what is written from it go."""

    report: Path
    page: Path

    @classmethod
    def chosen(cls, output: Path | None, *, quick: bool) -> Places:
        """Return the repository's own places, unless others were named or the figures mean nothing."""
        if output is None and not quick:
            return cls(_ROOT / "benchmarks" / "results" / "latest.json", _ROOT / "docs" / "benchmarks.md")
        folder = output or _ROOT / "build" / "benchmarks"
        return cls(folder / "latest.json", folder / "benchmarks.md")

    def earlier(self) -> Report | None:
        """Return the report that lies there; None where there is none that can be read."""
        try:
            return from_json(self.report.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def write(self, report: Report) -> None:
        """Write report, page and picture."""
        for path, text in (
            (self.report, to_json(report)),
            (self.page, page(report, plot=_PICTURE)),
            *(
                (self.page.with_name(_PICTURE), plot(run.part.curves))
                for run in report.runs
                if run.part.curves
            ),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def _parts(options: argparse.Namespace) -> dict[str, Callable[[], Part]]:
    """The parts by name, each imported only when it is run."""
    quick: bool = options.quick

    def commands() -> Part:
        from benchmarks.commands import measure_commands

        return measure_commands(quick=quick, rivals=options.rivals)

    def reference() -> Part:
        from benchmarks.reference import measure_reference

        return measure_reference(quick=quick, schema=options.reference)

    def bulk() -> Part:
        from benchmarks.bulk import measure_import

        return measure_import(quick=quick)

    def growth() -> Part:
        from benchmarks.growth import measure_growth

        return measure_growth(quick=quick)

    def people() -> Part:
        from benchmarks.people import measure_people

        return measure_people(quick=quick)

    def badges() -> Part:
        from benchmarks.badges import measure_badges

        return measure_badges(quick=quick)

    return {
        "commands": commands,
        "reference": reference,
        "import": bulk,
        "growth": growth,
        "people": people,
        "badges": badges,
    }


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    names = ("commands", "reference", "import", "growth", "people", "badges")
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure tracker against its targets."
    )
    parser.add_argument(
        "--only", metavar="PARTS", help=f"some of {','.join(names)}; the others keep their figures"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, to prove that it works")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where to write instead of the repository")
    parser.add_argument(
        "--rivals", type=Path, metavar="DIR", help="other trackers' programs, besides those on PATH"
    )
    parser.add_argument(
        "--reference", type=Path, metavar="FILE", default=_REFERENCE, help="the reference schema"
    )
    parser.add_argument("--render", action="store_true", help="measure nothing: write the page again")
    options = parser.parse_args(argv)
    options.only = tuple(options.only.split(",")) if options.only else names
    unknown = [name for name in options.only if name not in names]
    if unknown:
        parser.error(f'there is no part "{unknown[0]}"; parts: {", ".join(names)}')
    if not Path(sys.executable).with_name("tracker").exists():
        parser.error(
            f'there is no tracker beside "{sys.executable}"; install it there: pip install -e ".[dev]"'
        )
    return options


def _clean_up_when_ended() -> None:
    """Let signals raise, also where the shell had them ignored: no server and no data stay behind."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for and write the page; 0 when that was done, whatever the verdicts."""
    options = _arguments(argv)
    places = Places.chosen(options.output, quick=options.quick)
    report = places.earlier()
    if options.render:
        if report is None:
            sys.stderr.write(
                f'There is no report in "{places.report}". Measure first: python -m benchmarks\n'
            )
            return 1
        places.write(report)
        return 0
    load = machine.load()
    for name, measure in _parts(options).items():
        if name not in options.only:
            continue
        sys.stderr.write(f"{name} …\n")
        taken = datetime.now(UTC)
        run = Run(measure(), f"{taken:%Y-%m-%dT%H:%MZ}", load, options.quick)
        # Written after each part: what was measured is not lost with what comes after.
        report = Report(machine.this_machine(), machine.versions(), (run,)).with_earlier(report)
        places.write(report)
    sys.stderr.write(f"Written: {places.page}\n")
    return 0


if __name__ == "__main__":
    _clean_up_when_ended()
    sys.exit(main(sys.argv[1:]))
