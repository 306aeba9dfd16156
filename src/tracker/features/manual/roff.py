r"""Writing roff, the language of manual pages: plain text, headings, terms, examples, and a little Markdown.

Of the `man` macros only those that mandoc knows too. A backslash is written ``\e``, and a line may not begin
with a full stop or an apostrophe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMMENT = re.compile(r"^<!--.*?-->\n?", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```[\s\S]*?^```$|^(?!```).+(?:\n(?!```).+)*", re.MULTILINE)
_CODE_OR_LINK = re.compile(r"`(?P<code>[^`]+)`|!?\[(?P<text>[^\]]+)\]\([^)]*\)|\*\*(?P<strong>[^*]+)\*\*")


def plain(text: str) -> str:
    """Return text as roff that prints just that; a hyphen stays one that can be copied."""
    return text.replace("\\", "\\e").replace("-", "\\-")


def bold(text: str) -> str:
    """Return text as roff that prints it bold."""
    return f"\\fB{plain(text)}\\fR"


def line(roff: str) -> str:
    """Return a line of text that is not taken for a request."""
    return f"\\&{roff}" if roff.startswith((".", "'")) else roff


def heading(title: str) -> list[str]:
    """Begin a section."""
    return [f".SH {plain(title.upper())}"]


def subheading(title: str) -> list[str]:
    """Begin a part of a section."""
    return [f".SS {plain(title)}"]


def paragraphs(text: str) -> Iterator[str]:
    """Write help texts: paragraphs that are filled, and indented lines that are kept."""
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith(" "):
            yield from example(block.splitlines())
        elif block:
            yield ".PP"
            yield line(plain(" ".join(block.split())))


def terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Write terms in bold with their meaning below."""
    for term, meaning in rows:
        yield from (".TP", line(bold(term)), line(plain(meaning) or "\\&"))


def example(lines: Iterable[str]) -> Iterator[str]:
    """Write lines as they are, indented."""
    yield from (".PP", ".RS 4", ".nf", *(line(plain(each.strip())) for each in lines), ".fi", ".RE")


def markdown(page: str) -> Iterator[str]:
    """Write a page of the documentation, whose first heading becomes a section's."""
    for found in _BLOCK.finditer(_COMMENT.sub("", page)):
        block = found[0]
        lines = block.splitlines()
        if block.startswith("# "):
            yield from heading(block.removeprefix("# "))
        elif block.startswith("## "):
            yield from subheading(block.removeprefix("## "))
        elif block.startswith("|"):
            yield from _table(lines)
        elif block.startswith("```"):
            yield from example(lines[1:-1])
        elif block.startswith("- "):
            for each in lines:
                yield from (".IP \\(bu 2", line(_inline(each.removeprefix("- "))))
        else:
            yield ".PP"
            yield from (line(_inline(each)) for each in lines)


def _table(lines: list[str]) -> Iterator[str]:
    """Write a table as terms: the first cell of a row, below it the others."""
    for row in lines[2:]:
        first, *others = (cell.strip() for cell in row.strip("|").split(" | "))
        told = "; ".join(filter(None, (cell.strip(" |") for cell in others)))
        yield from (".TP", line(_inline(first.strip(" |"))), line(_inline(told) or "\\&"))


def _inline(text: str) -> str:
    """Write code and what is strong in bold, links as their text."""
    parts = []
    end = 0
    for found in _CODE_OR_LINK.finditer(text):
        parts.append(plain(text[end : found.start()]))
        strong = found["code"] or found["strong"]
        parts.append(bold(strong) if strong else plain(found["text"]))
        end = found.end()
    return "".join(parts) + plain(text[end:])
