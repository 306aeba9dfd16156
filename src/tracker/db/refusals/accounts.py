"""Refusals about accounts, logins, settings and the steps of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, UsageError
from tracker.db.refusals.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[Mapping[str, Refusal]] = {
    "users_timezone_name": Refusal(
        UsageError, "{timezone} is not a time zone.", "Give a name such as Europe/Lisbon."
    ),
    "users_timezone_known": Refusal(
        UsageError, "{timezone} is not a time zone.", "Give a name such as Europe/Lisbon."
    ),
    "users_username_key": Refusal(ConflictError, "{username} is taken.", "Choose another user name."),
    "users_username_form": Refusal(
        UsageError, "{username} cannot be a user name.", "Take 3 to 30 of a-z, 0-9, dot, dash and underscore."
    ),
    "users_email_form": Refusal(
        UsageError, "{email} is not an e-mail address.", "Give one such as ann@example.org."
    ),
    "users_email_key": Refusal(ConflictError, "{email} belongs to another person.", "Give another address."),
    "users_display_name_length": Refusal(
        UsageError, "The display name is too long.", "It has at most 255 characters."
    ),
    "users_first_name_length": Refusal(
        UsageError, "The first name is too long.", "It has at most 100 characters."
    ),
    "users_last_name_length": Refusal(
        UsageError, "The last name is too long.", "It has at most 100 characters."
    ),
    "users_bio_length": Refusal(UsageError, "The bio is too long.", "It has at most 4,000 characters."),
    "users_avatar_url_length": Refusal(
        UsageError, "The address of the picture is too long.", "It has at most 500 characters."
    ),
    "users_date_of_birth_range": Refusal(
        UsageError, "The date of birth {date_of_birth} is out of range.", "Days go from 1900 to 2199."
    ),
    "users_consent_dated": Refusal(UsageError, "Consent and its date go together.", "Give both, or neither."),
    "logins_known": Refusal(
        NotPermittedError, "This login belongs to nobody.", "Ask an admin for an account."
    ),
    "logins_role_exists": Refusal(NotFoundError, "There is no such login role.", "Create the role first."),
    "logins_pkey": Refusal(
        ConflictError, "That login role belongs to somebody already.", "Choose another role."
    ),
    "logins_role_form": Refusal(
        UsageError, "{role} cannot be a login role.", "Take 3 to 63 of a-z, 0-9, dot, dash and underscore."
    ),
    "logins_main": Refusal(
        NotPermittedError,
        "This takes your own login, not the session of a device.",
        "Log in with your password: tracker login URL.",
    ),
    "logins_most_sessions": Refusal(
        ConflictError, "Fifty devices are logged in already.", "End one: tracker session revoke."
    ),
    "logins_label_length": Refusal(
        UsageError, "{label} cannot be the name of a device.", "It has 1 to 100 characters."
    ),
    "users_named": Refusal(
        NotFoundError, "There is nobody called {username}.", "See who there is: tracker admin user list."
    ),
    "users_not_oneself": Refusal(
        NotPermittedError, "{username} is yourself.", "Another admin can do this to you."
    ),
    "users_email_taken_since": Refusal(
        ConflictError,
        "Somebody else has the e-mail address of {username} by now.",
        "Let that person take another one first.",
    ),
    "logins_of_the_living": Refusal(
        ConflictError,
        "That account is deleted.",
        "An admin can take that back: tracker admin user restore NAME.",
    ),
    "logins_one_time_disabled": Refusal(
        ConflictError,
        "That person is kept out, and a new password would not let them in.",
        "Let them in first: tracker admin user enable NAME.",
    ),
    "user_profiles_pkey": Refusal(
        ConflictError, "Another command changed your profile at the same time.", "Run the command again."
    ),
    "user_profiles_social_goals_fit": Refusal(
        UsageError, "The social goals are too long.", "There are at most 50, of 4,000 characters together."
    ),
    "user_profiles_comfort_levels_fit": Refusal(
        UsageError, "The comfort levels cannot be kept.", "Each is low, medium or high, such as parties=low."
    ),
    "user_profiles_social_contexts_fit": Refusal(
        UsageError, "The social contexts are too long.", "They have at most 4,000 characters together."
    ),
    "user_profiles_journaling_frequency_range": Refusal(
        UsageError, "{journaling_frequency} is no number of days a week.", "Give 0 to 7."
    ),
    "tags_name_length": Refusal(UsageError, "{tag} cannot be a tag.", "A tag has 1 to 50 characters."),
    "tags_name_form": Refusal(
        UsageError,
        "{tag} cannot be a tag.",
        "Write it small, on one line, without commas and blanks around it.",
    ),
    "gardens_pkey": Refusal(
        ConflictError, "Another command changed your garden at the same time.", "Run the command again."
    ),
    "gardens_name_length": Refusal(
        UsageError, "{name} cannot be a garden's name.", "Names have 1 to 80 characters."
    ),
    "gardens_name_one_line": Refusal(
        UsageError, "{name} cannot be a garden's name.", "Write it on one line and without blanks around it."
    ),
    "gardens_theme_known": Refusal(
        UsageError, "{theme} is not a garden's theme.", "There are meadow, vineyard and zen."
    ),
    "user_tags_pkey": Refusal(
        ConflictError, "{tag} is among your interests already.", "`tracker tag list` shows them."
    ),
    "user_tags_tag_fkey": Refusal(
        ConflictError, "Somebody cleared the tag away at the same time.", "Run the command again."
    ),
    "logins_role_taken": Refusal(
        ConflictError, "The server has the login role {role} already.", "Name another one with --role."
    ),
    "logins_admin": Refusal(
        NotPermittedError, "This login is no admin, or has ended.", "Ask an admin, or log in again."
    ),
    "user_settings_theme_known": Refusal(
        UsageError, "{value} is not a theme.", "Themes: auto, light, dark, neon, colorblind."
    ),
    "user_settings_colour_scheme_known": Refusal(
        UsageError, "{value} is not a colour scheme.", "Schemes: default, vibrant, muted, mono."
    ),
    "user_settings_language_form": Refusal(
        UsageError, "{value} is not a language.", "Give a code such as en or pt-BR."
    ),
    "user_settings_digest_frequency_known": Refusal(
        UsageError, "{value} is not a frequency.", "Frequencies: daily, weekly, monthly."
    ),
    "user_settings_focus_minutes_range": Refusal(
        UsageError, "{value} minutes do not work.", "Give 1 to 480."
    ),
    "user_settings_first_weekday_range": Refusal(UsageError, "{value} is not a weekday.", "Give mon to sun."),
    "user_settings_day_start_range": Refusal(UsageError, "{value} is not an hour.", "Give 0 to 23."),
    "audit_log_unchanged_since": Refusal(
        ConflictError,
        "What the step wrote was changed since.",
        "`tracker audit list` shows by what; undo that first.",
    ),
}
