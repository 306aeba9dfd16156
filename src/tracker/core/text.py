"""Words: comparing names as people do, finding one thing by part of its name, and showing text safely."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from tracker.core.errors import AmbiguousError, NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

_LISTED_NAMES = 8

# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters except tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of text
    "\u2028\u2029\ufeff\ud800-\udfff]"  # line separators, byte order mark, bytes that were no text
)


def fold(text: str) -> str:
    """Return ``text`` as it is compared: no accents, no case, trimmed, single spaces.

    ``fold("  Ärger  SPASS ") == fold("arger spaß")``. Voicing marks and vowel signs, which make another
    letter in Japanese or Hindi, stay. Folding twice changes nothing.
    """
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(character for character in decomposed if not _is_accent(character))
    plain = bare.casefold().translate(_PLAIN_LETTERS)
    return " ".join(unicodedata.normalize("NFC", plain).split())


def _is_accent(character: str) -> bool:
    # Classes 7 to 9 (nukta, voicing, virama) and 100 to 199 (Thai, Lao, Tibetan vowels) change the letter.
    combining_class = unicodedata.combining(character)
    return combining_class == 1 or 10 <= combining_class <= 36 or combining_class >= 200


def visible(text: str) -> str:
    r"""Return ``text`` with everything that could drive a terminal written out, such as ``\x1b``.

    Line feeds and tabs stay; CR LF becomes a line feed. For human output only: data goes out as it is.
    """
    return _UNSAFE.sub(_written_out, text.replace("\r\n", "\n"))


def _written_out(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def quoted(text: str) -> str:
    """Return ``text`` in double quotes, on one line and safe to show."""
    return '"' + " ".join(visible(text).split()) + '"'


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return ``1 day`` or ``3 days``; ``many`` is for plurals that do not just add an s."""
    return f"{count} {noun if abs(count) == 1 else many or noun + 's'}"


def clock_text(seconds: int) -> str:
    """Return a stretch of time as a countdown shows it: ``18:20``, ``1:05:00``."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def near(query: str, candidates: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the candidates that look most like ``query``, best first; none when nothing is close."""
    by_folded: dict[str, str] = {}
    for candidate in candidates:
        by_folded.setdefault(fold(candidate), candidate)
    hits = get_close_matches(fold(query), list(by_folded), n=limit, cutoff=0.6)
    return [by_folded[hit] for hit in hits]


def pick(
    query: str,
    items: Sequence[T],
    *,
    name: Callable[[T], str],
    kind: str,
    ids: Callable[[T], Sequence[str]] | None = None,
) -> T:
    """Return the one item that ``query`` means; ``kind`` is the noun for messages, such as "journey".

    Tried in order, the first that hits anything decides: an exact id, the name to the letter, the name
    without regard to case and accents, the beginning of the name, the beginning of one of its words, any
    part of it. Several hits are an ``AmbiguousError``, none a ``NotFoundError`` that suggests near names.
    """
    wanted = fold(query)
    if not wanted:
        raise UsageError(f"An empty text names no {kind}.", f"Give the {kind}'s name or the beginning of it.")
    for matches in _stages(query.strip(), wanted, name, ids):
        hits = [item for item in items if matches(item)]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise _ambiguous(query, hits, name, kind, ids)
    raise _not_found(query, [name(item) for item in items], kind)


def _stages(
    verbatim: str, wanted: str, name: Callable[[T], str], ids: Callable[[T], Sequence[str]] | None
) -> list[Callable[[T], bool]]:
    """Return the tests that ``pick`` tries, strictest first."""
    return [
        lambda item: ids is not None and verbatim.casefold() in (key.casefold() for key in ids(item)),
        lambda item: name(item).strip() == verbatim,
        lambda item: fold(name(item)) == wanted,
        lambda item: fold(name(item)).startswith(wanted),
        lambda item: _starts_a_word(fold(name(item)), wanted),
        lambda item: wanted in fold(name(item)),
    ]


def _starts_a_word(folded: str, wanted: str) -> bool:
    return re.search(r"(?<!\w)" + re.escape(wanted), folded) is not None


def _ambiguous(
    query: str,
    hits: Sequence[T],
    name: Callable[[T], str],
    kind: str,
    ids: Callable[[T], Sequence[str]] | None,
) -> AmbiguousError:
    shown = ", ".join(_labelled(item, hits, name, ids) for item in hits[:_LISTED_NAMES])
    more = f" and {len(hits) - _LISTED_NAMES} more" if len(hits) > _LISTED_NAMES else ""
    hint = f"Write more of the {kind}'s name" + (" or its id." if ids else ".")
    return AmbiguousError(f"{quoted(query)} could be {shown}{more}.", hint)


def _labelled(
    item: T, hits: Sequence[T], name: Callable[[T], str], ids: Callable[[T], Sequence[str]] | None
) -> str:
    """Return the quoted name, with its id when another hit has the same name."""
    same = sum(name(other) == name(item) for other in hits) > 1
    keys = ids(item) if ids and same else ()
    return quoted(name(item)) + (f" ({keys[0]})" if keys else "")


def _not_found(query: str, names: Sequence[str], kind: str) -> NotFoundError:
    suggestions = [quoted(candidate) for candidate in near(query, names)]
    hint = f"Did you mean {' or '.join(suggestions)}?" if suggestions else None
    return NotFoundError(f"There is no {kind} {quoted(query)}.", hint)
