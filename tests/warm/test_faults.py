"""What may go wrong with the warm process: a command works all the same, or tells."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.warm.home import COMMAND, Home, eventually, is_alive
from tracker.core.locations import locate
from tracker.warm.launch import LOCK_VARIABLE, make_runtime_directory, take_lock
from tracker.warm.log import LARGEST_BYTES, Log

ROWS = "day,Sleep\n2026-11-01,4\n2026-11-02,3\n"


def _begin_import(home: Home) -> tuple[subprocess.Popen[str], int, int]:
    """Start an import that has not been given all of its input; it, the warm process and the child.

    Its journey may be there already.
    """
    home.aside("journey", "create", "Health", "-d", "Sleep")
    pid = int(str(home.status()["pid"]))
    eventually(lambda: not home.commands())
    process = home.begin("import", "checkins", "-", "--journey", "health", "--json")
    assert process.stdin is not None
    process.stdin.write(ROWS)
    process.stdin.flush()
    eventually(home.commands)
    return process, pid, home.commands()[0]


def _days(home: Home) -> int:
    return len(home.aside("history", "2026-11-01..2026-11-02", "-o", "ndjson").stdout.splitlines())


def test_killed_with_the_command_in_it(warm: Home) -> None:
    process, pid, child = _begin_import(warm)
    with process:
        os.kill(pid, signal.SIGKILL)
        os.kill(child, signal.SIGKILL)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "saved wholly or not at all" in stderr
    assert _days(warm) == 0


def test_killed_while_a_command_runs_which_goes_on(warm: Home) -> None:
    process, pid, _ = _begin_import(warm)
    with process:
        os.kill(pid, signal.SIGKILL)
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert _days(warm) == 2


def test_ctrl_c_reaches_a_command_whose_warm_process_is_gone(warm: Home) -> None:
    process, pid, child = _begin_import(warm)
    with process:
        os.kill(pid, signal.SIGKILL)
        os.kill(process.pid, signal.SIGTERM)
        process.communicate(timeout=60)
    assert process.returncode != 0
    eventually(lambda: not is_alive(child))
    assert _days(warm) == 0


def test_a_killed_command_is_reported(steady: Home) -> None:
    process, pid, child = _begin_import(steady)
    with process:
        os.kill(child, signal.SIGKILL)
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert is_alive(pid)
    eventually(lambda: "ended by signal 9" in steady.log())
    assert _days(steady) == 0


def test_a_killed_client_takes_its_command_along(steady: Home) -> None:
    process, _, child = _begin_import(steady)
    with process:
        process.kill()
        process.communicate(timeout=60)
    eventually(lambda: not is_alive(child))
    assert _days(steady) == 0


def test_killed_between_commands(warm: Home) -> None:
    pid = int(str(warm.status()["pid"]))
    os.kill(pid, signal.SIGKILL)
    eventually(lambda: not is_alive(pid))
    assert warm.run("--version").exit_code == 0
    # The cold command has left a new warm process, over the socket of the old one.
    eventually(lambda: _answers(warm))
    assert warm.run("--version").exit_code == 0
    assert warm.served() == 1


def _answers(home: Home) -> bool:
    try:
        return bool(home.status())
    except (AssertionError, ValueError):
        return False


def test_hung(warm: Home) -> None:
    pid = int(str(warm.status()["pid"]))
    warm.extra["TRACKER_WARM_PATIENCE"] = "0.2"
    os.kill(pid, signal.SIGSTOP)
    try:
        assert warm.run("habit", "add", "Read").exit_code == 0
    finally:
        os.kill(pid, signal.SIGCONT)
    warm.extra.clear()
    # What it was offered meanwhile, it must not run a second time.
    assert warm.run("habit", "list", "-o", "ndjson").stdout.count("\n") == 1
    assert warm.served() == 1


def test_a_socket_left_over(home: Home) -> None:
    pid = home.start()
    (left,) = (home.path / "runtime").glob("*.sock")
    home.stop()
    assert not left.exists()
    with socket.socket(socket.AF_UNIX) as leftover:
        leftover.bind(str(left))
    assert home.run("--version").exit_code == 0
    eventually(lambda: _answers(home))
    assert home.status()["pid"] != pid


def test_no_room_for_its_log(home: Home) -> None:
    (home.path / "state").mkdir(parents=True)
    (home.path / "state" / "warm.log").symlink_to("/dev/full")
    home.start()
    assert home.run("--version").exit_code == 0
    assert home.served() == 1


def test_its_log_stays_small(tmp_path: Path) -> None:
    log = Log(tmp_path / "warm.log")
    for _ in range(40):
        log.write("x" * 20_000)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 2
    assert max(sizes) < LARGEST_BYTES + 30_000
    assert log.path.stat().st_mode & 0o077 == 0


def test_a_log_on_a_full_disk_is_no_fault(tmp_path: Path) -> None:
    class Full(Log):
        def _set_aside_long(self) -> None:
            """Leave the device where it is."""

    Full(Path("/dev/full")).write("lost")
    Log(tmp_path / "missing" / "warm.log").write("lost")


def test_many_at_once(steady: Home) -> None:
    served = steady.served()
    with ThreadPoolExecutor(40) as pool:
        codes = list(pool.map(lambda _: steady.run("--version").exit_code, range(80)))
    assert codes == [0] * 80
    assert steady.served() > served


def test_a_touched_program_is_loaded_anew(home: Home) -> None:
    """A copy of the package stands for an upgrade."""
    import tracker

    copy = home.path / "library"
    shutil.copytree(Path(tracker.__file__).parent, copy / "tracker")
    shutil.copytree(Path(tracker.__file__).parents[2] / "migrations", home.path / "migrations")
    home.extra["PYTHONPATH"] = str(copy)
    first = home.start()
    (copy / "tracker" / "cli" / "help.py").touch()
    assert home.run("--version").exit_code == 0
    eventually(lambda: not is_alive(first))
    assert "has changed" in home.log()
    (copy / "tracker" / "__init__.py").write_text('__version__ = "9.9.9"\n')
    assert home.run("--version").stdout == "tracker 9.9.9\n"


def test_a_touched_configuration_ends_it(warm: Home) -> None:
    first = int(str(warm.status()["pid"]))
    (warm.path / "config").mkdir(exist_ok=True)
    (warm.path / "config" / "config.toml").write_text("")
    assert warm.run("--version").exit_code == 0
    eventually(lambda: not is_alive(first))
    assert "has changed" in warm.log()


def test_another_home_is_not_served(steady: Home, place: Path) -> None:
    served = steady.served()
    other = Home(place / "other", steady.url)
    assert other.run("--version").exit_code == 0
    other.stop()
    assert steady.served() == served


@pytest.mark.parametrize("mode", [0o755, 0o770])
def test_a_directory_that_others_can_enter_is_not_trusted(steady: Home, mode: int) -> None:
    served = steady.served()
    (steady.path / "runtime").chmod(mode)
    assert steady.run("--version").exit_code == 0
    (steady.path / "runtime").chmod(0o700)
    assert steady.served() == served


def test_a_symlink_is_not_followed(steady: Home, place: Path) -> None:
    served = steady.served()
    runtime = steady.path / "runtime"
    runtime.rename(place / "elsewhere")
    runtime.symlink_to(place / "elsewhere")
    assert steady.run("--version").exit_code == 0
    runtime.unlink()
    (place / "elsewhere").rename(runtime)
    assert steady.served() == served


def test_another_user_is_not_served(steady: Home) -> None:
    """Root's warm process, asked by nobody: the directory is closed, and so is the socket itself."""
    if os.geteuid() != 0:
        # Without a second user, whoever is asked for must not be taken for this one.
        assert (steady.path / "runtime").stat().st_mode & 0o077 == 0
        return
    (socket_file,) = (steady.path / "runtime").glob("*.sock")
    (steady.path / "runtime").chmod(0o755)
    socket_file.chmod(0o777)
    code = (
        "import socket, sys; s = socket.socket(socket.AF_UNIX); s.settimeout(5); s.connect(sys.argv[1])\n"
        "try:\n    s.sendall(bytes(7) + bytes([6]) + b'status'); told = s.recv(9)\n"
        "except ConnectionError:\n    told = b''\nsys.exit(len(told))"
    )
    (steady.path).parent.chmod(0o755)
    steady.path.chmod(0o755)
    stranger = subprocess.run(
        ["/usr/bin/env", "python3", "-c", code, str(socket_file)],
        user="nobody",
        cwd="/",
        check=False,
        timeout=30,
    )
    (steady.path / "runtime").chmod(0o700)
    assert stranger.returncode == 0
    assert "another user" in steady.log()


def test_it_leaves_by_itself(home: Home) -> None:
    home.extra["TRACKER_WARM_IDLE"] = "2"
    pid = home.start()
    eventually(lambda: not is_alive(pid))
    assert "ending: idle" in home.log()
    assert not list((home.path / "runtime").glob("*.sock"))


def test_only_one_comes_up(home: Home) -> None:
    locations = locate({"TRACKER_HOME": str(home.path)})
    make_runtime_directory(str(locations.runtime))
    lock = take_lock(str(locations.runtime), "warm-x.sock")
    assert lock is not None
    assert take_lock(str(locations.runtime), "warm-x.sock") is None
    os.close(lock)


def test_a_cold_command_does_not_wait_for_it(home: Home) -> None:
    """Nothing that the command was given is kept open by what it leaves behind."""
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    process = subprocess.Popen([*COMMAND, "--version"], env=home.environment(), pass_fds=[writing])
    os.close(writing)
    process.wait(60)
    begun = time.monotonic()
    assert os.read(reading, 1) == b""
    assert time.monotonic() - begun < 1
    os.close(reading)


def test_its_variables_are_its_own(steady: Home) -> None:
    pid = int(str(steady.status()["pid"]))
    environment = Path(f"/proc/{pid}/environ").read_bytes()
    assert steady.url.encode() not in environment
    assert LOCK_VARIABLE.encode() in environment
    assert Path(f"/proc/{pid}/cwd").readlink() == Path("/")
    streams = {str(Path(f"/proc/{pid}/fd/{number}").readlink()) for number in range(3)}
    assert streams == {"/dev/null"}
    assert sys.executable.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
