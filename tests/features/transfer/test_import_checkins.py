"""`import checkins`: CSV and NDJSON, good rows and bad."""

from __future__ import annotations

import pytest

from tests.features.transfer.conftest import Import, counts, rejected
from tests.fixtures.program import Program

pytestmark = pytest.mark.usefixtures("fitness")

HEADER = "day,journey,note,client_id,Strength,Sleep well,Mobility\n"


def _history(program: Program) -> list[dict[str, object]]:
    found = program("history", ":all", "--json").json()
    assert isinstance(found, list)
    return found


def test_columns_in_any_order_with_names_and_numbers(bring: Import, program: Program) -> None:
    header = "sleep WELL,Day,strength,JOURNEY,Mobility,note\n"
    text = header + "solid,2026-11-01,5,fitness,,hi\n2,2026-11-02,crushed,Fitness,1,\n"
    assert counts(bring("checkins", text)) == (2, 2, 0, 0, 0)
    newest, oldest = _history(program)
    assert oldest["efforts"] == {"Strength": 5, "Sleep well": 4}
    assert oldest["note"] == "hi"
    assert newest["efforts"] == {"Strength": 5, "Sleep well": 2, "Mobility": 1}
    assert newest["streak"] == {"current": 2, "longest": 2}


def test_the_same_file_twice_changes_nothing(bring: Import) -> None:
    text = (
        HEADER
        + "2026-11-01,Fitness,a,,4,4,\n2026-11-02,Fitness,,6f1c9c4e-45c3-4b1e-9f0e-3f1f2c1d0001,4,4,2\n"
    )
    assert counts(bring("checkins", text)) == (2, 2, 0, 0, 0)
    again = bring("checkins", text)
    assert counts(again) == (2, 0, 0, 2, 0)
    assert again["import_id"] is not None


def test_a_changed_row_updates_and_an_empty_note_keeps_the_old_one(bring: Import, program: Program) -> None:
    bring("checkins", HEADER + "2026-11-01,Fitness,kept,,4,4,\n2026-11-02,Fitness,,,4,4,\n")
    found = bring("checkins", HEADER + "2026-11-01,Fitness,,,5,4,\n2026-11-02,Fitness,new,,4,4,\n")
    assert counts(found) == (2, 0, 2, 0, 0)
    newest, oldest = _history(program)
    assert (oldest["efforts"], oldest["note"]) == ({"Strength": 5, "Sleep well": 4}, "kept")
    assert newest["note"] == "new"


def test_one_import_is_one_step_of_undo(bring: Import, program: Program) -> None:
    program("checkin", "fitness", "strength=1", "sleep=1", "--on", "2026-11-01")
    rows = "".join(f"2026-10-{day:02d},Fitness,,,4,4,\n" for day in range(1, 31))
    bring("checkins", HEADER + rows + "2026-11-01,Fitness,,,5,5,\n")
    assert len(_history(program)) == 31
    assert program("undo").exit_code == 0
    assert [log["efforts"] for log in _history(program)] == [{"Strength": 1, "Sleep well": 1}]
    assert program("redo").exit_code == 0
    assert len(_history(program)) == 31


def test_bad_rows_say_line_column_value_and_the_good_go_in(bring: Import, program: Program) -> None:
    text = (
        "\ufeff" + HEADER.replace("\n", "\r\n") + '2026-11-01,Fitness,"two\r\nlines",,4,4,\r\n'
        "\r\n"
        "2026-11-31,Fitness,,,4,4,\r\n"
        "2026-11-02,Fitnes,,,4,4,\r\n"
        "2026-11-03,Fitness,,,6,4,\r\n"
        "2026-11-04,Fitness,,no-uuid,4,4,\r\n"
        "2026-11-05,Fitness,,,,4,\r\n"
        "2026-11-21,Fitness,,,4,4,\r\n"
        f"2026-11-06,Fitness,{'x' * 2001},,4,4,\r\n"
        "2026-11-07,Fitness,,,,,\r\n"
        "2026-11-08,Fitness,,,4,4,,,extra\r\n"
        "2026-11-01,Fitness,other,,1,1,\r\n"
        "2026-11-01,Fitness,,,4,4,\r\n"
    )
    found = bring("checkins", text, code=1)
    assert rejected(found) == [
        (5, "day", "2026-11-31"),
        (6, "journey", "Fitnes"),
        (7, "Strength", "6"),
        (8, "client_id", "no-uuid"),
        (9, "efforts", "{NULL,4}"),
        (10, "day", "2026-11-21"),
        (11, "note", "x" * 200),
        (12, "efforts", ""),
        (13, "", "2026-11-08,Fitness,,,4,4,,,extra"),
        (14, "day", "2026-11-01"),
    ]
    assert counts(found) == (12, 1, 0, 1, 10)
    (log,) = _history(program)
    assert log["note"] == "two\r\nlines"


def test_strict_keeps_nothing(bring: Import, program: Program) -> None:
    found = bring("checkins", HEADER + "2026-11-01,Fitness,,,4,4,\nx,Fitness,,,4,4,\n", "--strict", code=1)
    assert counts(found) == (2, 1, 0, 0, 1)
    assert found["import_id"] is None
    assert _history(program) == []


def test_dry_run_changes_nothing(bring: Import, program: Program) -> None:
    found = bring("checkins", HEADER + "2026-11-01,Fitness,,,4,4,\n", "--dry-run")
    assert (counts(found), found["import_id"]) == ((1, 1, 0, 0, 0), None)
    assert _history(program) == []


def test_one_journey_by_option_or_because_there_is_only_one(bring: Import, program: Program) -> None:
    text = "day,Strength,Sleep well\n2026-11-01,4,4\n"
    assert counts(bring("checkins", text)) == (1, 1, 0, 0, 0)
    program("journey", "create", "Finnish", "-d", "Words")
    named = bring("checkins", "day,journey,Words\n2026-11-01,Finnish,4\n", "--journey", "finn")
    assert counts(named) == (1, 1, 0, 0, 0)
    found = bring(
        "checkins", "day,journey,Words\n2026-11-02,Fitness,4\n2026-11-02,,4\n", "-j", "finn", code=1
    )
    assert rejected(found) == [(2, "journey", "Fitness")]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("day,journey,Strenght\n", 'The column "Strenght" is no dimension', 'Did you mean "Strength"?'),
        ("journey,Strength\nFitness,4\n", "There is no column day", "header"),
        ("day,journey\n2026-11-01,Fitness\n", "No column names a dimension", "Add one"),
        ("day,Day,Strength\n", "has two columns", "once"),
        ("", "is empty", "first line"),
        ('[\n{"day": "2026-11-01"}\n]', "This is a JSON list", "-o ndjson"),
        (b"day,Strength\n\xe4,4\n", "is not UTF-8", "Save it as UTF-8"),
        (b"\x00\x01\x02", "is not a text file", "UTF-8"),
    ],
)
def test_files_that_are_refused_whole(
    program: Program, tmp_path_factory: pytest.TempPathFactory, text: str | bytes, message: str, hint: str
) -> None:
    path = tmp_path_factory.mktemp("input") / "file.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    result = program("import", "checkins", str(path))
    assert result.exit_code == 2
    assert message in result.stderr
    assert hint in result.stderr
    assert result.stdout == ""


def test_no_file_and_no_format(program: Program) -> None:
    assert program("import", "checkins", "/nowhere/x.csv").exit_code == 3
    result = program("import", "chekins", "x.csv")
    assert (result.exit_code, 'Did you mean "checkins"?' in result.stderr) == (2, True)


def test_ndjson_of_history_and_standard_input(program: Program) -> None:
    program("checkin", "fitness", "strength=4", "sleep=5", "-m", "höchst\nfein", "--on", "2026-11-01")
    text = program("history", ":all", "-o", "ndjson").stdout
    program("checkin", "fitness", "--delete", "--on", "2026-11-01")
    result = program("import", "checkins", "-", "--json", stdin=text + '\n{"day": 3}\n{"oops"\n')
    assert result.exit_code == 1
    found = result.json()
    assert isinstance(found, dict)
    assert counts(found) == (3, 1, 0, 0, 2)
    assert [log["note"] for log in _history(program)] == ["höchst\nfein"]


def test_client_ids_in_conflict(bring: Import) -> None:
    one, two = "6f1c9c4e-45c3-4b1e-9f0e-3f1f2c1d0001", "6f1c9c4e-45c3-4b1e-9f0e-3f1f2c1d0002"
    bring("checkins", HEADER + f"2026-11-01,Fitness,,{one},4,4,\n")
    text = f"2026-11-02,Fitness,,{one},4,4,\n2026-11-03,Fitness,,{two},4,4,\n2026-11-04,Fitness,,{two},4,4,\n"
    # The first day takes another id: its old one must not become free for the second on the way.
    found = bring("checkins", HEADER + f"2026-11-01,Fitness,,{one[:-1]}9,4,4,\n" + text, code=1)
    assert rejected(found) == [(3, "client_id", one), (5, "client_id", two)]
    assert counts(found) == (4, 1, 1, 0, 2)


def test_removed_dimensions_belong_to_their_days(bring: Import, program: Program) -> None:
    program("journey", "dimension", "remove", "fitness", "mobility", "--from", "2026-11-01")
    program("journey", "dimension", "add", "fitness", "Mobility", "--optional", "--from", "2026-11-10")
    rows = "2026-10-31,Fitness,,,4,4,1\n2026-11-05,Fitness,,,4,4,2\n2026-11-11,Fitness,,,4,4,3\n"
    found = bring("checkins", HEADER + rows, code=1)
    assert [(line, column) for line, column, _ in rejected(found)] == [(3, "efforts")]
    newest, oldest = _history(program)
    assert newest["efforts"] == {"Strength": 4, "Sleep well": 4, "Mobility": 3}
    assert oldest["efforts"] == {"Strength": 4, "Sleep well": 4, "Mobility (removed)": 1}
    printed = program("history", ":all", "-o", "ndjson").stdout
    assert counts(bring("checkins", printed)) == (2, 0, 0, 2, 0)


def test_an_archived_journey_takes_nothing(bring: Import, program: Program) -> None:
    program("journey", "archive", "fitness")
    found = bring("checkins", HEADER + "2026-11-01,Fitness,,,4,4,\n", code=1)
    assert "archived" in str(found["rejected"])


def test_semicolons_tabs_and_short_rows(bring: Import) -> None:
    assert counts(bring("checkins", "day;Strength;Sleep well;Mobility;\n2026-11-01;4;4\n")) == (1, 1, 0, 0, 0)
    assert counts(bring("checkins", "sep=\t\nday\tStrength\tSleep well\n2026-11-02\t4\t4\n")) == (
        1,
        1,
        0,
        0,
        0,
    )


def test_quotation_marks_out_of_place(bring: Import) -> None:
    text = (
        HEADER + '2026-11-01,Fitness,"a"b,,4,4,\n2026-11-02,Fitness,,,4,4,\n2026-11-03,Fitness,"open,,4,4,\n'
    )
    found = bring("checkins", text, code=1)
    assert [line for line, _, _ in rejected(found)] == [2, 4]
    assert found["added"] == 1


@pytest.mark.parametrize("output", ["table", "json", "ndjson", "csv", "tsv"])
def test_reports_in_every_format(
    program: Program, tmp_path_factory: pytest.TempPathFactory, output: str
) -> None:
    path = tmp_path_factory.mktemp("input") / "file.csv"
    path.write_text(HEADER + 'x,Fitness,,,4,4,\n2026-11-01,Fit"ness,,,4,4,\n', "utf-8")
    result = program("import", "checkins", str(path), "-o", output)
    assert result.exit_code == 1
    assert "is not a day" in result.stdout
    assert result.stderr == ""
