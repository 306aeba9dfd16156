"""Starting and stopping the private server. A configured one is somebody else's to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.core.errors import ConflictError
from tracker.db import private, server
from tracker.db.target import named_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.core.locations import Locations


def start(environ: Mapping[str, str], locations: Locations) -> bool:
    """Start the private server, with database and schema in place; False when it was running already."""
    _refuse_configured(environ, locations, "start")
    started = server.start(locations)
    private.set_up(locations)
    return started


def stop(environ: Mapping[str, str], locations: Locations) -> bool:
    """Stop the private server, ending whatever is under way; False when it was not running."""
    _refuse_configured(environ, locations, "stop")
    return server.stop(locations)


def _refuse_configured(environ: Mapping[str, str], locations: Locations, verb: str) -> None:
    if named_place(environ, locations) is not None:
        raise ConflictError(
            f"tracker cannot {verb} the configured database: it {verb}s only the private server of its own.",
            f"For that one: tracker --profile private db {verb}",
        )
