"""The pictures are what the program draws."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from tests.docs.pictures import FOLDER, PICTURES, draw_all
from tests.fixtures.database import Database


def test_the_pictures_are_current(database: Database, tmp_path: Path) -> None:
    drawn = draw_all(database, tmp_path)
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert kept.keys() == PICTURES.keys()
    changed = [name for name in PICTURES if drawn[name] != kept[name]]
    assert changed == [], "run `make docs`"


def test_the_pictures_are_for_light_and_dark() -> None:
    for name in PICTURES:
        text = (FOLDER / name).read_text("utf-8")
        assert "prefers-color-scheme:dark" in text
        assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314 -- our own files
