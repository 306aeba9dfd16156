"""What each refusal of the database means to a person, by the name of its constraint.

``{title}`` in a sentence is the statement's parameter of that name. A test compares this table with the
schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import ConflictError, NotFoundError, NotPermittedError, TrackerError, UsageError
from tracker.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Refusal:
    """The class of error to raise, its sentence and its hint."""

    kind: type[TrackerError]
    message: str
    hint: str

    def error(self, parameters: Mapping[str, object]) -> TrackerError:
        """Return the error with the statement's values quoted."""
        return self.kind(self.message.format_map(_Quoted(parameters)), self.hint)


class _Quoted(dict[str, object]):
    """Values in quotes, shortened; "the value" for one that the statement does not have."""

    def __missing__(self, key: str) -> str:
        return f"the {key.replace('_', ' ')}"

    def __getitem__(self, key: str) -> object:
        value = super().get(key)
        if value is None:
            return self.__missing__(key)
        shown = str(value)
        return quoted(shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 3] + "...")


REFUSALS: Mapping[str, Refusal] = {
    # accounts
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
    # journeys
    "journeys_title_length": Refusal(
        UsageError, "{title} cannot be a title.", "A journey's title has 3 to 100 characters."
    ),
    "journeys_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a title.",
        "A title is one line without control characters and without blanks around it.",
    ),
    "journeys_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "journeys_public_id_key": Refusal(
        ConflictError, "A journey with the id {public_id} exists.", "Leave the id out."
    ),
    "journey_members_role_required": Refusal(
        NotPermittedError,
        "Your role on this journey does not allow that.",
        "Owners edit all; admins edit dimensions, invite and remove members.",
    ),
    "journey_members_journey_fkey": Refusal(
        ConflictError,
        "Others are on this journey by now.",
        "Archive it with `tracker journey archive` instead.",
    ),
    "journey_members_last_owner": Refusal(
        ConflictError,
        "The journey would have no owner.",
        "Make somebody else an owner first: tracker journey role JOURNEY USER owner.",
    ),
    "journey_members_named": Refusal(
        NotFoundError, "{username} is not on the journey.", "See who is: tracker journey members JOURNEY."
    ),
    "journey_members_pkey": Refusal(
        ConflictError, "You are on that journey already.", "`tracker journey list` shows yours."
    ),
    "journey_members_public": Refusal(
        NotPermittedError, "That journey is not public.", "Ask one of its owners for an invitation."
    ),
    "journey_members_taken_off": Refusal(
        NotPermittedError,
        "You were taken off that journey.",
        "Ask one of its owners for an invitation.",
    ),
    "journey_invites_email_form": Refusal(
        UsageError, "{email} is not an e-mail address.", "Give one such as ann@example.org."
    ),
    "journey_invites_journey_active": Refusal(
        ConflictError,
        "The journey is archived or deleted.",
        "`tracker journey restore` makes it active again.",
    ),
    "journey_invite_tries_most": Refusal(
        NotPermittedError, "Too many wrong tokens in an hour.", "Check the token and try again in an hour."
    ),
    "dimensions_name_key": Refusal(
        ConflictError, "The journey has a dimension {name} already.", "Choose another name, or edit that one."
    ),
    "dimensions_name_length": Refusal(
        UsageError, "{name} cannot be a dimension's name.", "A dimension's name has 1 to 50 characters."
    ),
    "dimensions_name_one_line": Refusal(
        UsageError,
        "{name} cannot be a dimension's name.",
        "A name is one line, without = and without blanks around it.",
    ),
    "dimensions_slot_range": Refusal(
        ConflictError,
        "The journey has had 32 dimensions, and there is no room for {name}.",
        "Start a new journey.",
    ),
    "dimensions_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 1,000 characters."
    ),
    "journey_weights_range": Refusal(UsageError, "{weight} is not a weight.", "Weights go from 1 to 5."),
    "checkins_own_journey": Refusal(
        NotPermittedError, "You are not on that journey.", "`tracker journey list` shows yours."
    ),
    "checkins_journey_active": Refusal(
        ConflictError,
        "The journey is archived or deleted.",
        "`tracker journey restore` makes it active again.",
    ),
    "checkins_day_begun": Refusal(UsageError, "The day {day} has not begun.", "Log it when it is there."),
    "checkins_day_range": Refusal(UsageError, "The day {day} is out of range.", "Days go from 1900 to 2199."),
    "checkins_efforts_fit": Refusal(
        UsageError,
        "The efforts do not fit what the journey asks on {day}.",
        "Name every required dimension with 1 to 5; `tracker journey show` lists them.",
    ),
    "checkins_efforts_range": Refusal(UsageError, "An effort is out of range.", "Efforts go from 1 to 5."),
    "checkins_client_id_key": Refusal(
        ConflictError, "The client id {client_id} was used for another day.", "Use each client id once."
    ),
    "checkins_note_length": Refusal(UsageError, "The note is too long.", "It has at most 2,000 characters."),
    "checkins_pkey": Refusal(
        ConflictError,
        "There is a check-in for {day} already.",
        "Run the command again: it changes the one that is there.",
    ),
    # game
    "progress_coins_suffice": Refusal(
        ConflictError,
        "You have too few coins.",
        "`tracker coins log` shows what you have, and how more come.",
    ),
    # habits
    "habits_name_key": Refusal(
        ConflictError,
        "There is a habit {name} already.",
        "Choose another name, or edit that one with `tracker habit edit`.",
    ),
    "habits_external_key_key": Refusal(
        ConflictError, "That habit was imported already.", "Edit the one that is there."
    ),
    "habits_public_id_key": Refusal(
        ConflictError, "A habit with the id {public_id} exists.", "Leave the id out."
    ),
    "habits_name_length": Refusal(
        UsageError, "{name} cannot be a habit's name.", "A habit's name has 1 to 80 characters."
    ),
    "habits_name_one_line": Refusal(
        UsageError,
        "{name} cannot be a habit's name.",
        "A name is one line without control characters and without blanks around it.",
    ),
    "habits_why_length": Refusal(UsageError, "The reason is too long.", "It has at most 2,000 characters."),
    "habits_category_length": Refusal(
        UsageError, "{category} cannot be a category.", "A category has 1 to 50 characters."
    ),
    "habits_external_key_length": Refusal(
        UsageError, "The id from the other tracker cannot be kept.", "It has 1 to 200 characters."
    ),
    "habits_colour_form": Refusal(UsageError, "{colour} is not a colour.", "Give one such as #388e3c."),
    "habits_started_on_range": Refusal(
        UsageError, "The day {started_on} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_schedules_every_fits": Refusal(
        UsageError, "{every} is not a number of days.", "Every 2 to 366 days."
    ),
    "habit_schedules_times_fit": Refusal(
        UsageError,
        "{times} times do not fit into the period.",
        "At most once a day: up to 7 a week, 31 a month.",
    ),
    "habit_schedules_weekdays_fit": Refusal(
        UsageError, "No weekday was named.", "Name some: --days mon,wed,fri."
    ),
    "habit_schedules_target_range": Refusal(
        UsageError, "{target} cannot be a target.", "At least more than 0; at most 0 or more."
    ),
    "habit_schedules_unit_length": Refusal(
        UsageError, "{unit} cannot be a unit.", "A unit has 1 to 30 characters."
    ),
    "habit_schedules_skips_range": Refusal(
        UsageError, "{skips} skips are no budget.", "Give up to 366, such as --skips 2/month, or none."
    ),
    "habit_schedules_from_day_range": Refusal(
        UsageError, "The day {from_day} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_schedules_anchor_range": Refusal(
        UsageError, "The day {anchor} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_schedules_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "habit_schedules_pkey": Refusal(
        ConflictError,
        "Another schedule begins on {from_day} already.",
        "Run the command again: it takes that one's place.",
    ),
    "habit_groups_name_key": Refusal(
        ConflictError, "There is a group {name} already.", "Choose another name, or edit that one."
    ),
    "habit_groups_name_length": Refusal(
        UsageError, "{name} cannot be a group's name.", "Names have 1 to 80 characters."
    ),
    "habit_groups_name_one_line": Refusal(
        UsageError, "{name} cannot be a group's name.", "Write it on one line and without blanks around it."
    ),
    "habit_groups_target_range": Refusal(
        UsageError, "{target} cannot be a target.", "A sum is to reach more than 0, such as sum:30."
    ),
    "habit_group_members_group_fkey": Refusal(
        NotFoundError, "The group is not there any more.", "`tracker habit group list` shows yours."
    ),
    "habit_group_members_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "habit_group_members_pkey": Refusal(
        ConflictError, "The habit is in that group already.", "`tracker habit group show` lists its habits."
    ),
    "habits_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    # goals
    "goals_own": Refusal(NotPermittedError, "That is not your goal.", "`tracker goal list` shows yours."),
    "goals_title_key": Refusal(
        ConflictError,
        "There is a goal {title} already, and it is not over.",
        "Choose another title, or complete or abandon that one.",
    ),
    "goals_title_length": Refusal(
        UsageError, "{title} cannot be a goal's title.", "Titles have 1 to 255 characters."
    ),
    "goals_title_one_line": Refusal(
        UsageError, "{title} cannot be a goal's title.", "Write it on one line and without blanks around it."
    ),
    "goals_public_id_key": Refusal(
        ConflictError, "That goal is somebody's already.", "Leave its public_id out to make another one."
    ),
    "goals_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "goals_category_length": Refusal(
        UsageError, "{category} cannot be a category.", "A category has 1 to 100 characters."
    ),
    "goals_priority_range": Refusal(
        UsageError, "{priority} is no priority.", "Give 1, the highest, to 5, the lowest."
    ),
    "goals_completed_begun": Refusal(
        UsageError, "The day {completed_on} has not begun.", "Complete the goal when it is there."
    ),
    "goals_completed_on_range": Refusal(
        UsageError, "The day {completed_on} is out of range.", "Days go from 1900 to 2199."
    ),
    "goals_started_on_range": Refusal(
        UsageError, "The day {started_on} is out of range.", "Days go from 1900 to 2199."
    ),
    "goals_target_date_range": Refusal(
        UsageError,
        "The goal cannot be due on {target_date}.",
        "Name a day on or after the one that it starts on, and before 2200.",
    ),
    "goals_value_range": Refusal(UsageError, "A value has to be a number.", "Write it as 12 or 2.5."),
    "goals_target_away": Refusal(
        UsageError,
        "{target_value} cannot be the target: the goal starts there.",
        "Give another target, or say with --start where it starts.",
    ),
    "goals_unit_length": Refusal(UsageError, "{unit} cannot be a unit.", "A unit has 1 to 30 characters."),
    "goals_tags_most": Refusal(UsageError, "These are too many tags.", "A goal has at most 20."),
    "goals_tags_form": Refusal(
        UsageError, "These cannot be tags: {tags}.", "A tag has 1 to 50 characters, on one line."
    ),
    "goals_colour_form": Refusal(
        UsageError,
        "{colour} is not a colour.",
        "Give one as #388e3c: red, green and blue in two digits each.",
    ),
    "goal_updates_own_goal": Refusal(
        NotPermittedError, "That is not your goal.", "`tracker goal list` shows yours."
    ),
    "goal_updates_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "goal_updates_day_begun": Refusal(UsageError, "The day {day} has not begun.", "Log it when it is there."),
    "goal_updates_day_range": Refusal(
        UsageError, "The day {day} is out of range.", "Days go from 1900 to 2199."
    ),
    "goal_updates_value_range": Refusal(UsageError, "A value has to be a number.", "Write it as 12 or 2.5."),
    "goal_updates_note_length": Refusal(
        UsageError, "The note is too long.", "A note has at most 2,000 characters."
    ),
    "habit_entries_own_habit": Refusal(
        NotPermittedError, "That is not your habit.", "`tracker habit list` shows yours."
    ),
    "habit_entries_day_begun": Refusal(
        UsageError, "The day {day} has not begun.", "Log it when it is there."
    ),
    "habit_entries_day_range": Refusal(
        UsageError, "The day {day} is out of range.", "Days go from 1900 to 2199."
    ),
    "habit_entries_amount_range": Refusal(UsageError, "{amount} is not an amount.", "Amounts are 0 or more."),
    "habit_entries_note_length": Refusal(
        UsageError, "The note is too long.", "It has at most 2,000 characters."
    ),
    "habit_entries_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "habit_entries_pkey": Refusal(
        ConflictError,
        "There is an entry for {day} already.",
        "Run the command again: it changes the one that is there.",
    ),
    "pauses_from_day_range": Refusal(
        UsageError, "The day {from_day} is out of range.", "Days go from 1900 to 2199."
    ),
    "pauses_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "pauses_journey_fkey": Refusal(
        NotFoundError, "You are not on that journey any more.", "`tracker journey list` shows yours."
    ),
    "pauses_subject_single": Refusal(
        UsageError, "A pause is of one habit, of one journey, or of everything.", "Name one of them, or none."
    ),
    "pauses_until_day_range": Refusal(UsageError, "The pause ends before it begins.", "Give a later day."),
    "pauses_note_length": Refusal(UsageError, "The note is too long.", "It has at most 500 characters."),
    # focus
    "focus_sessions_running_key": Refusal(
        ConflictError, "A focus session is running already.", "See it: tracker focus status."
    ),
    "focus_sessions_no_overlap": Refusal(
        ConflictError,
        "There was a focus session at that time already.",
        "`tracker focus log` lists them: begin after it.",
    ),
    "focus_sessions_over": Refusal(
        ConflictError, "That focus session is over.", "Begin another one: tracker focus start."
    ),
    "focus_sessions_own": Refusal(
        NotPermittedError, "That is not your focus session.", "`tracker focus log` lists yours."
    ),
    "focus_sessions_begun": Refusal(
        UsageError, "That time has not come yet.", "A focus session begins and ends in the past or now."
    ),
    "focus_sessions_planned_range": Refusal(
        UsageError, "{planned_minutes} minutes do not work.", "A focus session has 1 to 480."
    ),
    "focus_sessions_note_length": Refusal(
        UsageError, "The note is too long.", "It has at most 2,000 characters."
    ),
    "focus_sessions_kind_known": Refusal(
        UsageError, "That is no kind of focus session.", "Kinds: pomodoro, custom."
    ),
    "focus_sessions_status_known": Refusal(
        UsageError,
        "That is no status of a focus session.",
        "It is active, paused, completed or abandoned.",
    ),
    "focus_sessions_day_fits": Refusal(
        UsageError, "That is not the day on which it began.", "Leave the day out: it follows from the start."
    ),
    "focus_sessions_started_range": Refusal(
        UsageError, "The time of the start is out of range.", "Days go from 1900 to 2199."
    ),
    "focus_sessions_paused_said": Refusal(
        UsageError, "A focus session that is paused says since when.", "Give both, or neither."
    ),
    "focus_sessions_completed_said": Refusal(
        UsageError, "A focus session that is over says since when.", "Give both, or neither."
    ),
    "focus_sessions_paused_range": Refusal(
        UsageError, "The pauses are longer than the session.", "Give times that fit together."
    ),
    "focus_sessions_completed_range": Refusal(
        UsageError,
        "The session's end does not fit its start, pauses and planned minutes.",
        "Give times that fit together.",
    ),
    "focus_sessions_cycle_range": Refusal(UsageError, "{cycles} cycles do not work.", "A run has 1 to 24."),
    "focus_sessions_break_range": Refusal(
        UsageError, "Such a long break does not work.", "Breaks have 0 to 240 minutes."
    ),
    "focus_sessions_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "focus_sessions_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    # badges
    "badges_key_key": Refusal(
        ConflictError, "There is a badge {key} already.", "Choose another key: tracker admin badge list."
    ),
    "badges_key_form": Refusal(
        UsageError, "{key} cannot be a badge's key.", "Take a-z, 0-9 and dashes, such as streak-7."
    ),
    "badges_name_form": Refusal(
        UsageError, "{name} cannot be a badge's name.", "Names have 1 to 80 characters on one line."
    ),
    "badges_description_length": Refusal(
        UsageError, "The description does not fit.", "It has 1 to 500 characters."
    ),
    "badges_tier_known": Refusal(
        UsageError, "{tier} is not a tier.", "Tiers are bronze, silver, gold and platinum."
    ),
    "badges_category_form": Refusal(
        UsageError, "{category} cannot be a category.", "Write it small, such as streaks or first steps."
    ),
    "badges_icon_length": Refusal(UsageError, "{icon} cannot be an icon.", "Give one sign."),
    "badges_worth_range": Refusal(
        UsageError, "A badge cannot bring that many XP or coins.", "Give 0 to 100,000 of each."
    ),
    "badges_criteria_known": Refusal(
        UsageError,
        "The criteria {criteria} have no known type.",
        "See what there is: tracker admin badge criteria.",
    ),
    "badges_criteria_later": Refusal(
        UsageError,
        "There are no facts yet that the criteria {criteria} could count.",
        "See what there is: tracker admin badge criteria.",
    ),
    "badges_criteria_keys": Refusal(
        UsageError,
        "The criteria {criteria} have a key that does not belong to their type.",
        "See the keys of each: tracker admin badge criteria.",
    ),
    "badges_criteria_threshold": Refusal(
        UsageError,
        "The criteria {criteria} do not say how much, or not as a whole number within its range.",
        "See the key and the range of each: tracker admin badge criteria.",
    ),
    "badges_criteria_variant": Refusal(
        UsageError,
        "The criteria {criteria} lack one of the words that their type knows.",
        "See the words of each: tracker admin badge criteria.",
    ),
    "badges_scope_fits": Refusal(
        UsageError,
        "The criteria {criteria} cannot be counted on each journey alone.",
        "Leave --per-journey out.",
    ),
    "badges_fixed": Refusal(
        ConflictError,
        "What a badge asks for and brings does not change.",
        "Retire it, and add another: tracker admin badge add.",
    ),
    "badges_named": Refusal(
        NotFoundError, "There is no badge {key}.", "See what there is: tracker admin badge list."
    ),
    # quests
    "missions_key_key": Refusal(
        ConflictError, "There is a mission {key} already.", "Choose another key, or offer that one again."
    ),
    "missions_key_form": Refusal(
        UsageError, "{key} cannot be a mission's key.", "Take a-z, 0-9 and dashes, such as say-hello."
    ),
    "missions_title_length": Refusal(
        UsageError, "{title} cannot be a mission's title.", "Titles have 1 to 200 characters."
    ),
    "missions_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a mission's title.",
        "Write it on one line and without blanks around it.",
    ),
    "missions_description_length": Refusal(
        UsageError, "The description cannot be kept.", "It has 1 to 4,000 characters."
    ),
    "missions_difficulty_known": Refusal(
        UsageError, "{difficulty} is no difficulty.", "Difficulties: beginner, intermediate, advanced."
    ),
    "missions_category_form": Refusal(
        UsageError, "{category} cannot be a category.", "Write it small, in the letters a-z."
    ),
    "missions_points_range": Refusal(UsageError, "{points} points do not work.", "Give 1 to 1,000."),
    "missions_days_range": Refusal(UsageError, "{days} days do not work.", "Give 1 to 366."),
    "missions_time_estimate_length": Refusal(
        UsageError, "The time that it takes cannot be kept.", "It has 1 to 50 characters."
    ),
    "missions_tips_fit": Refusal(
        UsageError, "The tips are too long.", "There are at most 10, of 2,000 characters together."
    ),
    "missions_requirements_fit": Refusal(
        UsageError,
        "A mission cannot ask for that.",
        "It counts 1 to 999,999 of habit, checkins, habit_days, focus_minutes or xp.",
    ),
    "quests_own": Refusal(NotPermittedError, "That is not your quest.", "`tracker quest list` shows yours."),
    "quests_public_id_key": Refusal(
        ConflictError, "That quest is somebody's already.", "Leave its public_id out to make another one."
    ),
    "quests_title_length": Refusal(
        UsageError, "{title} cannot be a quest's title.", "Titles have 1 to 255 characters."
    ),
    "quests_title_one_line": Refusal(
        UsageError, "{title} cannot be a quest's title.", "Write it on one line and without blanks around it."
    ),
    "quests_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "quests_mission_offered": Refusal(
        ConflictError, "That mission is not offered any more.", "`tracker quest browse` shows those that are."
    ),
    "quests_mission_open": Refusal(
        ConflictError, "{title} is your quest already.", "`tracker quest list` shows how far it is."
    ),
    "quests_mission_again": Refusal(
        ConflictError, "You completed {title} today.", "Take it on again from tomorrow."
    ),
    "quests_mission_days": Refusal(
        UsageError, "{title} does not last until {ends_on}.", "Name an earlier day, or leave --by out."
    ),
    "quests_open_most": Refusal(
        ConflictError, "Thirty quests are open already.", "Complete or skip one first."
    ),
    "quests_mission_said": Refusal(
        UsageError, "There is no such mission.", "`tracker quest browse` shows those that are offered."
    ),
    "quests_measure_known": Refusal(
        UsageError,
        "{measure} cannot be counted.",
        "Quests count a habit, a goal, checkins, habit_days, focus_minutes or xp.",
    ),
    "quests_measure_fits": Refusal(
        UsageError,
        "A {kind} quest does not count that.",
        "`tracker quest add --help` shows what goes together.",
    ),
    "quests_habit_said": Refusal(
        UsageError,
        "{title} counts the days of a habit, or names one for nothing.",
        "Name one with --habit HABIT where it does.",
    ),
    "quests_goal_said": Refusal(
        UsageError,
        "{title} waits for a goal, or names one for nothing.",
        "Name one with --goal GOAL where it does.",
    ),
    "quests_habit_fkey": Refusal(
        NotFoundError, "The habit is not there any more.", "`tracker habit list` shows yours."
    ),
    "quests_goal_fkey": Refusal(
        NotFoundError, "The goal is not there any more.", "`tracker goal list` shows yours."
    ),
    "quests_needed_range": Refusal(UsageError, "{needed} is too much or too little.", "Give 1 to 999,999."),
    "quests_needed_fits": Refusal(
        UsageError,
        "{needed} cannot be reached until {ends_on}.",
        "Ask for less, or name a later day with --by.",
    ),
    "quests_starts_on_range": Refusal(
        UsageError, "The day {starts_on} is out of range.", "Days go from 1900 to 2198."
    ),
    "quests_ends_on_range": Refusal(
        UsageError,
        "The quest cannot end on {ends_on}.",
        "One for a day ends on that day, any other within a year of its first.",
    ),
    "quests_measured": Refusal(
        ConflictError, "The quest completes by itself.", "`tracker quest show` says what it counts."
    ),
    "quests_ended_in_time": Refusal(
        ConflictError, "The quest's last day is over.", "`tracker quest list --all` shows what became of it."
    ),
    "quests_completed_in_time": Refusal(
        ConflictError, "The quest has not begun.", "Complete it when its first day is there."
    ),
    "quests_ended_begun": Refusal(
        UsageError, "The day {ended_on} has not begun.", "Say it when it is there."
    ),
    "quests_time_begun": Refusal(UsageError, "That time has not come.", "Name one that is past."),
    "quests_notes_length": Refusal(
        UsageError, "The notes are too long.", "They have at most 2,000 characters."
    ),
    "quests_difficulty_range": Refusal(
        UsageError, "{difficulty} is no difficulty.", "Give 1, easy, to 5, very hard."
    ),
    "quests_satisfaction_range": Refusal(
        UsageError, "{satisfaction} is no satisfaction.", "Give 1, not at all, to 5, very glad."
    ),
    # audit
    "audit_log_unchanged_since": Refusal(
        ConflictError,
        "What the step wrote was changed since.",
        "`tracker audit list` shows by what; undo that first.",
    ),
    # rewards
    "partners_name_key": Refusal(
        ConflictError, "There is a partner {name} already.", "Choose another name, or edit that one."
    ),
    "partners_name_length": Refusal(
        UsageError, "{name} cannot be a partner's name.", "Names have 1 to 255 characters."
    ),
    "partners_name_one_line": Refusal(
        UsageError, "{name} cannot be a partner's name.", "Write it on one line and without blanks around it."
    ),
    "partners_type_length": Refusal(UsageError, "{type} is too long.", "A type has 1 to 50 characters."),
    "partners_email_form": Refusal(
        UsageError, "{email} is not an e-mail address.", "Give one such as ann@example.org."
    ),
    "partners_phone_form": Refusal(
        UsageError, "{phone} is not a telephone number.", "Give 3 to 30 digits, blanks and +().-/ signs."
    ),
    "partners_website_form": Refusal(
        UsageError, "{website} is not the address of a website.", "It begins with http:// or https://."
    ),
    "partners_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "partners_logo_url_form": Refusal(
        UsageError, "{logo_url} is not the address of a picture.", "It begins with http:// or https://."
    ),
    "partner_staff_partner_fkey": Refusal(
        NotFoundError, "The partner is not there any more.", "See who there is: tracker admin partner list."
    ),
    "rewards_title_key": Refusal(
        ConflictError,
        "The catalogue has {title} of the same partner already.",
        "Choose another title, or edit that one.",
    ),
    "rewards_title_length": Refusal(
        UsageError, "{title} cannot be a reward's title.", "A title has 1 to 255 characters."
    ),
    "rewards_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a reward's title.",
        "Write it on one line and without blanks around it.",
    ),
    "rewards_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "rewards_price_range": Refusal(UsageError, "{price} coins are no price.", "Give 1 to 1,000,000."),
    "rewards_supply_range": Refusal(
        UsageError, "There cannot be so many.", "Give up to 1,000,000,000, those sold included."
    ),
    "rewards_stock_suffices": Refusal(
        ConflictError, "{reward} is sold out.", "See what else there is: tracker reward list."
    ),
    "rewards_per_person_range": Refusal(
        UsageError, "{per_person} is no limit.", "Give 1 to 1,000,000, or none."
    ),
    "rewards_valid_days_range": Refusal(
        UsageError, "{valid_days} days do not work.", "Give 1 to 3650, or none."
    ),
    "rewards_named": Refusal(
        NotFoundError, "That reward is not to be had any more.", "See what there is: tracker reward list."
    ),
    "own_rewards_title_key": Refusal(
        ConflictError,
        "You have promised yourself {title} already.",
        "Choose another title, or edit that one: tracker reward edit.",
    ),
    "own_rewards_title_length": Refusal(
        UsageError, "{title} cannot be a reward's title.", "A title has 1 to 255 characters."
    ),
    "own_rewards_title_one_line": Refusal(
        UsageError,
        "{title} cannot be a reward's title.",
        "Write it on one line and without blanks around it.",
    ),
    "own_rewards_description_length": Refusal(
        UsageError, "The description is too long.", "It has at most 4,000 characters."
    ),
    "own_rewards_price_range": Refusal(UsageError, "{price} coins are no price.", "Give 0 to 1,000,000."),
    "own_rewards_valid_days_range": Refusal(
        UsageError, "{valid_days} days do not work.", "Give 1 to 3650, or none."
    ),
    "own_rewards_public_id_key": Refusal(
        ConflictError, "A reward with the id {public_id} exists.", "Leave the id out."
    ),
    "vouchers_reward_active": Refusal(
        ConflictError, "{reward} is not to be had any more.", "See what there is: tracker reward list."
    ),
    "vouchers_per_person": Refusal(
        ConflictError,
        "That is as many of {reward} as one person may have, those redeemed included.",
        "See what else there is: tracker reward list.",
    ),
    "vouchers_game_on": Refusal(
        ConflictError, "The game is off.", "Turn it on: tracker settings set game on."
    ),
    "vouchers_redeemed_where_length": Refusal(
        UsageError, "{place} is too long for a place.", "A place has 1 to 255 characters."
    ),
    "voucher_tries_most": Refusal(
        NotPermittedError, "Too many wrong codes in an hour.", "Check the code and try again in an hour."
    ),
    # What an export says of a voucher, by hand perhaps.
    "vouchers_bought_begun": Refusal(
        UsageError, "The voucher is of a time to come.", "Bring it in when it is there."
    ),
    "vouchers_public_id_key": Refusal(
        ConflictError, "A voucher with the id is somebody else's.", "Bring in an export of your own."
    ),
    "vouchers_type_known": Refusal(
        UsageError, "The voucher's kind is not known.", "Give coffee, gym_pass, discount, badge or own."
    ),
    "vouchers_type_fits": Refusal(
        UsageError, "The voucher's kind and reward do not go together.", "Give one of the two."
    ),
    "vouchers_title_length": Refusal(
        UsageError, "The voucher's title cannot be kept.", "A title has 1 to 255 characters."
    ),
    "vouchers_partner_length": Refusal(
        UsageError, "The partner's name cannot be kept.", "It has 1 to 255 characters."
    ),
    "vouchers_price_range": Refusal(
        UsageError, "The voucher's price is out of range.", "Give 0 to 1,000,000."
    ),
    "vouchers_granted_free": Refusal(
        UsageError, "A voucher that was given cost nothing.", "Give it the price 0."
    ),
    "vouchers_status_known": Refusal(
        UsageError, "The voucher's status is not known.", "Give bought, redeemed, expired or refunded."
    ),
    "vouchers_redeemed_dated": Refusal(
        UsageError, "When a voucher was redeemed and its status do not go together.", "Give both, or neither."
    ),
    "vouchers_bought_on_range": Refusal(
        UsageError, "The day of buying is out of range.", "Days go from 1900 to 2199."
    ),
    # settings
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
}
