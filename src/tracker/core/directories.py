"""The rules of where files live, as plain text: the warm client affords no more than `os` and `sys`.

Everybody else asks `locations`, which answers from here.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def directories(environ: "Mapping[str, str]") -> tuple[str, str, str, str]:
    """Return the absolute directories of configuration, data, runtime and state; not for Windows.

    ``TRACKER_HOME`` moves all of them under one; else the ``XDG_*`` variables and the system's habits decide.
    Relative ``XDG_*`` values are ignored, as their specification asks.
    """
    home = environ.get("TRACKER_HOME", "")
    if home:
        base = os.path.join(os.getcwd(), os.path.expanduser(home))
        return f"{base}/config", f"{base}/data", f"{base}/runtime", f"{base}/state"
    state = _usual(environ, "XDG_STATE_HOME", ".local/state")
    return (
        _usual(environ, "XDG_CONFIG_HOME", ".config"),
        _usual(environ, "XDG_DATA_HOME", ".local/share"),
        # Without XDG_RUNTIME_DIR, others fall back to /tmp, which is shared.
        _from_xdg(environ, "XDG_RUNTIME_DIR") or f"{state}/run",
        state,
    )


def open_private(directory: str) -> int:
    """Open a real directory (no symlink) that nobody but this user can enter; raise ``OSError`` otherwise."""
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    facts = os.fstat(handle)
    if facts.st_uid != os.geteuid() or facts.st_mode & 0o077:
        os.close(handle)
        raise PermissionError(f"{directory} is not private")
    return handle


def _usual(environ: "Mapping[str, str]", variable: str, place: str) -> str:
    below = "Library/Application Support" if sys.platform == "darwin" else place
    return _from_xdg(environ, variable) or os.path.expanduser(f"~/{below}/tracker")


def _from_xdg(environ: "Mapping[str, str]", variable: str) -> str:
    value = environ.get(variable, "")
    return f"{value}/tracker" if value.startswith("/") else ""
