"""What people can do with what tracker knows of them: settings, account and interests."""

from tracker.features.accounts.service.account import (
    Account,
    Deletion,
    Profile,
    change,
    consent,
    delete_me,
    get,
)
from tracker.features.accounts.service.interests import (
    add_interests,
    list_interests,
    remove_interests,
)
from tracker.features.accounts.service.settings import (
    Setting,
    SettingChange,
    change_setting,
    get_setting,
    list_settings,
    reset_setting,
)

__all__ = [
    "Account",
    "Deletion",
    "Profile",
    "Setting",
    "SettingChange",
    "add_interests",
    "change",
    "change_setting",
    "consent",
    "delete_me",
    "get",
    "get_setting",
    "list_interests",
    "list_settings",
    "remove_interests",
    "reset_setting",
]
