"""Codes of vouchers as people type them: groups of four, in any case, and checked before anybody is asked.

The database makes them (`migrations/objects/rewards/functions/codes.sql`): 26 random signs of Crockford's
base 32 and two that check them.
"""

from __future__ import annotations

from tracker.core.errors import UsageError
from tracker.core.text import quoted

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which look or sound like others."""
LENGTH = 28
_CHECKS = 2
_MODULUS = 1021
_GROUP = 4
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None})


def grouped(code: str) -> str:
    """Return the code in groups of four, as it is shown: ``K7QP-3M9X-…``."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def looks_like_code(words: str) -> bool:
    """Whether words have a code's length and signs, whatever the check says."""
    return _normal(words) is not None


def read_code(words: str) -> str:
    """Return the code as the database knows it; a ``UsageError`` where it was mistyped.

    Case, blanks and dashes do not count, and O, I and L are taken for the digits that they look like.
    """
    code = _normal(words)
    if code is None:
        raise UsageError(
            f"{quoted(words)} is not a voucher's code.",
            "A code has 28 letters and digits, such as 7K3M-9QPX-..., below the QR code.",
        )
    if check(code[:-_CHECKS]) != code[-_CHECKS:]:
        raise UsageError(f"The code {quoted(words)} is mistyped.", "Compare it with the voucher once more.")
    return code


def check(signs: str) -> str:
    """Return the two signs that check the others: no single slip and no swap of neighbours fits them."""
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, start=1)) % _MODULUS
    return ALPHABET[total // len(ALPHABET)] + ALPHABET[total % len(ALPHABET)]


def _normal(words: str) -> str | None:
    """Return the code's bare signs, None for what cannot be one."""
    bare = words.upper().translate(_MEANT)
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None
