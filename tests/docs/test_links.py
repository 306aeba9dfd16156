"""Every link into the repository leads somewhere, and every page can be found from the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.markdown import ROOT, all_pages, broken_links, linked_pages, page_name, read_page

INDEX = ROOT / "docs" / "index.md"


@pytest.mark.parametrize("path", all_pages(), ids=page_name)
def test_links_of_a_page_lead_somewhere(path: Path) -> None:
    assert broken_links(read_page(path)) == []


def test_the_index_leads_to_every_page() -> None:
    pages = set((ROOT / "docs").rglob("*.md")) - {INDEX}
    assert pages - linked_pages(read_page(INDEX)) == set()


def test_every_picture_is_shown_somewhere() -> None:
    shown = {file for path in all_pages() for file in linked_pages(read_page(path))}
    assert set((ROOT / "docs" / "images").iterdir()) - shown == set()


PAGE = """# One & two

## `tracker today`, again

## Again

## Again

[a](#one--two) [b](#tracker-today-again) [c](#again-1) [d](other.md#there) [e](https://example.org/#x)
<img src="picture.svg">

```text
[no link](nowhere.md)
```
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "other.md").write_text("# There\n")
    (tmp_path / "picture.svg").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("#one--two", "#one-two", "there is no such heading"),
        ("#again-1", "#again-2", "there is no such heading"),
        ("other.md#there", "other.md#here", "there is no such heading"),
        ("other.md#there", "another.md", "there is no such file"),
        ("picture.svg", "image.svg", "there is no such file"),
        ("#one--two", "<nowhere at all.md>", "there is no such file"),
    ],
)
def test_what_is_broken_is_told(folder: Path, right: str, wrong: str, problem: str) -> None:
    page = folder / "page.md"
    page.write_text(PAGE)
    assert broken_links(read_page(page)) == []
    page.write_text(PAGE.replace(right, wrong, 1))
    (told,) = broken_links(read_page(page))
    assert told.startswith("page.md:")
    assert told.endswith(problem)


def test_a_note_that_is_not_known_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- nwo: 2026-11-02 -->\n```console\n$ tracker\n```\n")
    with pytest.raises(ValueError, match="nwo"):
        read_page(page)
    page.write_text("<!-- now: 2026-11-02 -->\nNo block.\n")
    with pytest.raises(ValueError, match="no block follows"):
        read_page(page)
