"""The pictures of the documentation, drawn by the program from the year of `year.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.docs.markdown import ROOT
from tests.docs.year import NOW, fill
from tests.fixtures.database import Database
from tests.fixtures.program import environment_of, run_here

FOLDER = ROOT / "docs" / "images"
PICTURES: Mapping[str, tuple[str, ...]] = {
    "today.svg": ("today",),
    "streaks.svg": ("streaks",),
    "heatmap.svg": ("heatmap", "read"),
    "chart.svg": ("chart", "fitness"),
    "garden.svg": ("garden",),
    "stats.svg": ("stats", "fitness", ":year"),
    "report.svg": ("report",),
}
"""Each file of the folder, and the command that draws it with ``--svg``."""


def draw_all(database: Database, home: Path) -> dict[str, str]:
    """Return the text of each picture, drawn from a database that is still empty."""
    database.fill_catalogue()
    database.add_person("ann")
    environ = environment_of(database.url("ann"), home, NOW)
    fill(environ)
    return {name: _draw(argv, environ) for name, argv in PICTURES.items()}


def _draw(argv: tuple[str, ...], environ: Mapping[str, str]) -> str:
    result = run_here([*argv, "--svg", "-"], environ)
    if result.exit_code:
        raise RuntimeError(f"{argv}: {result.stderr}")
    return result.stdout
