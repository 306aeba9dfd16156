"""What a clean interpreter imports: nothing of a feature for help and completion, little for anything."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from tracker.cli.registry import ENTRIES

Python = Callable[[str], subprocess.CompletedProcess[str]]

HEAVY = {"rich", "sqlalchemy", "psycopg", "alembic", "pydantic", "platformdirs"}
TELL = "import sys; print('\\nLOADED', *sys.modules)"


def _loaded(python: Python, code: str) -> set[str]:
    outcome = python(f"{code}\n{TELL}")
    assert outcome.returncode == 0, outcome.stderr
    return set(outcome.stdout.rpartition("\nLOADED ")[2].split())


def _features(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith(("tracker.features", "tests.cli.fake_commands"))}


def _run(*argv: str, table: str = "ENTRIES") -> str:
    return (
        "from tracker.cli.main import run; from tracker.cli.registry import ENTRIES\n"
        "from tests.cli.fake_entries import FAKES\n"
        f"run({argv!r}, {table})"
    )


def test_the_entry_point_alone_imports_nothing(python: Python) -> None:
    modules = _loaded(python, "import tracker.cli.main, tracker.__main__")
    assert not modules & (HEAVY | {"typer"})


@pytest.mark.parametrize("argv", [("--help",), ("--version",), ("hstory",)])
def test_the_root_imports_no_feature_and_nothing_heavy(python: Python, argv: tuple[str, ...]) -> None:
    modules = _loaded(python, _run(*argv))
    assert not _features(modules)
    assert not modules & HEAVY


def test_a_command_imports_its_feature_and_nothing_heavy(python: Python) -> None:
    modules = _loaded(python, _run("echo", "one", "--on", "mon", "-m", "text", "--json", table="FAKES"))
    assert _features(modules) == {"tests.cli.fake_commands"}
    assert not modules & HEAVY


@pytest.mark.parametrize("module", sorted({entry.target.partition(":")[0] for entry in ENTRIES}))
def test_command_modules_import_no_database_and_no_drawing(python: Python, module: str) -> None:
    modules = _loaded(python, f"import tracker.features{module}")
    assert not modules & {"sqlalchemy", "psycopg", "alembic", "rich"}


def test_features_keep_to_their_own_models() -> None:
    features = ROOT / "src" / "tracker" / "features"
    for source in features.rglob("*.py"):
        own = f"tracker.features.{source.relative_to(features).parts[0]}.models"
        foreign = [name for name in _imported(source) if re.match(r"tracker\.features\.\w+\.models", name)]
        assert all(name.startswith(own) for name in foreign), f"{source}: {foreign}"


def _imported(source: Path) -> list[str]:
    """Return what a file imports outside ``if TYPE_CHECKING``, with the names taken from modules."""
    nodes = [
        node for top in ast.parse(source.read_text()).body for node in ast.walk(top) if not _typing_only(top)
    ]
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    taken = [(node.module, node.names) for node in nodes if isinstance(node, ast.ImportFrom)]
    return plain + [f"{module}.{alias.name}" for module, aliases in taken for alias in aliases]


def _typing_only(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"


def test_completion_of_commands_imports_no_feature(python: Python) -> None:
    environ = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": "tracker h"}
    outcome = python(f"import os; os.environ |= {environ!r}\n{_run('x')}\n{TELL}")
    completed, _, modules = outcome.stdout.partition("\nLOADED ")
    assert completed.split() == ["heatmap", "history", "habit", "hooks"]
    assert not _features(set(modules.split()))


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("tracker box ", ["list", "add"]),
        ("tracker fl", []),
        ("tracker box list --js", ["--json"]),
        ("tracker box list -o ", ["table", "json", "ndjson", "csv", "tsv"]),
        ("tracker --no", ["--no-color"]),
    ],
)
def test_completion_below_the_root(python: Python, words: str, completed: list[str]) -> None:
    environ = {"_TRACKER_COMPLETE": "complete_bash", "COMP_LINE": words}
    outcome = python(f"import os; os.environ |= {environ!r}\n{_run('x', table='FAKES')}")
    assert outcome.stdout.split() == completed


def test_completion_scripts_are_shown(python: Python) -> None:
    """Typer finds the shell by looking at its parent process, so a shell is really run."""
    command = f"'{sys.executable}' -m tracker --show-completion; true"
    outcome = python(f"import subprocess; subprocess.run(['bash', '-c', {command!r}], check=True)")
    assert "_TRACKER_COMPLETE=complete_bash" in outcome.stdout


def test_flags_and_numbers_cost_no_converter(python: Python) -> None:
    modules = _loaded(python, _run("box", "add", "one", "--size", "12", "--json", table="FAKES"))
    assert "pydantic" not in modules
