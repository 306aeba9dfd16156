"""One's own account: what tracker knows of a person, changing it, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, insert, select, text, update

from tracker.core.errors import UsageError
from tracker.features.accounts.models import User, UserProfile
from tracker.features.accounts.service.interests import list_interests
from tracker.features.accounts.service.settings import change_setting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

_LAST_SEEN = text("SELECT max(last_used_at) FROM logins WHERE user_id = me()")
_DELETE = text("SELECT delete_me()")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person says of themselves; ``journaling_frequency`` is in days a week."""

    social_goals: tuple[str, ...] = ()
    comfort_levels: Mapping[str, str] | None = None
    social_contexts: Mapping[str, str] | None = None
    journaling_frequency: int | None = None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "social_goals": list(self.social_goals),
            "comfort_levels": dict(self.comfort_levels or {}),
            "social_contexts": dict(self.social_contexts or {}),
            "journaling_frequency": self.journaling_frequency,
        }


@dataclass(frozen=True, slots=True)
class Account:
    """What tracker knows of a person, beside what they track; ``last_seen`` by a session of theirs."""

    public_id: UUID
    username: str
    email: str | None
    display_name: str | None
    first_name: str | None
    last_name: str | None
    bio: str | None
    avatar_url: str | None
    date_of_birth: date | None
    timezone: str
    consent_given: bool
    consent_at: datetime | None
    interests: tuple[str, ...]
    profile: Profile
    created: datetime
    last_seen: datetime | None

    def as_row(self) -> dict[str, object]:
        """Return the promised keys."""
        return {
            "public_id": self.public_id,
            "username": self.username,
            "email": self.email,
            "display_name": self.display_name,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "bio": self.bio,
            "avatar_url": self.avatar_url,
            "date_of_birth": self.date_of_birth,
            "timezone": self.timezone,
            "consent": {"given": self.consent_given, "at": self.consent_at},
            "interests": list(self.interests),
            "profile": self.profile.as_row(),
            "created": self.created,
            "last_seen": self.last_seen,
        }


@dataclass(frozen=True, slots=True)
class Deletion:
    """An account that was deleted; ``until`` is the instant from which it may be purged."""

    username: str
    until: datetime


def get(session: Session) -> Account:
    """Return the asking person's account."""
    user = session.scalars(
        select(User).where(User.id == func.me()).execution_options(populate_existing=True)
    ).one()
    times = [moment for moment in (user.last_seen_at, session.scalar(_LAST_SEEN)) if moment is not None]
    return Account(
        public_id=user.public_id,
        username=user.username,
        email=user.email,
        display_name=user.display_name,
        first_name=user.first_name,
        last_name=user.last_name,
        bio=user.bio,
        avatar_url=user.avatar_url,
        date_of_birth=user.date_of_birth,
        timezone=user.timezone,
        consent_given=user.consent_given,
        consent_at=user.consent_at,
        interests=tuple(list_interests(session)),
        profile=_profile(session),
        created=user.created_at,
        last_seen=max(times, default=None),
    )


def change(
    session: Session,
    *,
    fields: Mapping[str, object],
    profile: Mapping[str, object],
    timezone: str | None,
    today: date,
) -> Account:
    """Change what is given of the account and its profile; None takes a value away.

    ``fields`` are columns of `User`, ``profile`` those of `UserProfile`; the profile's lists and objects
    become empty rather than None. A ``UsageError`` for who is born after ``today``; what else does not fit,
    the database refuses.
    """
    born = fields.get("date_of_birth")
    if born is not None and str(born) > today.isoformat():
        raise UsageError(f'The date of birth "{born}" is yet to come.', "Give one such as 1990-05-17.")
    session.execute(select(func.lock_me()))
    _update_user(session, fields)
    _update_profile(session, profile)
    if timezone is not None:
        change_setting(session, key="timezone", text=timezone)
    return get(session)


def consent(session: Session, *, given: bool) -> Account:
    """Give consent, dated by the database, or take it back; one that was given before keeps its date."""
    session.execute(select(func.lock_me()))
    session.execute(
        update(User)
        .where(User.id == func.me(), User.consent_given.is_distinct_from(given))
        .values(consent_given=given, consent_at=func.current_instant() if given else None)
        .execution_options(synchronize_session=False)
    )
    return get(session)


def delete_me(session: Session) -> Deletion:
    """Delete the asking person's account: all their sessions end, and they are nobody from now on."""
    username = session.scalars(select(User.username).where(User.id == func.me())).one()
    until: datetime = session.scalars(_DELETE).one()
    return Deletion(username, until)


def _update_user(session: Session, fields: Mapping[str, object]) -> None:
    present = session.scalars(select(User).where(User.id == func.me())).one()
    changed = {key: value for key, value in fields.items() if getattr(present, key) != value}
    if changed:
        values: dict[str, object] = {key: bindparam(key, value) for key, value in changed.items()}
        session.execute(
            update(User)
            .where(User.id == func.me())
            .values(values)
            .execution_options(synchronize_session=False)
        )


def _update_profile(session: Session, fields: Mapping[str, object]) -> None:
    present = _profile(session).as_row()
    filled = {key: _EMPTY[key] if value is None and key in _EMPTY else value for key, value in fields.items()}
    changed = {key: value for key, value in filled.items() if present[key] != value}
    if not changed:
        return
    values: dict[str, object] = {key: bindparam(key, value) for key, value in changed.items()}
    exists = session.scalar(select(UserProfile.user_id).where(UserProfile.user_id == func.me())) is not None
    statement = (
        update(UserProfile).where(UserProfile.user_id == func.me()).values(values)
        if exists
        else insert(UserProfile).values(values)
    )
    session.execute(statement.execution_options(synchronize_session=False) if exists else statement)


def _profile(session: Session) -> Profile:
    found = session.scalars(
        select(UserProfile).where(UserProfile.user_id == func.me()).execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        return Profile()
    return Profile(
        tuple(found.social_goals), found.comfort_levels, found.social_contexts, found.journaling_frequency
    )


_EMPTY: Mapping[str, object] = {"social_goals": [], "comfort_levels": {}, "social_contexts": {}}
