"""What a page of the documentation holds: links, anchors, and blocks of code with the notes before them.

A note is a comment on a line of its own, ``<!-- now: 2026-11-02T07:30Z -->``; it belongs to the next block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
NOTES = frozenset({"now", "machine", "data", "file", "needs", "not run"})
"""The clock, the machine, a data set; the file that a block is, a program it needs, why it is not run."""

_NOTE = re.compile(r"<!-- ([a-z]+(?: [a-z]+)?): (.+?) -->")
_HTML_LINK = re.compile(r"""\b(?:href|src|srcset)=["']([^"']+)["']""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; its text is the page's lines ``first`` up to, and without, ``last``."""

    language: str
    first: int
    last: int
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page leads to, as it is written, and the number of the line."""

    target: str
    line: int


@dataclass(slots=True)
class Page:
    """A page, read; ``spans`` are the pieces of code inside its sentences."""

    path: Path
    lines: Sequence[str]
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Its path in the repository."""
        return page_name(self.path)

    def text_of(self, block: Block) -> list[str]:
        """Return the lines of a block."""
        return list(self.lines[block.first : block.last])


def page_name(path: Path) -> str:
    """Return the path of a page in the repository; elsewhere its name alone."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def all_pages() -> list[Path]:
    """Return the pages of the repository, in order."""
    return [
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    ]


def read_page(path: Path) -> Page:
    """Read a page; a ``ValueError`` for a note that is not known or belongs to no block."""
    page = Page(path, path.read_text("utf-8").split("\n"))
    slugs: Counter[str] = Counter()
    notes: dict[str, str] = {}
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(page.lines))
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if token.type == "inline":
            page.links += _links(token)
            page.spans += [child.content for child in token.children or [] if child.type == "code_inline"]
            if before is not None and before.type == "heading_open":
                page.anchors.add(_anchor(token, slugs))
        elif token.type == "html_block":
            page.links += [Link(target, _line(token)) for target in _HTML_LINK.findall(token.content)]
            notes |= dict(_NOTE.findall(token.content))
        elif token.type == "fence":
            page.blocks.append(_block(token, notes))
            notes = {}
    unknown = {key for block in page.blocks for key in block.notes} - NOTES
    if unknown or notes:
        raise ValueError(f"{page.name}: no block follows, or no such note: {sorted(unknown) or notes}")
    return page


def broken_links(page: Page) -> list[str]:
    """Return what is wrong with the page's links into the repository, a line for each."""
    return [
        f"{page.name}:{link.line}: {link.target}: {problem}"
        for link in page.links
        if (problem := _problem(page, link.target)) is not None
    ]


def linked_pages(page: Page) -> set[Path]:
    """Return the files of the repository that a page leads to."""
    inside = [link.target for link in page.links if not _ELSEWHERE.match(link.target)]
    return {_file(page, target.partition("#")[0]) for target in inside}


def _problem(page: Page, target: str) -> str | None:
    if _ELSEWHERE.match(target):
        return None
    name, _, anchor = target.partition("#")
    file = _file(page, name)
    if not file.exists() or not file.is_relative_to(ROOT if page.path.is_relative_to(ROOT) else "/"):
        return "there is no such file"
    if anchor and anchor not in (page.anchors if file == page.path else _anchors_of(file)):
        return "there is no such heading"
    return None


def _file(page: Page, name: str) -> Path:
    return (page.path.parent / unquote(name)).resolve() if name else page.path


@cache
def _anchors_of(file: Path) -> frozenset[str]:
    return frozenset(read_page(file).anchors if file.suffix == ".md" else ())


def _block(token: Token, notes: Mapping[str, str]) -> Block:
    if token.map is None or token.level:
        raise ValueError(f"a block in a list cannot be checked: {token.content!r}")
    first = token.map[0] + 1
    return Block(token.info.strip(), first, first + token.content.count("\n"), dict(notes))


def _links(token: Token) -> Iterator[Link]:
    for child in token.children or []:
        target = child.attrGet("href" if child.type == "link_open" else "src")
        if target is not None:
            yield Link(str(target), _line(token))
        elif child.type == "html_inline":
            yield from (Link(found, _line(token)) for found in _HTML_LINK.findall(child.content))


def _anchor(heading: Token, slugs: Counter[str]) -> str:
    """Return what forges make of a heading: small letters, hyphens for spaces, a number where it repeats."""
    text = "".join(child.content for child in heading.children or [] if child.type in {"text", "code_inline"})
    slug = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
    slugs[slug] += 1
    return slug if slugs[slug] == 1 else f"{slug}-{slugs[slug] - 1}"


def _line(token: Token) -> int:
    return 0 if token.map is None else token.map[0] + 1
