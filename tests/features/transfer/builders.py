"""Small files of other trackers, made for tests."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

NEW_HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?"
)
OLD_HABITS = "Position,Name,Question,Description,NumRepetitions,Interval,Color"

# What each schema version of Loop added to its tables.
HABIT_COLUMNS = {
    9: "archived, color, description, freq_den, freq_num, highlight, name, position, reminder_hour, "
    "reminder_min, reminder_days",
    16: "type",
    18: "target_type, target_value, unit",
    23: "question",
    24: "uuid",
}
REPETITION_COLUMNS = {9: "habit, timestamp", 16: "value", 25: "notes"}


def milliseconds(day: str) -> int:
    """Return a day as Loop keeps it."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * 86_400_000


def loop_sqlite(
    path: Path,
    *,
    version: int,
    habits: Sequence[Mapping[str, object]],
    repetitions: Sequence[Mapping[str, object]],
) -> Path:
    """Write a backup of a schema version; fields that it lacks are left out."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {version}")
        for table, by_version, rows in (
            ("Habits", HABIT_COLUMNS, habits),
            ("Repetitions", REPETITION_COLUMNS, repetitions),
        ):
            columns = ", ".join(names for since, names in by_version.items() if since <= version).split(", ")
            connection.execute(f"CREATE TABLE {table} (Id INTEGER PRIMARY KEY, {', '.join(columns)})")
            for row in rows:
                known = {key: value for key, value in row.items() if key in [*columns, "Id"]}
                marks = ", ".join("?" * len(known))
                connection.execute(
                    f"INSERT INTO {table} ({', '.join(known)}) VALUES ({marks})", list(known.values())
                )
    return path


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a folder of texts."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


def write_zip(path: Path, files: Mapping[str, str]) -> Path:
    """Write a zip of texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path
