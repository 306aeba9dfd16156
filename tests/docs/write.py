"""Writes what the documentation shows anew: the outputs of its examples, and its pictures.

``make docs`` runs this after ``docs/generate.py``; `test_examples` and `test_pictures` compare.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.boundary.attempts import PAGE, attempts_page
from tests.docs.examples import replay
from tests.docs.markdown import all_pages, read_page
from tests.docs.pictures import FOLDER, draw_all
from tests.fixtures.cluster import Cluster, begin_run, end_run, shared_cluster
from tests.fixtures.database import copied_database


def write(cluster: Cluster) -> list[Path]:
    """Write pages and pictures; return those that were changed."""
    changed = _put(PAGE, attempts_page())
    with cluster.connect() as maintenance, tempfile.TemporaryDirectory() as place:
        fresh = contextmanager(copied_database)
        for number, path in enumerate(all_pages()):
            folder = Path(place) / str(number)
            folder.mkdir()
            page = read_page(path)
            found = replay(page, folder, lambda: fresh(cluster, maintenance))
            changed += _put(path, "\n".join(found.lines))
        FOLDER.mkdir(exist_ok=True)
        with fresh(cluster, maintenance) as database:
            for name, text in draw_all(database, Path(place) / "home").items():
                changed += _put(FOLDER / name, text)
    return changed


def _put(path: Path, text: str) -> list[Path]:
    if path.exists() and path.read_text("utf-8") == text:
        return []
    path.write_text(text, "utf-8")
    return [path]


if __name__ == "__main__":
    run = begin_run()
    try:
        written = write(shared_cluster())
    finally:
        end_run(run)
    sys.stdout.writelines(f"Wrote {path}.\n" for path in written)
