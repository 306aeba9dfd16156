"""The dump that reviews read is what the migrations make."""

from __future__ import annotations

from tests.fixtures.cluster import Cluster
from tests.schema.dump import FILE, dump


def test_the_dump_is_current(cluster: Cluster) -> None:
    assert FILE.read_text("utf-8") == dump(cluster), (
        "the schema changed: run `make schema` and review the difference"
    )
