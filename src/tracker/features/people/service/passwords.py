"""One-time passwords of people who were added or have forgotten theirs."""

from __future__ import annotations

import secrets

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's 32 signs, 5 bits each: none of them is taken for another when it is read or typed."""
_GROUPS, _GROUP_LENGTH = 4, 5


def one_time_password() -> str:
    """Return a password of 100 random bits such as ``7kq2m-x0dfa-9trwe-b3hnz``."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
