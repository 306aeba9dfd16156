"""The results page: Markdown, written from a report and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figures import amount, range_of, ratio
from benchmarks.targets import REASONS, Verdict, target_of, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Curve, Measure
    from benchmarks.report import Report, Run
    from benchmarks.targets import Target

_HEADINGS = {
    "commands": (
        "Commands",
        (
            "Real command lines, from the start of the program to its end. Warm ones find the background "
            "process prepared, as it is when a person types, unless the row says otherwise."
        ),
    ),
    "reference": (
        "Against the reference schema",
        (
            "The same rows in tracker's schema and in the reference's, on the same server; "
            "the reference's is loaded as it is written."
        ),
    ),
    "import": (
        "Import",
        (
            "The real command against a bare `COPY` of the same rows into a copy of the table "
            "that has its indexes and checks, but no triggers."
        ),
    ),
    "growth": (
        "Growth",
        (
            "Real commands, warm, with more and more check-ins in the database. The ratio is that of the "
            "largest database to the smallest."
        ),
    ),
    "people": (
        "People",
        "A server of thousands against a server of a handful, in what one person does on it.",
    ),
    "badges": (
        "The game",
        (
            "The same with the game on and off: what XP, coins and badges cost, in everyday commands (warm) "
            "and in an import by one statement."
        ),
    ),
}
_ORDER = tuple(_HEADINGS)


def page(report: Report, *, plot: str) -> str:
    """Return the page; ``plot`` is the address of the picture of growth, seen from the page."""
    runs = sorted(report.runs, key=lambda run: _ORDER.index(run.part.name))
    return "\n".join(
        [
            "# Benchmarks",
            "",
            (
                "Written by `make bench` from `benchmarks/results/latest.json`; "
                "what each measure means: [benchmarks](contributing/benchmarks.md)."
            ),
            (
                "Two things that are compared ran in turn, so trust the ratios more than the times. "
                "Figures are medians, with the first and third quartile in brackets."
            ),
            "",
            *_warnings(runs),
            *_circumstances(report),
            *_summary(runs),
            *(line for run in runs for line in _section(run, plot)),
        ]
    )


def _warnings(runs: list[Run]) -> Iterator[str]:
    quick = [run.part.name for run in runs if run.quick]
    if quick:
        yield (
            f"**Small sizes** ({', '.join(quick)}): measured with `--quick`, which proves that it runs. "
            "These figures mean nothing."
        )
        yield ""
    busy = [f"{run.part.name} {run.load:.2f}" for run in runs if not run.calm]
    if busy:
        yield (
            f"**The machine was busy** when measuring began (load: {', '.join(busy)}). "
            "Times are too long, and ratios uncertain."
        )
        yield ""


def _circumstances(report: Report) -> Iterator[str]:
    machine = report.machine
    memory = f", {machine.memory_bytes / 2**30:.0f} GiB" if machine.memory_bytes else ""
    yield f"- Machine: {machine.processor}, {machine.cores} cores{memory}, {machine.system}"
    yield "- Versions: " + ", ".join(f"{name} {version}" for name, version in report.versions.items())
    yield ""


def _summary(runs: list[Run]) -> Iterator[str]:
    judged = [
        (measure, verdict)
        for run in runs
        for measure in run.part.measures
        if (verdict := verdict_of(measure)) is not None
    ]
    short = [measure for measure, verdict in judged if verdict is not Verdict.MET]
    if judged:
        yield f"{len(judged) - len(short)} of {len(judged)} targets are met."
    if short:
        yield "What falls short:"
        yield ""
        for measure in short:
            reason = REASONS.get(measure.key)
            why = f" ({reason})" if reason else ""
            yield f"- {measure.title}: {_outcome(measure)}, target {_bound(measure)}{why}"
    yield ""


def _section(run: Run, plot: str) -> Iterator[str]:
    heading, meaning = _HEADINGS[run.part.name]
    yield f"## {heading}"
    yield ""
    yield meaning
    yield f"Measured {run.taken}."
    yield ""
    if run.part.measures:
        yield from _measures(run.part.measures)
        yield ""
    for remark in run.part.remarks:
        yield f"- {remark}"
    if run.part.remarks:
        yield ""
    if run.part.curves:
        yield from _curves(run.part.curves, plot)


def _measures(measures: tuple[Measure, ...]) -> Iterator[str]:
    yield "| What | tracker | held against | Ratio | Target | |"
    yield "|---|---|---|---:|---:|---|"
    for measure in measures:
        theirs = "" if measure.theirs is None else f"{measure.theirs.label}: {range_of(measure.theirs)}"
        note = f"<br>{measure.note}" if measure.note else ""
        yield (
            f"| {measure.title}{note} | {measure.ours.label}: {range_of(measure.ours)} | {theirs} "
            f"| {ratio(measure.ratio)} | {_bound(measure)} | {verdict_of(measure) or ''} |"
        )


def _curves(curves: tuple[Curve, ...], plot: str) -> Iterator[str]:
    sizes = [size for size, _ in curves[0].points]
    yield f"![Time of each command by the number of check-ins]({plot})"
    yield ""
    yield "| Check-ins | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---|" + "---:|" * len(sizes)
    for curve in curves:
        yield f"| {curve.label} | " + " | ".join(range_of(series) for _, series in curve.points) + " |"
    yield ""


def _outcome(measure: Measure) -> str:
    return amount(measure.ours.median, measure.ours.unit) if measure.theirs is None else ratio(measure.ratio)


def _bound(measure: Measure) -> str:
    target = target_of(measure)
    return "" if target is None else _words(target, measure)


def _words(target: Target, measure: Measure) -> str:
    bound = amount(target.bound, measure.ours.unit) if target.absolute else ratio(target.bound)
    return f"{'≥' if target.at_least else '≤'} {bound}"
