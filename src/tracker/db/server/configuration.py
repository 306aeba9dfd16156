"""The text of the server's configuration files: small, silent, reachable by its owner alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.db.server.model import PORT

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = "# Written by tracker whenever it starts the server; changes made here are lost.\n"

_SETTINGS = f"""\
# Settings of your own go into custom.conf beside this file.

# Reachable through the Unix socket only.
listen_addresses = ''
port = {PORT}
unix_socket_permissions = 0700

# Small: one person, no replica.
max_connections = 100
shared_buffers = 8MB
io_method = sync
wal_level = minimal
max_wal_senders = 0
max_logical_replication_workers = 0
min_wal_size = 32MB
jit = off

# Durable: what tracker says it saved is on the disk.
fsync = on
synchronous_commit = on

# Not POSIX shared memory: a logout may clear /dev/shm, and containers keep it tiny.
dynamic_shared_memory_type = mmap

# The log says what happens to the server. Refused statements are shown by the client and may be private.
log_min_messages = log
log_min_error_statement = panic
log_checkpoints = off
log_line_prefix = '%m [%p] '

# Sessions set their own; the server's must not depend on where it was started.
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
"""

_ACCESS_RULES = "local all all peer map=tracker\n"


def settings(socket_directory: Path) -> str:
    """``postgresql.conf`` for a server whose socket lies in this directory."""
    sockets = _quoted(_list_item(str(socket_directory)))
    return f"{_HEADER}{_SETTINGS}\nunix_socket_directories = {sockets}\n\ninclude_if_exists = 'custom.conf'\n"


def access_rules() -> str:
    """``pg_hba.conf``: the operating system says who is asking, and nobody comes in over a network."""
    return _HEADER + _ACCESS_RULES


def identity_map(*system_users: str) -> str:
    """``pg_ident.conf``: these users of the operating system may log in as any role."""
    lines = [f'tracker "{name}" all\n' for name in dict.fromkeys(system_users)]
    return _HEADER + "".join(lines)


def _list_item(directory: str) -> str:
    """One entry of a comma-separated setting, whatever the path contains."""
    return '"' + directory.replace('"', '""') + '"'


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
