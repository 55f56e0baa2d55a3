"""``check_workbook``: reads and checks a file, and writes nothing (issue text, 'Commands')."""

import json
from datetime import date
from io import StringIO
from types import SimpleNamespace

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from figures import rolls
from tests.factories import make_form
from tests.returns.books import CLEAN, HEADINGS, make_book

pytestmark = pytest.mark.django_db

CLEAN_EXIT, PROBLEMS, REFUSED = 0, 1, 2
KEYS = {"refused", "form", "period", "chosen_by", "rows", "units", "columns", "values", "problems"}


@pytest.fixture
def run(tmp_path):
    """``run(content, …)``: exit status, what stood on standard output, on standard error."""

    def start(content: bytes, *words: str, unit: str = "173", name: str = "bao-cao.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        out, err = StringIO(), StringIO()
        status = None
        try:
            call_command(
                "check_workbook", str(path), "--unit", unit, *words, stdout=out, stderr=err
            )
        except SystemExit as end:
            status = end.code
        return SimpleNamespace(status=status, out=out.getvalue(), err=err.getvalue())

    return start


def read_json(ran) -> dict:
    return json.loads(ran.out)


def count_rows() -> dict[str, int]:
    """How many rows every table holds."""
    with connection.cursor() as cursor:
        counts = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'select count(*) from "{name}"')
            counts[name] = cursor.fetchone()[0]
    return counts


def test_clean_file_leaves_with_status_zero_and_all_that_was_understood(place, run):
    ran = run(make_book(), "--json")

    told = read_json(ran)
    assert ran.status == CLEAN_EXIT
    assert set(told) == KEYS
    assert (told["refused"], told["form"], told["period"]) == (None, "bieu-01", "2024")
    assert told["chosen_by"] == {"form": "fit", "period": "title"}
    assert told["rows"] == 2
    assert told["units"] == [
        {"text": "Xã Kha Sơn", "code": "05926", "cell": "A4"},
        {"text": "Xã Úc Kỳ", "code": "05914", "cell": "A5"},
    ]
    assert told["columns"][0] == {"text": "Dân số", "indicator": "population", "cell": "B3"}
    assert len(told["values"]) == 14
    assert told["values"][5] == {
        "unit": "05926",
        "indicator": "members",
        "sheet": "Bieu 01",
        "cell": "G4",
        "raw": "2000",
        "value": 2000,
    }
    assert told["problems"] == []


def test_problems_leave_with_status_one_each_at_its_cell(place, run):
    rows = [list(row) for row in CLEAN]
    rows[0][6], rows[1][7] = "2.0O0", None

    ran = run(make_book(rows), "--json")

    assert ran.status == PROBLEMS
    problems = read_json(ran)["problems"]
    assert {key for problem in problems for key in problem} == {
        "severity",
        "sheet",
        "cell",
        "message",
    }
    assert [(each["severity"], each["sheet"], each["cell"]) for each in problems] == [
        ("error", "Bieu 01", "G4"),
        ("error", "Bieu 01", "H5"),
    ]


def test_people_read_the_same_in_words(place, run):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = "2.0O0"

    wrong, right = run(make_book(rows)), run(make_book())

    assert "[LỖI] trang ‘Bieu 01’, ô G4: “2.0O0” không phải là số" in wrong.out
    assert right.out.splitlines() == ["Biểu bieu-01, kỳ 2024: 2 dòng, 14 số.", "Không có lỗi."]


@pytest.mark.parametrize(
    ("content", "words", "unit", "sentence"),
    [
        (b"%PDF-1.7", (), "173", "Đây là tệp PDF"),
        (b"", (), "173", "Tệp trống"),
        (None, (), "99999", "Không có đơn vị nào từng mang mã 99999."),
        (None, ("--form", "bieu-77"), "173", "Không có biểu mang mã bieu-77. Đang có: bieu-01."),
        (None, ("--period", "2031"), "173", "Không có kỳ mang mã 2031. Đang có: 2024."),
    ],
)
def test_refusal_leaves_with_status_two_and_a_sentence(content, words, unit, sentence, place, run):
    content = make_book() if content is None else content

    in_words = run(content, *words, unit=unit)
    as_json = run(content, *words, "--json", unit=unit)

    assert (in_words.status, in_words.out) == (REFUSED, "")
    assert in_words.err.strip().startswith(sentence)
    assert (as_json.status, as_json.err) == (REFUSED, "")
    told = read_json(as_json)
    assert set(told) == KEYS
    assert told["refused"].startswith(sentence)
    assert [told[key] for key in ("units", "columns", "values", "problems")] == [[]] * 4


def test_empty_database_says_what_to_run(db, run):
    with pytest.raises(CommandError, match="chưa có dữ liệu: chạy make sample") as error:
        run(make_book(), "--json")

    assert error.value.returncode == REFUSED


def test_missing_file_is_said(place):
    with pytest.raises(CommandError, match="Không thấy tệp") as error:
        call_command("check_workbook", "khong-co.xlsx", "--unit", "173")

    assert error.value.returncode == REFUSED


def test_nothing_is_written(place, run):
    before = count_rows()
    rows = [list(row) for row in CLEAN]
    rows[0][0], rows[0][6] = "Xã Kha Sơm", "x"

    run(make_book(rows), "--json")
    run(make_book(), "--json")

    assert count_rows() == before


def test_r6_answer_is_the_file_with_its_cells_marked(place, run, tmp_path):
    rows = [list(row) for row in CLEAN]
    rows[0][6] = "2.0O0"
    out = tmp_path / "tra-loi.xlsx"

    ran = run(make_book(rows), "--answer", str(out))

    assert ran.status == PROBLEMS
    book = openpyxl.load_workbook(out)
    sheet = book["Bieu 01"]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"G4"}
    assert "Cần sửa" in book.sheetnames


def test_answer_into_a_folder_that_is_not_there_is_said_before_reading(place, run, tmp_path):
    with pytest.raises(CommandError, match="Không có thư mục"):
        run(make_book(), "--answer", str(tmp_path / "khong-co" / "tra-loi.xlsx"))


# ----- what is chosen, and by what -----


def choose(run, *words: str, title: str = "", unit: str = "173", **book) -> dict:
    content = make_book(titles=(title,), **book)
    told = read_json(run(content, *words, "--json", unit=unit))
    assert told["refused"] is None
    return {
        "form": (told["form"], told["chosen_by"]["form"]),
        "period": (told["period"], told["chosen_by"]["period"]),
    }


def open_year(place, code: str, kind: str = "year") -> None:
    period = rolls.open_period(code)
    if kind != "year":
        inputs = [line.indicator for line in place.version.lines.all()]
        make_form(f"bieu-{kind}", inputs, kind=kind)
        rolls.lay_due(period, place.form.__class__.objects.get(code=f"bieu-{kind}"))
    else:
        rolls.lay_due(period, place.form)


def test_period_is_what_the_title_says_else_the_last(place, run):
    open_year(place, "2023")
    open_year(place, "2025")

    assert choose(run, title="BÁO CÁO NĂM 2023")["period"] == ("2023", "title")
    assert choose(run, title="Báo cáo tổ chức hội")["period"] == ("2025", "last")
    assert choose(run, "--period", "2024", title="NĂM 2023")["period"] == ("2024", "given")


@pytest.mark.parametrize(
    ("title", "code", "kind"),
    [
        ("Báo cáo 6 tháng đầu năm", "2025-H1", "half_year"),
        ("BÁO CÁO 6 THÁNG ĐẦU NĂM 2025", "2025-H1", "half_year"),
        ("Báo cáo quý III/2025", "2025-Q3", "quarter"),
        ("Báo cáo quý III", "2025-Q3", "quarter"),
    ],
)
def test_part_of_a_year_is_understood_with_and_without_the_year(title, code, kind, place, run):
    open_year(place, code, kind)
    open_year(place, "2025")

    assert choose(run, title=title) == {
        "form": (f"bieu-{kind}", "fit"),
        "period": (code, "title"),
    }


def test_form_is_the_one_whose_headings_fit_best(place, run):
    fewer = [line.indicator for line in place.version.lines.all()[:2]]
    rolls.lay_due(place.period, make_form("bieu-00", fewer))

    all_headings = choose(run, title="NĂM 2024")
    two = choose(run, title="NĂM 2024", headings=HEADINGS[:3], rows=[row[:3] for row in CLEAN])
    given = choose(run, "--form", "bieu-00", title="NĂM 2024")

    assert all_headings["form"] == ("bieu-01", "fit")
    assert two["form"] == ("bieu-00", "fit")
    assert given["form"] == ("bieu-00", "given")


def test_form_that_the_unit_does_not_owe_is_said(place, run):
    make_form("bieu-00", [place.version.lines.first().indicator])

    ran = run(make_book(), "--form", "bieu-00", "--json")

    assert "Huyện Phú Bình không phải gửi bieu-00 cho kỳ" in read_json(ran)["refused"]


@pytest.mark.parametrize("unit", ["173", "05926"])
def test_any_code_ever_borne_names_the_unit(unit, reopened, run):
    """The district has ended; the commune's code is borne by another commune today."""
    told = read_json(run(make_book(), "--json", unit=unit))

    assert (told["refused"], told["period"]) == (None, "2024")
    assert told["units"][0] == {"text": "Xã Kha Sơn", "code": "05926", "cell": "A4"}


def test_code_means_who_bears_it_now_where_no_period_is_named(reopened, run):
    later = rolls.open_period("2025")
    rolls.lay_due(later, reopened.form)
    assert later.last_day > date(2025, 7, 1)

    told = read_json(run(make_book(titles=("Báo cáo",)), "--json", unit="05926"))

    assert (told["period"], told["chosen_by"]["period"]) == ("2025", "last")


def test_help_tells_the_words_of_the_command(capsys):
    with pytest.raises(SystemExit):
        call_command("check_workbook", "--help")

    assert {"--unit", "--form", "--period", "--json", "--answer"} <= set(
        capsys.readouterr().out.replace("[", " ").split()
    )
