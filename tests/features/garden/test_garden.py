"""Plants follow their streaks; a garden is drawn at any width, and is its person's alone."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.fixtures.database import TODAY, Database, Member
from tests.fixtures.program import Program
from tests.properties.strategies import examples
from tracker.features.garden import service
from tracker.features.garden.render import GardenPicture
from tracker.features.garden.service import Garden, Plant
from tracker.features.garden.stages import Stage
from tracker.features.garden.themes import HEIGHT, THEMES, WIDTH
from tracker.features.habits import service as habits
from tracker.features.journeys import service as journeys
from tracker.features.streaks.rules import Rule
from tracker.output.console import OutputOptions
from tracker.output.emit import show

BEGUN = TODAY - timedelta(days=45)


@pytest.fixture(scope="module")
def planted(module_database: Database) -> Database:
    """Ann has a habit of every day, one of every week, and a journey; Ben has nothing."""
    for role in ("ann", "ben"):
        module_database.add_person(role)
    with module_database.session("ann") as session:
        for name, rule in (("Daily", Rule("day")), ("Weekly", Rule("week", every=7, times=1))):
            habits.create(session, habit=habits.NewHabit(name=name, rule=rule, started_on=BEGUN), today=TODAY)
        journeys.create(
            session, title="Journey", dimensions=[journeys.NewDimension("Effort", 1)], today=TODAY
        )
    return module_database


def expected(met: set[int], current: int, *, thresholds: tuple[int, int, int]) -> tuple[str, int]:
    """Return stage and streak by the periods that were met; the current one is still open."""
    last = current if current in met else current - 1
    streak = 0
    while last - streak in met:
        streak += 1
    growing, budding, blooming = thresholds
    if streak:
        grown = [streak >= growing, streak >= budding, streak >= blooming]
        return ["sprout", "growing", "budding", "blooming"][sum(grown)], streak
    if not any(period <= current for period in met):
        return "seed", 0
    return "", 0


@examples(15)
@given(
    done=st.sets(st.integers(0, 45)) | st.integers(0, 45).flatmap(lambda last: st.just(set(range(last)))),
    since=st.integers(0, 20),
)
def test_plants_are_what_their_days_make_them(planted: Database, done: set[int], since: int) -> None:
    ages = {age for age in done if age >= since}
    with planted.session("ann") as session, session.begin_nested() as savepoint:
        _log(session, [TODAY - timedelta(days=age) for age in ages])
        found = {plant.subject: plant for plant in service.garden(session, today=TODAY).plants}
        savepoint.rollback()
    assert set(found) == {"Daily", "Weekly", "Journey"}
    days = {(TODAY - timedelta(days=age)).toordinal() for age in ages}
    for name in ("Daily", "Journey"):
        stage, streak = expected(days, TODAY.toordinal(), thresholds=(3, 7, 21))
        missed = 0
        if not streak:
            first = BEGUN.toordinal() if name == "Daily" else TODAY.toordinal()
            missed = TODAY.toordinal() - (max(days) + 1 if days else first)
        stage = stage or ("withered" if missed >= 14 else "wilting")
        assert (found[name].stage, found[name].streak, found[name].days_missed) == (stage, streak, missed)
    weeks = {(day - 1) // 7 for day in days}
    this_week = (TODAY.toordinal() - 1) // 7
    stage, streak = expected(weeks, this_week, thresholds=(2, 4, 8))
    if stage != "seed":
        missed = 0 if streak else 7 * (this_week - max(weeks) - 1)
        stage = stage or ("withered" if missed >= 14 else "wilting")
        assert (found["Weekly"].stage, found["Weekly"].streak, found["Weekly"].days_missed) == (
            stage, streak, missed,
        )  # fmt: skip
    else:
        assert (found["Weekly"].stage, found["Weekly"].streak) == ("seed", 0)


def _log(session: Session, days: list[date]) -> None:
    session.execute(
        text(
            """
            INSERT INTO habit_entries (habit_id, day, amount)
            SELECT h.id, d, 1 FROM habits AS h, unnest(CAST(:days AS date[])) AS d"""
        ),
        {"days": days},
    )
    session.execute(
        text(
            """
            INSERT INTO checkins (journey_id, day, efforts)
            SELECT j.id, d, '{3}' FROM journeys AS j, unnest(CAST(:days AS date[])) AS d"""
        ),
        {"days": days},
    )


def test_rest_harms_nothing_and_days_missed_are_bounded(planted: Database) -> None:
    with planted.session("ann") as session, session.begin_nested() as savepoint:
        _log(session, [TODAY - timedelta(days=age) for age in (12, 13, 900)])
        session.execute(
            text("INSERT INTO pauses (from_day, until_day) VALUES (:first, :last)"),
            {"first": TODAY - timedelta(days=10), "last": TODAY - timedelta(days=2)},
        )
        resting = {plant.subject: plant for plant in service.garden(session, today=TODAY).plants}
        # The day before the vacation and the one after it.
        assert (resting["Daily"].stage, resting["Daily"].days_missed) == ("wilting", 2)
        session.execute(text("SELECT remove_pause(id) FROM pauses"))
        session.execute(
            text("SELECT remove_habit_entry(id, day) FROM habits, unnest(CAST(:days AS date[])) AS day"),
            {"days": [TODAY - timedelta(days=12), TODAY - timedelta(days=13)]},
        )
        withered = {plant.subject: plant for plant in service.garden(session, today=TODAY).plants}
        assert (withered["Daily"].stage, withered["Daily"].days_missed) == ("withered", 365)
        savepoint.rollback()


NAMES = ("Read", "Piano practice with the metronome", "散歩をする", "Antidisestablishmentarianism")
GARDEN = tuple(
    Plant(
        kind="journey" if number % 2 else "habit",
        subject=f"{NAMES[number % len(NAMES)]} {number}",
        stage=list(Stage)[number % len(Stage)],
        streak=0 if number % len(Stage) in {0, 5, 6} else number,
        longest=0 if number % len(Stage) == 0 else number,
        unit="day",
        days_missed=366 if number % len(Stage) == 6 else 3,
    )
    for number in range(2 * len(Stage))
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [20, 60, 80, 140])
def test_it_is_drawn_at_any_width(theme: str, ascii_only: bool, width: int) -> None:
    from rich.cells import cell_len

    drawn = _draw(Garden("Mine", theme, GARDEN), width=width, ascii_only=ascii_only)
    assert drawn == _draw(Garden("Mine", theme, GARDEN), width=width, ascii_only=ascii_only)
    lines = drawn.splitlines()
    assert max(map(cell_len, lines)) <= width
    across = {20: 1, 60: 4, 80: 5, 140: 9}[width]
    soil = ("~" if theme == "zen" else "_") if ascii_only else THEMES[theme].soil
    assert sum(set(line) == {soil} for line in lines) == -(-len(GARDEN) // across)
    assert all(stage in drawn for stage in Stage)
    assert drawn.count("Read") == 4
    # Names stay what they are.
    assert "".join(drawn.split("散歩をする")).isascii() == ascii_only


def test_every_drawing_keeps_to_its_plot() -> None:
    for theme in THEMES.values():
        for drawings in (theme.habits, theme.journeys):
            assert set(drawings) == set(Stage)
            assert len(set(drawings.values())) == len(Stage)
            assert all(len(drawn) <= HEIGHT for drawn in drawings.values())
            assert all(len(line) <= WIDTH for drawn in drawings.values() for line in drawn)


def _draw(garden: Garden, *, width: int, ascii_only: bool) -> str:
    stream = io.StringIO()
    show(stream, GardenPicture(garden), OutputOptions(width=width, ascii=ascii_only))
    return stream.getvalue()


def test_the_command_names_and_draws(program: Program, ben: Member, tmp_path: Path) -> None:
    empty = program("garden")
    assert empty.stdout.splitlines()[:2] == [
        "My garden  meadow, 0 plants",
        "Nothing grows here yet. Plant something: tracker habit add Read",
    ]
    assert program("habit", "add", "Read").exit_code == 0
    assert program("done", "read").exit_code == 0
    plant = {
        "kind": "habit", "subject": "Read", "stage": "sprout", "streak": 1, "longest": 1, "unit": "day",
        "days_missed": 0,
    }  # fmt: skip
    assert program("garden", "--json").json() == {"name": "My garden", "theme": "meadow", "plants": [plant]}
    for theme in THEMES:
        changed = program("garden", "--theme", theme, "--name", "  Behind the  house ", "--json").json()
        assert changed == {"name": "Behind the house", "theme": theme, "plants": [plant]}
    assert program("garden", "--theme", "Z").stdout.endswith("\nNothing changed.\n")
    assert program("garden", "--json", role=ben.role).json() == {
        "name": "My garden", "theme": "meadow", "plants": [],
    }  # fmt: skip
    for line, code in ((("--theme", "jungle"), 3), (("--name", ""), 2), (("--name", "x" * 81), 2)):
        assert program("garden", *line).exit_code == code
    assert program("garden", "--svg", str(tmp_path / "garden.svg")).exit_code == 0
    assert (tmp_path / "garden.svg").read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_it_goes_along_in_an_export(program: Program, ben: Member, tmp_path: Path, form: str) -> None:
    file = str(tmp_path / f"all.{'zip' if form == 'csv' else form}")
    assert program("garden", "--name", "Quiet", "--theme", "zen").exit_code == 0
    assert program("export", file).exit_code == 0
    for done in ("added", "unchanged"):
        report = program("import", "tracker", file, "--json", role=ben.role).json()
        assert isinstance(report, dict)
        assert report["rejected"] == []
        assert report[done] >= 1
        found = program("garden", "--json", role=ben.role).json()
        assert found == {"name": "Quiet", "theme": "zen", "plants": []}
    assert program("garden", "--theme", "meadow", role=ben.role).exit_code == 0
    assert program("import", "tracker", file, role=ben.role).exit_code == 0
    assert "zen" in program("garden", role=ben.role).stdout
