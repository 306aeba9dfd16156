"""What a terminal shows of what was written to it."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """Return the text without the sequences that colour it or move the cursor."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")
