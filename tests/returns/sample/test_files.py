"""The ready workbooks: the committed ones are those the program makes, and the journey works."""

from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from accounts.models import User
from figures.models import Form, Indicator, Period
from figures.owing import find_version
from figures.rebuilding import check
from khuyenhoc.lib.sheets.manifest import MANIFEST_SHEET
from returns.models import Reading, ReadingState, Return
from returns.receiving import receive, submit_reading
from returns.review import approve
from returns.sample import files
from returns.sample.reporting import read_period

PLAIN = dict(files.list_plain_files())
COMMITTED = [*PLAIN, files.CLEAN, files.CLEAN_COMMUNE, files.CLEAN_MANDATED]


def _read_parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package, or the file itself where it is none."""
    if not content.startswith(b"PK"):
        return {"": content}
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _upload(username: str, form_code: str, period_code: str, path: str) -> Reading:
    user, form = User.objects.get(username=username), Form.objects.get(code=form_code)
    period = Period.objects.get(code=period_code)
    return receive(
        SimpleUploadedFile(Path(path).name, PLAIN[path]),
        version=find_version(form, period),
        period=period,
        sender=user.associations().get(),
        by=user,
    )


def _errors(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (problem["severity"], problem["sheet"], problem["cell"])
        for problem in reading.found["problems"]
        if problem["severity"] != "warning"
    }


def _explain(reading: Reading) -> None:
    reading.reasons = {
        problem["id"]: "Đã kiểm tra với sổ của xã."
        for problem in reading.found["problems"]
        if problem["severity"] == "warning"
    }
    reading.save(update_fields=["reasons"])


def test_committed_files_are_all_there() -> None:
    there = {str(path.relative_to(files.FOLDER)) for path in files.FOLDER.rglob("*.*")}

    assert there == {*COMMITTED, "README.md"}


@pytest.mark.parametrize("path", PLAIN)
def test_committed_file_is_what_the_program_makes(path: str) -> None:
    committed = (files.FOLDER / path).read_bytes()

    assert _read_parts(committed) == _read_parts(PLAIN[path])


def test_messy_district_is_told_each_slip_at_its_cell(sample) -> None:
    """R5: every planted slip is reported where it stands, and nothing else blocks."""
    reading = _upload("phu-binh", "bieu-01-nam", "2024", files.MESSY)

    assert _errors(reading) == {
        ("error", "TO CHUC", "I15"),  # a letter O
        ("error", "TO CHUC", "R18"),  # a total that is not its parts
        ("error", "TO CHUC", "L25"),  # more have paid than there are members
        ("error", "TTHTCD", "I13"),  # an empty cell
        ("error", "QUY", "C20"),  # "tr" in thousands: the fund does not come out
        ("question", "QUY", "B30"),  # a hidden row with figures
        ("question", "HOAT DONG", "B23"),  # a misspelt commune
    }


def test_corrected_district_goes_all_the_way(sample) -> None:
    """F3: submitted by the former district, approved by the province, the totals right at once."""
    reading = _upload("phu-binh", "bieu-01-nam", "2024", files.CORRECTED)
    _explain(reading)

    outcome = submit_reading(reading, User.objects.get(username="phu-binh"))
    approve(outcome.submitted, User.objects.get(username="thai-nguyen-chu-tich"))

    period = Period.objects.get(code="2024")
    communes = {c.code for c in sample.territory.old if c.district == "173"}
    approved = Return.objects.filter(due__unit__period=period, state="approved")
    assert _errors(reading) == set()
    assert {each.due.unit.association.code for each in approved} == communes
    assert check(period) == []


def test_uploaded_figures_are_those_that_were_generated(sample) -> None:
    reading = _upload("phu-binh", "bieu-01-nam", "2024", files.CORRECTED)

    units = {
        str(due.unit.association_id): due.unit.association.code
        for due in (each.due for each in Return.objects.filter(due__unit__period__code="2024"))
    }
    generated = read_period("2024")
    wrong = [
        (value["key"], value["value"])
        for value in reading.found["values"]
        if value["value"] is not None
        and int(value["value"]) != generated[units[value["unit"]]][value["key"]]
    ]
    assert wrong == []


def test_corrected_commune_has_no_error(sample) -> None:
    reading = _upload("xa-tan-thanh", "bieu-02-6-thang", "2026-H1", files.CORRECTED_COMMUNE)

    assert _errors(reading) == set()


@pytest.mark.parametrize(
    ("path", "said"),
    [(files.LOCKED, "Tệp có mật khẩu"), (files.NO_WORKBOOK, "không phải là tệp .xlsx")],
)
def test_wrong_file_is_refused_with_a_sentence(sample, path: str, said: str) -> None:
    reading = _upload("phu-binh", "bieu-01-nam", "2024", path)

    assert reading.state == ReadingState.REFUSED
    assert said in reading.refused


@pytest.mark.parametrize("path", [files.WRONG_FORM, files.WRONG_UNITS])
def test_wrong_content_gives_no_value(sample, path: str) -> None:
    reading = _upload("phu-binh", "bieu-01-nam", "2024", path)

    assert reading.found["values"] == []
    assert "error" in {severity for severity, _, _ in _errors(reading)}


def test_clean_commune_has_every_line_filled_in(sample, tmp_path) -> None:
    files.write_files(tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / files.CLEAN_COMMUNE).worksheets[0]
    labels = dict(Indicator.objects.values_list("label", "code"))

    typed = {
        labels[row[1].value]: row[4].value for row in sheet.iter_rows() if row[1].value in labels
    }

    figures = read_period("2026-H1")["05917"]
    assert typed == {code: figures[code] for code in typed}
    assert len(typed) == 60


def test_clean_district_has_every_cell_filled_in(sample, tmp_path) -> None:
    files.write_files(tmp_path)
    book = openpyxl.load_workbook(tmp_path / files.CLEAN)
    communes = {c.code for c in sample.territory.old if c.district == "173"}

    filled = {
        sheet.title: {row[1].value for row in sheet.iter_rows() if row[1].value in communes
                      and row[4].value is not None}
        for sheet in book.worksheets
        if sheet.title != MANIFEST_SHEET
    }  # fmt: skip

    assert all(codes == communes for codes in filled.values())


def test_files_are_the_same_at_every_making(sample, tmp_path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"

    files.write_files(one)
    files.write_files(other)

    assert {path: (one / path).read_bytes() for path in COMMITTED} == {
        path: (other / path).read_bytes() for path in COMMITTED
    }


def test_write_workbook_writes_what_a_unit_would_download(sample, tmp_path) -> None:
    out, said = tmp_path / "bieu.xlsx", StringIO()

    call_command("write_workbook", str(out), form="bieu-01-nam", period="2024", unit="173",
                 stdout=said)  # fmt: skip

    book = openpyxl.load_workbook(out)
    codes = {row[1].value for row in book.worksheets[0].iter_rows()}
    assert {c.code for c in sample.territory.old if c.district == "173"} <= codes
    assert "20 đơn vị" in said.getvalue()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"form": "khong-co", "period": "2024", "unit": "173"}, "Không có biểu mang mã khong-co"),
        ({"form": "bieu-01-nam", "period": "2024", "unit": "99999"}, "Không có đơn vị nào"),
        ({"form": "bieu-01-nam", "period": "2026-H1", "unit": "19"}, "dùng cho kỳ"),
        ({"form": "bieu-01-nam", "period": "2024", "unit": "20"}, "không phải gửi"),
    ],
)
def test_write_workbook_says_why_there_is_none(sample, tmp_path, options, said: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("write_workbook", str(tmp_path / "bieu.xlsx"), **options)

    assert refused.value.returncode == 2
    assert said.lower() in str(refused.value).lower()
