"""The table of commands: every command or group of the program, one line each.

Help, completion and "did you mean" are answered from this table alone; a command's module is imported
when the command is called (``lazy.py``). The one-line help is repeated as the first line of the command's
own help, and a test compares the two. Rules for it: an imperative sentence with a full stop, ASCII, no
square brackets, at most 60 characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Panel(StrEnum):
    """The headings under which ``tracker --help`` lists commands, in this order."""

    EVERY_DAY = "Every day"
    LOOK_BACK = "Look back"
    SET_UP = "Set up"
    GAME = "The game"
    TOGETHER = "With others"
    DATA = "Your data"
    ADMINISTRATION = "Running a server"


@dataclass(frozen=True)
class Entry:
    """One command: ``target`` is ``module:attribute``, a function or a ``typer.Typer``.

    A module that begins with a dot lies in ``tracker.features``.
    """

    name: str
    target: str
    help: str
    panel: Panel
    hidden: bool = False


DEFAULT_COMMAND = "today"

ENTRIES: tuple[Entry, ...] = (
    Entry("today", ".today.commands:today", "Show what is due and done today.", Panel.EVERY_DAY),
    Entry("checkin", ".journeys.commands:checkin", "Log a day of a journey.", Panel.EVERY_DAY),
    Entry("done", ".habits.commands:done", "Log a habit as done.", Panel.EVERY_DAY),
    Entry("skip", ".habits.commands:skip", "Excuse a habit for a day.", Panel.EVERY_DAY),
    Entry("focus", ".focus.commands:app", "Focus on one thing at a time.", Panel.EVERY_DAY),
    Entry("undo", ".audit.commands:undo", "Take back the last change.", Panel.EVERY_DAY),
    Entry("redo", ".audit.commands:redo", "Make an undone change again.", Panel.EVERY_DAY),
    Entry("prompt", ".today.commands:prompt", "Print a line for a shell prompt or tmux.", Panel.LOOK_BACK),
    Entry("streaks", ".streaks.commands:streaks", "Show every streak.", Panel.LOOK_BACK),
    Entry("heatmap", ".heatmap.commands:heatmap", "Draw a year as a calendar.", Panel.LOOK_BACK),
    Entry("chart", ".statistics.commands:chart", "Draw values over time.", Panel.LOOK_BACK),
    Entry("stats", ".statistics.commands:stats", "Show the numbers of a stretch of days.", Panel.LOOK_BACK),
    Entry(
        "compare", ".statistics.commands:compare", "Set two habits or journeys side by side.", Panel.LOOK_BACK
    ),
    Entry("report", ".report.commands:report", "Look back on a year.", Panel.LOOK_BACK),
    Entry("history", ".journeys.commands:history", "List check-ins.", Panel.LOOK_BACK),
    Entry("leaderboard", ".journeys.commands:leaderboard", "Show a journey's standings.", Panel.LOOK_BACK),
    Entry("audit", ".audit.commands:app", "See what was changed, and when.", Panel.LOOK_BACK),
    Entry("journey", ".journeys.commands:app", "Create and change journeys.", Panel.SET_UP),
    Entry("habit", ".habits.commands:app", "Add and change habits.", Panel.SET_UP),
    Entry("goal", ".goals.commands:app", "Set goals and move towards them.", Panel.SET_UP),
    Entry("vacation", ".vacations.commands:app", "Plan days that bridge your streaks.", Panel.SET_UP),
    Entry("settings", ".accounts.commands:settings", "Read and change settings.", Panel.SET_UP),
    Entry("alias", ".aliases.commands:app", "Name commands of your own.", Panel.SET_UP),
    Entry("hooks", ".hooks.commands:app", "See your programs that logging runs.", Panel.SET_UP),
    Entry(
        "shell", ".shell.commands:shell", "Stay at a prompt and run one command after another.", Panel.SET_UP
    ),
    Entry("account", ".accounts.commands:account", "Show, change or leave your account.", Panel.SET_UP),
    Entry("tag", ".accounts.commands:tag", "Keep a list of your interests.", Panel.SET_UP),
    Entry("level", ".game.commands:level", "Show your level, XP and coins.", Panel.GAME),
    Entry("badge", ".badges.commands:app", "See what you have earned, and what is next.", Panel.GAME),
    Entry("xp", ".game.commands:xp", "See where your XP came from.", Panel.GAME),
    Entry("coins", ".game.commands:coins", "See where your coins came from and went.", Panel.GAME),
    Entry("quest", ".quests.commands:app", "Take on quests and missions.", Panel.GAME),
    Entry("reward", ".rewards.commands:app", "Spend coins on rewards, and redeem vouchers.", Panel.GAME),
    Entry("garden", ".garden.commands:garden", "Draw your habits and journeys as plants.", Panel.GAME),
    Entry("path", ".path.commands:path", "Show how far you have come, and what comes next.", Panel.GAME),
    Entry("invite", ".journeys.commands:invitations", "See and revoke invitations.", Panel.TOGETHER),
    Entry(
        "join", ".journeys.commands:join", "Make an account on a server with an invitation.", Panel.TOGETHER
    ),
    Entry(
        "login", ".sessions.commands:login", "Log in to a server, and work there from now on.", Panel.TOGETHER
    ),
    Entry("logout", ".sessions.commands:logout", "End this device's session on a server.", Panel.TOGETHER),
    Entry("whoami", ".sessions.commands:whoami", "Show who you are, and on which server.", Panel.TOGETHER),
    Entry("session", ".sessions.commands:session", "See and end the devices logged in.", Panel.TOGETHER),
    Entry(
        "profile", ".sessions.commands:profile", "Choose between servers and your own data.", Panel.TOGETHER
    ),
    Entry(
        "password",
        ".sessions.commands:password",
        "Change the password of your login on a server.",
        Panel.TOGETHER,
    ),
    Entry("import", ".transfer.commands:import_file", "Bring data in from a file.", Panel.DATA),
    Entry("export", ".transfer.commands:export", "Write everything of yours out.", Panel.DATA),
    Entry("sync", ".outbox.commands:sync", "Send what waits for the server.", Panel.DATA),
    Entry("outbox", ".outbox.commands:app", "Look after what waits for the server.", Panel.DATA),
    Entry("db", ".server.commands:app", "Look after the database.", Panel.DATA),
    Entry("daemon", ".daemon.commands:app", "Look at the process that makes commands quick.", Panel.DATA),
    Entry("man", ".manual.commands:man", "Print the manual page.", Panel.DATA),
    Entry("demo", ".demo.commands:demo", "Tour the screens with a made-up year.", Panel.DATA),
    Entry("admin", ".people.commands:app", "Look after a server and its people.", Panel.ADMINISTRATION),
    Entry("version", ".server.commands:version", "Show versions of program and database.", Panel.DATA),
)
