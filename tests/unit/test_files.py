"""Files are whole or not there, and devices and links stay what they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.core.errors import ConflictError, NotFoundError, UsageError
from tracker.output.files import private_file


def write(path: Path, text: bytes = b"new", *, force: bool = True) -> None:
    with private_file(str(path), force=force) as stream:
        stream.write(text)


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    write(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_bytes() == b"new"
    assert (tmp_path / "a.svg").stat().st_mode & 0o777 == 0o600


def test_what_is_there_is_replaced_only_when_forced(tmp_path: Path) -> None:
    write(tmp_path / "a.svg", b"old")
    with pytest.raises(ConflictError):
        write(tmp_path / "a.svg", force=False)
    assert (tmp_path / "a.svg").read_bytes() == b"old"
    write(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_bytes() == b"new"


def write_half(path: Path) -> None:
    with private_file(str(path), force=True) as stream:
        stream.write(b"half")
        raise RuntimeError


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.svg", b"old")
    with pytest.raises(RuntimeError):
        write_half(tmp_path / "a.svg")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.svg": b"old"}


def test_a_link_stays_and_leads_to_the_new_text(tmp_path: Path) -> None:
    write(tmp_path / "real.svg", b"old")
    (tmp_path / "link.svg").symlink_to("real.svg")
    write(tmp_path / "link.svg")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real.svg").read_bytes() == b"new"


def test_a_device_a_pipe_and_a_folder_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null"), tmp_path):
        with pytest.raises(UsageError):
            write(path)
    assert not Path("/dev/null").is_file()
    with pytest.raises(NotFoundError):
        write(tmp_path / "nowhere" / "a.svg")
