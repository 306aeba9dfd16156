"""Servers are changed under a warm process: no command is answered for another one than the chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.fixtures.cluster import ASKING, Cluster, Connection
from tests.fixtures.database import Database, copied_database, fetch
from tests.warm.home import COMMAND, Home, Terminal
from tracker.db.profiles import Profile, Profiles, change_profiles

ONE_TIME = "given by an admin"


@pytest.fixture
def nowhere(place: Path) -> Iterator[Home]:
    """A home whose environment names no database, with a warm process once one is started."""
    made = Home(place / "home", "")
    yield made
    made.stop()


@pytest.fixture
def newcomer(cluster: Cluster, maintenance: Connection) -> Iterator[tuple[Database, str]]:
    """A database that asks for passwords, and a person with a one-time one."""
    name = f"new_{uuid4().hex[:12]}"
    for database in copied_database(cluster, maintenance, ending=ASKING):
        superuser = database.superuser()
        verifier = superuser.pgconn.encrypt_password(ONE_TIME.encode(), b"x", b"scram-sha-256").decode()
        fetch(superuser, "SELECT add_person(%s, %s, NULL, 'Ann', 'UTC', %s)", name, name, verifier)
        yield database, name
        fetch(superuser, "SELECT end_sessions_of(id) FROM users")
        fetch(superuser, "SELECT end_login_role(rolname) FROM pg_roles WHERE rolname = %s", name)


def without_password(url: str) -> str:
    """Return the URL of a member of the tests as one writes it for a login."""
    scheme, _, rest = url.partition("//")
    login, _, host = rest.rpartition("@")
    return f"{scheme}//{login.partition(':')[0]}@{host}"


def test_a_change_of_the_chosen_profile_counts_for_the_next_command(
    nowhere: Home, newcomer: tuple[Database, str]
) -> None:
    database, name = newcomer
    url = without_password(database.url(name))
    nowhere.start()
    line = ("login", url, "--password-stdin", "--new-password-stdin", "--name", "club")
    entered = nowhere.run(*line, stdin=f"{ONE_TIME}\nmine\n")
    assert entered.exit_code == 0, entered
    nowhere.start()
    served = nowhere.served()
    assert f'"{name}"' in nowhere.run("whoami", "--json").stdout
    assert nowhere.served() == served + 1
    config = nowhere.path / "config"
    other = Profile("other", "postgresql://nobody@127.0.0.1:1/x", "nobody")
    change_profiles(config, lambda _: Profiles({"club": Profile("club", url, name), "other": other}, "other"))
    refused = nowhere.run("whoami")
    assert (refused.exit_code, 'not logged in on "other"' in refused.stderr) == (5, True)
    nowhere.start()
    # The variable and the option are the command's own, not those of the process that answers.
    assert nowhere.run("whoami", env={"TRACKER_PROFILE": "club"}).exit_code == 0
    assert nowhere.run("--profile", "club", "whoami").exit_code == 0
    assert nowhere.run("whoami").exit_code == 5
    assert nowhere.served() >= 3


@pytest.mark.parametrize("warm", [False, True])
def test_passwords_are_typed_unseen(nowhere: Home, newcomer: tuple[Database, str], warm: bool) -> None:
    database, name = newcomer
    url = without_password(database.url(name))
    if warm:
        nowhere.start()
    argv = [*COMMAND, "login", url, "--name", "club", "--label", "laptop"]
    with Terminal(argv, nowhere.environment(warm=warm)) as terminal:
        for shown, keys in (
            (f"Password of {name}", ONE_TIME),
            ("New password", "mine"),
            ("Once more", "other"),
            ("New password", "mine"),
            ("Once more", "mine"),
        ):
            terminal.wait_for(shown)
            terminal.type(f"{keys}\n")
        result = terminal.finish()
    assert result.exit_code == 0, result.stdout
    assert f"Logged in as {name}" in result.stdout
    assert ONE_TIME not in result.stdout
    assert "mine" not in result.stdout
    with Terminal([*COMMAND, "password"], nowhere.environment(warm=warm)) as terminal:
        for shown, keys in ((f"Password of {name}", "mine"), ("New password", "next"), ("Once more", "next")):
            terminal.wait_for(shown)
            terminal.type(f"{keys}\n")
        assert terminal.finish().exit_code == 0
    again = nowhere.run("login", url, "--password-stdin", "--name", "club", stdin="next\n", warm=False)
    assert again.exit_code == 0
