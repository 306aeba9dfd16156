"""What people see: whole screens, with hostile titles, in ASCII and without boxes in a pipe."""

from __future__ import annotations

from textwrap import dedent

from tests.features.journeys.conftest import Club
from tests.fixtures.database import Member
from tests.fixtures.program import Program


def screen(text: str) -> str:
    """Return a screen as it is written in a test."""
    return dedent(text).removeprefix("\n")


def test_a_journey_from_beginning_to_end(program: Program) -> None:
    made = program("journey", "create", "Fitness", "-d", "Strength:3", "-d", "Sleep well:2", "-d", "Yoga?")
    assert made.stdout == screen("""
        Fitness  active • private • you are owner • id 1

        Dimension   Weight
        Strength         3
        Sleep well       2
        Yoga             1  optional

        Created. Undo: tracker undo
        Log a day: tracker checkin
    """)
    logged = program("checkin", "strength=4", "sleep=skipped", "-m", "Slept badly", "--on", "yesterday")
    assert logged.stdout == screen("""
        Fitness       Thu 2026-11-19
          Strength    ████·  4 solid
          Sleep well  █····  1 skipped
          Score       +4   1 day in a row, best 1
          Note        Slept badly
        Logged. Undo: tracker undo
    """)
    ascii_only = program("--ascii", "checkin", "strength=1", "sleep=2", "yoga=5")
    assert ascii_only.stdout == screen("""
        Fitness       Fri 2026-11-20
          Strength    #....  1 skipped
          Sleep well  ##...  2 minimal
          Yoga        #####  5 crushed
          Score       +1   2 days in a row, best 2
        Logged. Undo: tracker undo
    """)
    changed = program("checkin", "strength=2", "--on", "-1", "-m", "")
    assert changed.stdout.splitlines()[-2:] == [
        "  Score       -0.5   1 day in a row, best 2",
        "Changed. Undo: tracker undo",
    ]
    assert program("checkin").stdout.splitlines()[-1] == "Nothing changed."
    assert program("history").stdout == screen("""
        Day         Journey  Score  Streak  Efforts
        2026-11-20  Fitness      1       2  Strength 1, Sleep well 2, Yoga 5
        2026-11-19  Fitness   -0.5       1  Strength 2, Sleep well 1
    """)
    assert program("streaks").stdout == screen("""
        Kind     Name     Now  Best  Of   State   Last        Rule
        journey  Fitness    2     2  day  active  2026-11-20  every day
    """)
    assert program("streaks", now="2026-11-21T12:00:00Z").stdout == screen("""
        Kind     Name     Now  Best  Of   State  Days left  Last        Rule
        journey  Fitness    2     2  day  open           1  2026-11-20  every day
    """)
    assert program("checkin", "--delete").stdout == (
        "✓ Fitness: check-in of 2026-11-20 taken back. Undo: tracker undo\n"
    )
    assert program("--ascii", "journey", "delete", "fit").stdout == (
        "x Fitness is deleted. Undo: tracker undo\n"
    )


def test_a_dimension_with_everything(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Run", "--description", "Every day a bit", "--public")
    program("journey", "dimension", "edit", "fit", "run", "--description", "Far", "--example", "5 km")
    shown = program("journey", "dimension", "add", "fit", "Rest", "--from", "2026-11-01")
    assert shown.stdout == screen("""
        Fitness  active • public • you are owner • id 1
        Every day a bit

        Dimension  Weight  Description  Examples
        Run             1  Far          5 km
        Rest            1

        Added from 2026-11-01 on. Undo: tracker undo
    """)


def test_notes_have_a_column_where_there_are_any(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Run")
    program("checkin", "run=3", "-m", "Rain [bold]")
    assert program("history").stdout == screen("""
        Day         Journey  Score  Streak  Efforts  Note
        2026-11-20  Fitness      1       1  Run 3    Rain [bold]
    """)


def test_scores_carry_their_sign(program: Program) -> None:
    program("journey", "create", "Fitness", "-d", "Run", "-d", "Read")
    scores = [program("checkin", "run=1", f"read={effort}").stdout.splitlines()[3] for effort in (2, 3, 5)]
    assert scores == [f"  Score  {score}   1 day in a row, best 1" for score in ("-0.5", "0", "+2")]


def test_a_leaderboard(program: Program, club: Club, ben: Member, cleo: Member) -> None:
    program("journey", "create", "Fitness", "-d", "Run")
    club.join(club.find("fitness"), ben, cleo)
    program("checkin", "run=2")
    program("checkin", "run=5", role="cleo")
    program("checkin", "run=2", role="ben")
    assert program("leaderboard").stdout == screen("""
        Fitness  2026-W47
        Rank  Who   Score  Check-ins  Streak  Rate
           1  cleo      3          1       1   20%
           2  ann     0.5          1       1   20%  you
           2  ben     0.5          1       1   20%
    """)


def test_hostile_words_cannot_drive_the_terminal(program: Program) -> None:
    title = "[red]x[/red] \u202ert :smile: 日本"
    program("journey", "create", title, "-d", "[b]Läufe\u200f")
    logged = program("checkin", "läufe=3", "-m", "\x1b]0;gone\x07\x1b[31mred")
    listed = program("journey", "list")
    for result in (logged, listed, program("history"), program("leaderboard"), program("streaks")):
        assert result.exit_code == 0
        assert "[red]x[/red] \\u202ert :smile: 日本" in result.stdout
        assert not {"\x1b", "\x07", "\u202e", "\u200f"} & set(result.stdout + result.stderr)
    assert logged.stdout.splitlines()[3:] == [
        "  Note                              \\x1b]0;gone\\x07\\x1b[31mred",
        "Logged. Undo: tracker undo",
    ]
    refused = program("checkin", "läufe=\x1b[31m")
    assert (refused.exit_code, "\x1b" in refused.stderr) == (2, False)


def test_notes_to_people_stay_out_of_data(program: Program) -> None:
    for command in (
        ("journey", "create", "Fitness", "-d", "Run"),
        ("checkin", "run=3"),
        ("journey", "dimension", "edit", "fit", "run", "--weight", "2"),
        ("checkin", "--delete"),
        ("journey", "archive", "fit"),
    ):
        result = program(*command, "--json")
        assert isinstance(result.json(), dict)
        assert "Undo" not in result.stdout + result.stderr
