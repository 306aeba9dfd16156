"""The settings there are: what each is for, and how it stands for a new person (a test asks the schema)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import NotFoundError, UsageError
from tracker.core.text import near, quoted
from tracker.features.accounts.values import READERS, Value, read_switch, read_word

if TYPE_CHECKING:
    from collections.abc import Mapping

CUSTOM_PREFIX = "x."
_LONGEST_CUSTOM_KEY = 60
_LONGEST_CUSTOM_VALUE = 1000


@dataclass(frozen=True, slots=True)
class Definition:
    """One setting; ``default`` is as stored, None for one of the person's own."""

    key: str
    default: Value | None
    description: str

    @property
    def custom(self) -> bool:
        """Whether the setting is the person's own, for scripts of theirs."""
        return self.key.startswith(CUSTOM_PREFIX)

    def read(self, text: str) -> Value:
        """Return the value that a text means; a ``UsageError`` if it means none."""
        if self.custom:
            return _read_custom(text)
        reader = READERS.get(self.key, read_switch if isinstance(self.default, bool) else read_word)
        return reader(text)


_ALL = (
    Definition("timezone", default="UTC", description="Where you are: decides when your day begins."),
    Definition(
        "day_start", default=0, description="Hour at which your day starts: with 4, 03:59 is still yesterday."
    ),
    Definition("first_weekday", default=1, description="Day on which your weeks begin."),
    Definition(
        "theme", default="auto", description="Colours: auto, light, dark, neon, or colorblind on dark."
    ),
    Definition(
        "colour_scheme", default="default", description="Colours of charts: default, vibrant, muted, mono."
    ),
    Definition("language", default="en", description="Language, such as en or pt-BR."),
    Definition("hide_completed", default=False, description="Whether today leaves out what is done."),
    Definition("focus_minutes", default=25, description="Length of a focus session in minutes, 1 to 480."),
    Definition("notifications", default=True, description="Whether tracker tells you things in your inbox."),
    Definition("digest", default=False, description="Whether you get a summary of your days."),
    Definition("digest_frequency", default="weekly", description="How often: daily, weekly, monthly."),
    Definition("sounds", default=True, description="Whether clients make sounds."),
    Definition("haptics", default=True, description="Whether clients vibrate."),
    Definition("game", default=True, description="Whether there are points, levels and badges."),
    Definition("penalties", default=True, description="Whether the game takes points for bad days."),
    Definition("onboarding_completed", default=False, description="Whether you have been shown around."),
)
CATALOGUE: Mapping[str, Definition] = {definition.key: definition for definition in _ALL}


def definition_of(key: str) -> Definition:
    """Return the setting of this name; a ``NotFoundError`` that names near ones otherwise."""
    name = key.strip().lower().replace("-", "_")
    if name.startswith(CUSTOM_PREFIX):
        return custom(name)
    if name in CATALOGUE:
        return CATALOGUE[name]
    suggestions = " or ".join(quoted(candidate) for candidate in near(name, CATALOGUE))
    raise NotFoundError(
        f"There is no setting {quoted(key)}.",
        f"Did you mean {suggestions}?" if suggestions else "`tracker settings list` shows all.",
    )


def custom(key: str) -> Definition:
    """Return a setting of the person's own; a ``UsageError`` if the name does not do."""
    name = key.removeprefix(CUSTOM_PREFIX)
    if not name or len(name) > _LONGEST_CUSTOM_KEY or not name.replace("_", "").replace(".", "").isalnum():
        raise UsageError(
            f"{quoted(key)} cannot be a setting.",
            f"After x. come up to {_LONGEST_CUSTOM_KEY} letters, digits, dots and underscores.",
        )
    return Definition(key, None, "A setting of your own.")


def _read_custom(text: str) -> str:
    if len(text) > _LONGEST_CUSTOM_VALUE:
        raise UsageError(
            f"The value of {len(text):,} characters is too long.",
            f"A setting of your own has at most {_LONGEST_CUSTOM_VALUE:,}.",
        )
    return text
