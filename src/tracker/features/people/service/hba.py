"""Reading pg_hba.conf as the server does: whether members get in with a password, and nobody without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

State = Literal["ok", "warn", "fail"]

_MEMBERS = "+tracker_member"
_LOOPBACK = frozenset({"127.0.0.1", "127.0.0.0", "::1", "samehost", "localhost"})
_SCRAM = frozenset({"scram-sha-256", "md5"})
"""With md5 the server asks for SCRAM too where it keeps a SCRAM verifier, as it does of every person here."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of pg_hba.conf as `pg_hba_file_rules` tells it."""

    line: int
    type: str | None
    databases: Sequence[str]
    users: Sequence[str]
    address: str | None
    method: str | None
    error: str | None = None

    def concerns(self, database: str) -> bool:
        """Whether people of the database may come by this line."""
        return bool({"all", database} & set(self.databases)) and bool({"all", _MEMBERS} & set(self.users))

    @property
    def is_local(self) -> bool:
        """Whether it is about the server's own machine only."""
        return self.type == "local" or self.address in _LOOPBACK

    def __str__(self) -> str:
        """Return the line as it might be written."""
        words = [self.type, ",".join(self.databases), ",".join(self.users), self.address, self.method]
        return f"line {self.line}: {' '.join(word for word in words if word)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, how bad it is, and what to do about it."""

    state: State
    found: str
    advice: str | None = None


def judge(rules: Sequence[Rule], *, database: str) -> Verdict:
    """Return the worst thing that the file holds for people of a database."""
    mend = f"In pg_hba.conf write: hostssl {database} {_MEMBERS} all scram-sha-256; SELECT pg_reload_conf();"
    broken = next((rule for rule in rules if rule.error), None)
    if broken is not None:
        return Verdict(
            "fail", f"line {broken.line}: {broken.error}", "Mend the line; the file is not in use."
        )
    ours = [rule for rule in rules if rule.concerns(database)]
    by_password = [rule for rule in ours if rule.method in _SCRAM and rule.type != "local"]
    return _too_open(ours, mend) or _too_narrow(by_password, mend) or Verdict("ok", str(by_password[0]))


def _too_open(rules: Sequence[Rule], mend: str) -> Verdict | None:
    doors = [rule for rule in rules if rule.method in ("trust", "password")]
    for rule in doors:
        if not rule.is_local:
            what = "no password" if rule.method == "trust" else "the password in clear"
            return Verdict("fail", f"{rule} asks for {what}", mend)
    for rule in rules:
        if rule.method in _SCRAM and rule.type != "hostssl" and not rule.is_local:
            return Verdict("warn", f"{rule} does not ask for TLS", mend)
    if doors:
        found = f"{doors[0]} lets everybody on the server's machine be anybody"
        return Verdict("warn", found, "Write scram-sha-256 or peer there.")
    return None


def _too_narrow(by_password: Sequence[Rule], mend: str) -> Verdict | None:
    if not by_password:
        return Verdict("fail", "no line lets login roles in with scram-sha-256", mend)
    if all(rule.is_local for rule in by_password):
        return Verdict("warn", f"{by_password[0]} lets in from the server's machine only", mend)
    return None
