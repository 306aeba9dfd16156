"""The rows that are measured with, and the reference's statements in their order."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.grid import Grid
from benchmarks.home import throwaway_home
from benchmarks.population import HABIT, Population, WrongStateError, populate, verify
from benchmarks.reference_schema import blocks
from tracker.db.server.paths import server_paths

DOCUMENT = """
```sql
CREATE TABLE a (b int);
CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION touch();
```
```sql
CREATE OR REPLACE FUNCTION touch()
RETURNS TRIGGER AS $$ BEGIN RETURN NEW; END; $$ LANGUAGE plpgsql;
```
```json
{"no": "statement"}
```
```sql
CREATE OR REPLACE FUNCTION score() RETURNS TRIGGER AS $$ BEGIN RETURN NEW; END; $$ LANGUAGE plpgsql;
CREATE TRIGGER s AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION score();
```
```sql
SELECT 'an example' FROM a;
```
"""


def test_functions_that_others_need_come_first() -> None:
    assert [block.split("(")[0] for block in blocks(DOCUMENT)] == [
        "CREATE OR REPLACE FUNCTION touch",
        "CREATE TABLE a ",
        "CREATE OR REPLACE FUNCTION score",
    ]


def test_a_grid_has_each_day_of_each_journey_once() -> None:
    grid = Grid(3, 4, date(2026, 11, 20))
    rows = list(grid.rows())
    assert len(rows) == len(grid) == 12
    assert len({(row.journey, row.day) for row in rows}) == 12
    assert (rows[0].day, rows[-1].day) == (date(2026, 11, 17), date(2026, 11, 20))
    assert all(1 <= effort <= 5 for row in rows for effort in row.efforts)
    assert {row.day for row in grid.before(2).rows()} == {date(2026, 11, 15), date(2026, 11, 16)}


def test_a_population_is_counted() -> None:
    population = Population(7, 11, group_size=3, habits=2)
    assert (population.checkins, population.entries) == (77, 231)


def test_made_up_people_are_as_they_should_be_and_leave_nothing() -> None:
    population = Population(5, 20, group_size=2, habits=2)
    with throwaway_home() as home:
        populate(home, population)
        with home.connect() as connection:
            counts = connection.execute(
                "SELECT (SELECT count(*) FROM checkins), (SELECT count(*) FROM habit_entries), "
                "(SELECT count(*) FROM journeys), (SELECT max(day) - current_date FROM checkins)"
            ).fetchone()
            assert counts == (population.checkins, population.entries - population.checkins, 3, -1)
            verify(connection)
            connection.execute(
                "UPDATE standings SET checkins = checkins + 1 WHERE user_id = 1 AND period = 0"
            )
            with pytest.raises(WrongStateError, match="2 rows of standings"):
                verify(connection)
        assert HABIT in home.run("streaks")
        data = server_paths(home.locations).base
        assert data.exists()
    assert not data.exists()
    assert not home.path.exists()
