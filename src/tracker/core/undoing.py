"""How a change is taken back, in the one wording that every command which changes something uses."""

from __future__ import annotations

UNDO_COMMAND = "tracker undo"
UNDO_HINT = f"Undo: {UNDO_COMMAND}"
UNCHANGED = "Nothing changed."
"""Said where a command found everything as it was asked to be: there is no step that undo could take back."""
