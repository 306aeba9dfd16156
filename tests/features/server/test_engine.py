"""What a URL means: as libpq reads it, with safe defaults for hosts that are not local."""

from __future__ import annotations

import os

import pytest

from tracker.core.errors import UsageError
from tracker.db.engine import connection_parameters, undisturbed

SAFE = {"sslmode": "verify-full", "channel_binding": "require"}


def encryption(url: str, **environ: str) -> dict[str, str]:
    parameters = connection_parameters(url, environ)
    return {key: value for key, value in parameters.items() if key in SAFE}


@pytest.mark.parametrize(
    "url",
    [
        "postgresql:///growth",
        "postgresql://ann@localhost/growth",
        "postgresql://127.0.0.1:5433/growth",
        "postgresql://[::1]/growth",
        "postgresql:///growth?host=/run/postgresql",
        "postgresql://%2Frun%2Fpostgresql/growth",
        "host=/tmp dbname=growth",
        "host=localhost,127.0.0.1",
    ],
)
def test_local_hosts_need_no_encryption(url: str) -> None:
    assert encryption(url) == {}


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://db.example.org/growth",
        "postgresql://localhost,db.example.org/growth",
        "postgresql://localhost:1,db.example.org:2/growth",
        "postgresql:///growth?hostaddr=192.0.2.1",
        "service=shared",
        "postgresql+psycopg://ann@db.example.org/growth",
    ],
)
def test_other_hosts_are_verified(url: str) -> None:
    assert encryption(url) == SAFE


@pytest.mark.parametrize("variable", ["PGHOST", "PGHOSTADDR", "PGSERVICE"])
def test_a_host_of_the_environment_counts(variable: str) -> None:
    assert encryption("postgresql:///growth", **{variable: "db.example.org"}) == SAFE


def test_what_is_said_holds() -> None:
    url = "postgresql://db.example.org/growth"
    assert encryption(f"{url}?sslmode=require&channel_binding=prefer") == {
        "sslmode": "require",
        "channel_binding": "prefer",
    }
    assert encryption(f"{url}?sslmode=disable") == {"sslmode": "disable"}
    assert encryption(url, PGSSLMODE="verify-ca", PGCHANNELBINDING="prefer") == {}
    assert encryption(url, PGSSLMODE="disable") == {}


def test_options_are_kept_beside_the_search_path() -> None:
    options = connection_parameters("postgresql:///g?options=-cwork_mem%3D8MB", {}, now="2026-11-20 12:00")[
        "options"
    ]
    assert options.endswith(" -cwork_mem=8MB -csearch_path=tracker,pg_temp -ctracker.now=2026-11-20T12:00")
    inherited = connection_parameters("postgresql:///g", {"PGOPTIONS": "-cjit=off"})["options"]
    assert inherited.endswith(" -cjit=off -csearch_path=tracker,pg_temp")


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://ann:secret@host/db",
        "postgresql://ann:secret@host/db?unknown=1",
        "postgresql://ann:sec%zzret@host/db",
        "postgres//ann:secret@host/db",
    ],
)
def test_what_is_no_url_is_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(UsageError, match="The database URL cannot be read") as refused:
        connection_parameters(url, {})
    assert "secret" not in str(refused.value)
    assert "zzret" not in str(refused.value)


def test_the_environment_is_hidden_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "nowhere")
    with undisturbed():
        assert "PGHOST" not in os.environ
    assert os.environ["PGHOST"] == "nowhere"
