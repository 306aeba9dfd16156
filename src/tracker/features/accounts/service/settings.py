"""A person's settings: reading and changing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import JSONB

from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import quoted
from tracker.features.accounts.catalogue import CATALOGUE, CUSTOM_PREFIX, Definition, custom, definition_of
from tracker.features.accounts.models import User, UserSettings
from tracker.features.accounts.values import Value, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as it stands. Weekdays are names; ``default`` is None for settings of one's own."""

    key: str
    value: Value | None
    default: Value | None
    description: str


@dataclass(frozen=True, slots=True)
class SettingChange:
    """What a setting is now and was before; None for one of one's own that is not there."""

    key: str
    value: Value | None
    old: Value | None


def list_settings(session: Session) -> list[Setting]:
    """Return all settings, the person's own ones last."""
    stored = _stored(session)
    own = [custom(key) for key in sorted(stored) if key.startswith(CUSTOM_PREFIX)]
    return [_setting(definition, stored) for definition in (*CATALOGUE.values(), *own)]


def get_setting(session: Session, *, key: str) -> Setting:
    """Return one setting; ``NotFoundError`` if there is none of that name."""
    definition = definition_of(key)
    stored = _stored(session)
    if definition.key not in stored:
        raise NotFoundError(
            f"The setting {quoted(definition.key)} is not set.",
            f"Set it: tracker settings set {definition.key} VALUE",
        )
    return _setting(definition, stored)


def change_setting(session: Session, *, key: str, text: str) -> SettingChange:
    """Set a setting to what the text means."""
    definition = definition_of(key)
    return _change(session, definition, definition.read(text))


def reset_setting(session: Session, *, key: str) -> SettingChange:
    """Give a setting its default back; one of the person's own is removed."""
    definition = definition_of(key)
    return _change(session, definition, definition.default)


def _change(session: Session, definition: Definition, value: Value | None) -> SettingChange:
    session.execute(select(func.lock_me()))
    old = _stored(session).get(definition.key)
    if value != old:
        _store(session, definition, value)
    return SettingChange(definition.key, shown(definition.key, value), shown(definition.key, old))


def _store(session: Session, definition: Definition, value: Value | None) -> None:
    if definition.custom:
        _store_own(session, definition.key.removeprefix(CUSTOM_PREFIX), value)
    elif definition.key == "timezone":
        _require_known_zone(session, str(value))
        session.execute(
            update(User).where(User.id == func.me()).values(timezone=bindparam("timezone", value))
        )
    else:
        session.execute(
            update(UserSettings)
            .where(UserSettings.user_id == func.me())
            .values({definition.key: bindparam("value", value)})
            .execution_options(synchronize_session=False)
        )


def _store_own(session: Session, name: str, value: Value | None) -> None:
    without = UserSettings.extra.op("-")(name)
    content = without if value is None else without.op("||")(bindparam("value", {name: value}, type_=JSONB))
    session.execute(
        update(UserSettings)
        .where(UserSettings.user_id == func.me())
        .values(extra=content)
        .execution_options(synchronize_session=False)
    )


def _require_known_zone(session: Session, name: str) -> None:
    """Refuse a zone that Python knows and the server does not: both reckon the person's days."""
    zones = func.pg_timezone_names().table_valued("name")
    if session.scalar(select(zones.c.name).where(zones.c.name == name)) is None:
        raise UsageError(
            f"The server does not know the time zone {quoted(name)}.", "Give one such as Europe/Lisbon."
        )


def _setting(definition: Definition, stored: Mapping[str, Value]) -> Setting:
    return Setting(
        key=definition.key,
        value=shown(definition.key, stored[definition.key]),
        default=shown(definition.key, definition.default),
        description=definition.description,
    )


def _stored(session: Session) -> dict[str, Value]:
    """Return the person's values by key, as they are stored."""
    row = session.execute(
        select(User, UserSettings)
        .join(UserSettings, UserSettings.user_id == User.id)
        .where(User.id == func.me())
        .execution_options(populate_existing=True)
    ).one()
    values: dict[str, Value] = {"timezone": row.User.timezone}
    values |= {key: getattr(row.UserSettings, key) for key in CATALOGUE if key != "timezone"}
    return values | {CUSTOM_PREFIX + name: str(value) for name, value in row.UserSettings.extra.items()}
