"""Writes `migrations/schema.sql`: the schema as PostgreSQL has it, for reviews to show what a change does.

``make schema`` runs this; a test compares the file with the migrations.
"""

from __future__ import annotations

import re
import subprocess
import sys

from tests.fixtures.cluster import Cluster, begin_run, end_run, shared_cluster
from tracker.db import schema, server
from tracker.db.engine import make_engine
from tracker.db.migrations import migrations_directory

FILE = migrations_directory() / "schema.sql"
_HEADER = """\
-- Made by `make schema` from the migrations: for reading and reviewing, not for running.
-- Functions are here only with who may call them; their text stands in objects/.

"""
# Client settings, names of versions, and a key that changes with every dump.
_NOISE = re.compile(r"^(SET |SELECT pg_catalog\.set_config|\\(un)?restrict |-- Dumped |-- PostgreSQL |--$)")
# The makers of login roles are there from PostgreSQL 16 on.
_FUNCTION = re.compile(r"\A.*; Type: FUNCTION;|\AFUNCTION .*; Type: COMMENT;|\AFUNCTION as_tracker_maker_")
_PLACE = re.compile(r"; Schema: .*; Owner: .*")


def dump(cluster: Cluster) -> str:
    """Return the schema at the head, with the clock that shared servers have."""
    name = cluster.template.replace("template", "dump")
    with cluster.connect() as maintenance:
        cluster.drop(maintenance, name)
        maintenance.execute(b"CREATE DATABASE " + name.encode())
        try:
            engine = make_engine(cluster.url(None, name))
            with engine.begin() as connection:
                schema.upgrade(connection)
            return _HEADER + _tidy(_pg_dump(cluster.url(None, name)))
        finally:
            cluster.drop(maintenance, name)


def _pg_dump(url: str) -> str:
    argv = [str(server.binaries() / "pg_dump"), f"--dbname={url}", "--schema-only", "--schema=tracker"]
    return subprocess.run(argv, check=True, capture_output=True, encoding="utf-8").stdout


def _tidy(text: str) -> str:
    lines = "\n".join(line for line in text.splitlines() if not _NOISE.match(line))
    parts = [part for part in re.split(r"(?m)^-- Name: ", lines)[1:] if not _FUNCTION.search(part)]
    return (
        "\n\n".join(f"-- {re.sub(_PLACE, '', part).strip()}" for part in parts).replace("\n\n\n", "\n\n")
        + "\n"
    )


if __name__ == "__main__":
    run = begin_run()
    try:
        FILE.write_text(dump(shared_cluster()), "utf-8")
    finally:
        end_run(run)
    sys.stdout.write(f"Wrote {FILE}.\n")
