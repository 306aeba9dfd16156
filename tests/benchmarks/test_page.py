"""The report as JSON, and the page and picture that are written from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks.__main__ import main
from benchmarks.machine import Machine
from benchmarks.measure import Curve, Measure, Part, Series, Unit
from benchmarks.page import page
from benchmarks.plot import plot
from benchmarks.report import Report, Run, from_json, to_json
from benchmarks.targets import REASONS, TARGETS

MACHINE = Machine("Linux 6 x86_64", "A processor", 2, 8 * 2**30)
DONE = Measure(
    "commands.done",
    "`done HABIT 1`",
    Series("warm", Unit.SECONDS, (0.05, 0.06, 0.07)),
    Series("`python -c pass`", Unit.SECONDS, (0.012, 0.01, 0.011)),
)
MEMORY = Measure("commands.memory", "Memory", Series("held", Unit.BYTES, (80e6,)), note="Of which little.")
CURVES = tuple(
    Curve(label, tuple((size, Series(f"{size}", Unit.SECONDS, (time * size,))) for size in (10, 1000, 5000)))
    for label, time in (("`today`", 1e-6), ("`a < b`", 2e-6), ("`python`", 2e-6))
)
GROWTH = Part("growth", (), ("A remark.",), CURVES)


def report(*parts: Part, load: float = 0.1, quick: bool = False) -> Report:
    """Return a report of these parts."""
    runs = tuple(Run(part, "2026-11-21T07:00Z", load, quick) for part in parts)
    return Report(MACHINE, {"tracker": "0.1.0"}, runs)


COMMANDS = Part("commands", (DONE, MEMORY))


def test_a_report_survives_json() -> None:
    whole = report(COMMANDS, GROWTH, load=0.7, quick=True)
    assert from_json(to_json(whole)) == whole


@pytest.mark.parametrize("text", ["", "[]", '{"machine": {}}'])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        from_json(text)


def test_the_page_names_what_falls_short() -> None:
    written = page(report(COMMANDS), plot="x.svg")
    assert (
        "1 of 2 targets are met.\nWhat falls short:\n\n- `done HABIT 1`: 5.45×, target ≤ 4.00×\n" in written
    )
    assert (
        "| `done HABIT 1` | warm: 60.0 ms (55.0 to 65.0) | `python -c pass`: 11.0 ms (10.5 to 11.5) "
        "| 5.45× | ≤ 4.00× | falls short |"
    ) in written
    assert "| Memory<br>Of which little. | held: 80.0 MB |  | - | ≤ 90.0 MB | met |" in written
    assert "- Machine: A processor, 2 cores, 8 GiB, Linux 6 x86_64\n- Versions: tracker 0.1.0" in written
    assert "**" not in written


def test_reasons_belong_to_targets() -> None:
    assert REASONS.keys() <= TARGETS.keys()


def test_nothing_falls_short_where_all_is_met() -> None:
    written = page(report(Part("commands", (MEMORY,))), plot="x.svg")
    assert "1 of 1 targets are met." in written
    assert "short" not in written


@pytest.mark.parametrize(("load", "warned"), [(0.5, False), (0.51, True)])
def test_the_page_warns_of_a_busy_machine(load: float, *, warned: bool) -> None:
    written = page(report(COMMANDS, load=load), plot="x.svg")
    assert ("**The machine was busy** when measuring began (load: commands 0.51)." in written) is warned


def test_the_page_warns_of_small_sizes() -> None:
    assert "**Small sizes** (commands)" in page(report(COMMANDS, quick=True), plot="x.svg")


def test_growth_is_a_table_and_a_picture() -> None:
    written = page(report(GROWTH, COMMANDS), plot="growth.svg")
    assert "![Time of each command by the number of check-ins](growth.svg)" in written
    assert "| Check-ins | 10 | 1,000 | 5,000 |\n|---|---:|---:|---:|\n" in written
    assert "| `today` | 10.0 µs | 1.00 ms | 5.00 ms |" in written
    assert "- A remark." in written
    assert written.index("## Commands") < written.index("## Growth")


def test_the_picture_is_svg_with_every_line_and_label_apart() -> None:
    root = ET.fromstring(plot(CURVES))  # noqa: S314 -- our own text
    space = "{http://www.w3.org/2000/svg}"
    lines = [line.attrib["points"].split() for line in root.iter(f"{space}polyline")]
    assert [len(points) for points in lines] == [3, 3, 3]
    first, last = (float(point.partition(",")[2]) for point in (lines[0][0], lines[0][-1]))
    assert first > last, "more time is higher up"
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    for point in lines[0] + lines[1]:
        x, y = map(float, point.split(","))
        assert 0 < x < width
        assert 0 < y < height
    labels = {text.text: float(text.attrib["y"]) for text in root.iter(f"{space}text")}
    assert abs(labels["a < b"] - labels["python"]) >= 15
    assert {"today", "10", "1 thousand", "5 thousand", "check-ins in the database"} <= labels.keys()


def test_a_single_size_can_be_drawn() -> None:
    curves = tuple(replace(curve, points=curve.points[:1]) for curve in CURVES)
    assert plot(curves).count("<circle") == 3


def test_parts_that_were_not_run_again_stay() -> None:
    earlier, other = report(COMMANDS, GROWTH), report(Part("commands", ()))
    assert [run.part for run in other.with_earlier(earlier).runs] == [GROWTH, Part("commands", ())]
    assert other.with_earlier(None) == other


def test_figures_of_other_versions_or_machines_are_dropped() -> None:
    new = report(COMMANDS)
    for earlier in (
        replace(report(GROWTH), versions={"tracker": "0.0.9"}),
        replace(report(GROWTH), machine=replace(MACHINE, cores=64)),
    ):
        assert new.with_earlier(earlier) == new


def test_the_page_is_written_again_from_the_report(tmp_path: Path) -> None:
    folder = tmp_path
    assert main(["--render", "--output", str(folder)]) == 1
    (folder / "latest.json").write_text(to_json(report(COMMANDS, GROWTH)), "utf-8")
    assert main(["--render", "--output", str(folder)]) == 0
    assert (folder / "benchmarks.md").read_text("utf-8") == page(
        report(COMMANDS, GROWTH), plot="benchmarks-growth.svg"
    )
    assert (folder / "benchmarks-growth.svg").read_text("utf-8") == plot(CURVES)


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--only", "commands,nonsense"])
    assert (
        'there is no part "nonsense"; parts: commands, reference, import, growth, people'
        in capsys.readouterr().err
    )
