"""Up, down and up again is where it was; what lies in objects/ is what the database has."""

from __future__ import annotations

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg.errors import CheckViolation

from tests.fixtures.database import Database, Member, fetch
from tests.schema.conftest import Migrated
from tracker.db import schema
from tracker.db.engine import make_engine
from tracker.db.migrations import head, migrations_directory


def revisions() -> list[str]:
    """Return all revisions, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(migrations_directory()))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def test_every_step_down_takes_back_its_step_up(empty: Migrated) -> None:
    lower = "base"
    before = empty.up(revisions()[0]) and empty.down("base")
    for revision in revisions():
        after = empty.up(revision)
        assert after != before
        assert empty.down(lower) == before
        assert empty.up(revision) == after
        lower, before = revision, after


def test_the_whole_way_down_and_up_again(empty: Migrated) -> None:
    at_head = empty.up()
    bare = empty.down("base")
    assert [
        text for text in bare if text.startswith(("table", "function")) and "alembic_version" not in text
    ] == []
    assert empty.up() == at_head


def test_a_second_upgrade_changes_nothing(empty: Migrated) -> None:
    assert empty.up() == empty.up()


def test_objects_applied_again_change_nothing(empty: Migrated) -> None:
    at_head = empty.up()
    files = sorted((migrations_directory() / "objects").rglob("*.sql"))
    assert len(files) > 50
    owner = empty.database.owner()
    for path in files:
        fetch(owner, path.read_text("utf-8"))
    assert empty.describe() == at_head


def test_no_object_file_is_left_out(empty: Migrated) -> None:
    """A function that no revision lists would be in no database."""
    empty.up()
    for path in (migrations_directory() / "objects").glob("*/functions/*.sql"):
        version = next(
            text
            for file in (migrations_directory() / "versions").glob("*.py")
            if f'FEATURE = "{path.parts[-3]}"' in (text := file.read_text("utf-8"))
        )
        assert f'"{path.stem}"' in version, path


def test_a_theme_that_an_older_tracker_lacks_becomes_auto(database: Database, ann: Member) -> None:
    superuser = database.superuser()
    fetch(superuser, "UPDATE user_settings SET theme = 'colorblind' WHERE user_id = %s", ann.id)
    engine = make_engine(database.url(None))
    with engine.begin() as connection:
        schema.downgrade(connection, target="0007_rules")
    assert fetch(superuser, "SELECT theme FROM user_settings") == [("auto",)]
    with pytest.raises(CheckViolation, match="user_settings_theme_known"):
        fetch(superuser, "UPDATE user_settings SET theme = 'colorblind'")
    engine.dispose()


def test_the_head_is_the_newest_by_name(database: Database) -> None:
    assert head() == revisions()[-1]
    assert fetch(database.superuser(), "SELECT version_num FROM alembic_version") == [(head(),)]
