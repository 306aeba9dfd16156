"""Who may reach a private server, and how it runs for somebody who is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.server.helpers import SOURCE, ask, files
from tracker.core.errors import DatabaseError
from tracker.core.locations import Locations
from tracker.db import server
from tracker.db.server.identity import ServerUser, run_as
from tracker.db.server.paths import ServerPaths
from tracker.db.server.programs import binaries, server_binaries
from tracker.db.server.sockets import fits, prepare_socket_directory

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


@only_root
def test_a_stranger_on_the_machine_is_refused(shared_home: Locations) -> None:
    stranger = pwd.getpwnam("daemon")
    address = server.ensure_running(shared_home)
    refused = _psql_as(stranger.pw_uid, address)
    assert refused.returncode != 0
    assert "Permission denied" in refused.stderr

    # Even past the directory, the server itself asks the system who is there.
    opened = [files(shared_home).base, address.socket_directory, address.socket_directory / ".s.PGSQL.5432"]
    for path in opened:
        path.chmod(0o777)
    try:
        refused = _psql_as(stranger.pw_uid, address)
        welcome = _psql_as(files(shared_home).base.stat().st_uid, address)
    finally:
        for path in opened:
            path.chmod(0o700)
    assert refused.returncode != 0
    assert "Peer authentication failed" in refused.stderr
    assert welcome.stdout == "1\n"


def _psql_as(uid: int, address: server.ServerAddress) -> subprocess.CompletedProcess[str]:
    entry = pwd.getpwuid(uid)
    programs = server_binaries(ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid))
    return subprocess.run(
        [programs / "psql", address.url("postgres", "postgres"), "-XAtc", "select 1"],
        user=uid,
        group=entry.pw_gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass
class Person:
    """An ordinary user with a home: another user when root runs the tests, otherwise who runs them."""

    home: Path
    uid: int
    python: str
    search_path: str

    def says(self, script: str, tracker_home: Path) -> str:
        """Run a script with tracker as this person."""
        finished = subprocess.run(
            [self.python, "-c", _PRELUDE + script],
            env={"TRACKER_HOME": str(tracker_home), "PYTHONPATH": self.search_path, "PATH": os.defpath},
            user=self.uid if os.geteuid() == 0 else None,
            group=self.home.stat().st_gid if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
            cwd="/",
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        return finished.stdout.strip()


_PRELUDE = """
import os
from tracker.core.errors import DatabaseError
from tracker.core.locations import locate
from tracker.db import server
locations = locate(os.environ)
"""


@pytest.fixture
def person() -> Iterator[Person]:
    home = Path(tempfile.mkdtemp(prefix="tracker-person-"))
    try:
        yield _person(home)
    finally:
        shutil.rmtree(home)


def _person(home: Path) -> Person:
    if os.geteuid() != 0:
        site = binaries().parents[2]
        return Person(home, os.geteuid(), sys.executable, os.pathsep.join((str(SOURCE), str(site))))
    entry = pwd.getpwnam("nobody")
    user = ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)
    # Neither the checkout nor the virtual environment need be open to that user.
    shutil.copytree(SOURCE / "tracker", home / "src" / "tracker")
    for path in (home, *home.rglob("*")):
        os.chown(path, user.uid, user.gid)
    site = server_binaries(user).parents[2]
    return Person(home, user.uid, _python_for(user), os.pathsep.join((str(home / "src"), str(site))))


def _python_for(user: ServerUser) -> str:
    """This Python when the user may run it (it may lie in root's home), else the system's."""
    for python in (str(Path(sys.base_prefix, "bin", "python3")), "/usr/bin/python3"):
        try:
            code, _, _ = run_as(user, [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
        except OSError:
            continue
        if code == 0:
            return python
    pytest.skip(f"no Python 3.11 that the user {user.name} may run")


def test_an_ordinary_user_has_the_server_in_their_own_home(person: Person) -> None:
    tracker_home = person.home / """my, "data" $HOME 'ü' \\ `id`"""
    script = (
        "address = server.ensure_running(locations)\n"
        "state = server.status(locations)\n"
        "print(state.running, address.socket_directory, state.data_directory)\n"
        "print(server.stop(locations), server.start(locations))\n"
        "print(server.ensure_running(locations) == address)\n"
        "server.destroy(locations)\n"
    )
    base = tracker_home / "data" / "server"
    assert person.says(script, tracker_home).splitlines() == [
        f"True {base / 'run'} {base / 'cluster'}",
        "True True",
        "True",
    ]


def test_a_long_home_gets_a_short_private_socket_directory(person: Person) -> None:
    tracker_home = person.home / ("long" * 20) / ("long" * 20)
    script = (
        "address = server.ensure_running(locations)\n"
        "facts = os.lstat(address.socket_directory)\n"
        "length = len(os.fsencode(address.socket_directory / '.s.PGSQL.5432'))\n"
        "print(length <= 103, oct(facts.st_mode), facts.st_uid == os.getuid())\n"
        "print(server.ensure_running(locations) == address)\n"
        "server.destroy(locations)\n"
        "print(address.socket_directory.exists())\n"
    )
    assert person.says(script, tracker_home).splitlines() == ["True 0o40700 True", "True", "False"]


_REFUSAL = """
try:
    server.ensure_running(locations)
except DatabaseError as refusal:
    print(refusal.message)
"""


@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null/home"])
def test_a_home_that_cannot_be_made_is_an_error_that_quotes_it(person: Person, place: str) -> None:
    said = person.says(_REFUSAL, Path(place))
    assert place in said
    assert "cannot be used" in said


@only_root
def test_data_of_another_user_is_refused_by_name_of_the_path(person: Person) -> None:
    base = person.home / "theirs" / "data" / "server"
    base.mkdir(parents=True)
    os.chown(base.parent, person.uid, -1)
    assert (
        person.says(_REFUSAL, base.parents[1]) == f"The database in {base} belongs to another user (uid 0)."
    )

    closed = person.home / "closed"
    closed.mkdir(mode=0o700)
    said = person.says(_REFUSAL, closed)
    assert said.startswith("The operating system does not permit tracker to use ")
    assert str(closed) in said


def test_a_planted_link_is_not_followed_to_the_sockets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = ServerUser("me", os.geteuid(), os.getegid())
    paths = ServerPaths(tmp_path / ("x" * 120))
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        honest = prepare_socket_directory(paths, me)
        assert honest.parent == Path(runtime)
        assert fits(honest)
        honest.rmdir()
        elsewhere = Path(runtime, "elsewhere")
        elsewhere.mkdir(mode=0o700)
        honest.symlink_to(elsewhere)
        other = prepare_socket_directory(paths, me)
    assert other.parent == Path(tempfile.gettempdir())
    other.rmdir()


def test_no_place_for_sockets_is_an_error_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = ServerUser("me", os.geteuid(), os.getegid())
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / ("y" * 120)))
    with pytest.raises(DatabaseError) as refusal:
        prepare_socket_directory(ServerPaths(tmp_path / ("x" * 120)), me)
    assert "TRACKER_HOME" in str(refusal.value.hint)


@only_root
def test_root_never_runs_the_server_as_root(shared_home: Locations) -> None:
    assert ask(shared_home, "select 1") == "1"
    pid = server.status(shared_home).pid
    assert Path(f"/proc/{pid}").stat().st_uid == files(shared_home).base.stat().st_uid != 0
