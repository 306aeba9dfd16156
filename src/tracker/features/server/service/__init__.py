"""What can be done with the database as a whole. These functions have no session: they make or break it."""

from tracker.features.server.service.access import connection_url, psql_call
from tracker.features.server.service.lifecycle import start, stop
from tracker.features.server.service.moves import (
    DowngradePlan,
    SchemaChange,
    downgrade,
    plan_downgrade,
    upgrade,
)
from tracker.features.server.service.status import DatabaseStatus, Versions, status, versions

__all__ = [
    "DatabaseStatus",
    "DowngradePlan",
    "SchemaChange",
    "Versions",
    "connection_url",
    "downgrade",
    "plan_downgrade",
    "psql_call",
    "start",
    "status",
    "stop",
    "upgrade",
    "versions",
]
