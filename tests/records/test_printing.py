"""Certificates on paper: every name as it is, one page each, pictures and fonts once."""

import hashlib
import io
import os
import subprocess
import time
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from PIL import Image

from khuyenhoc.lib import qr
from records import printing
from records.designs import (
    DesignRefused,
    copy_design,
    lay_background,
    publish_design,
    retire_design,
)
from records.jobs import carry_out
from records.models import Certificate, CertificateDesign, DesignState, JobState, Paper, PrintRun
from records.paper import joining
from records.paper.setting import DoesNotFit
from records.paper.words import write_address, write_row
from records.printing import (
    ask_for_print,
    drop_old_prints,
    print_certificate,
    print_certificates,
    print_example,
)
from tests.factories import make_association, make_officer
from tests.records.papers import give, make_decision, make_design

pytestmark = pytest.mark.django_db
ROOT = "https://khuyenhoc.thainguyen.gov.vn"
LETTERS = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹáàãéèíìóòõúùýĩũ"


@pytest.fixture
def hall():
    """A commune of a province, its issued decision, a design of the province, the drafter."""
    province = make_association("Thái Nguyên", "province")
    commune = make_association("Tân Lập", "commune", province, full_name="Hội KH xã Tân Lập")
    drafter, issuer = make_officer("soan", commune), make_officer("ky", commune, ("approve",))
    return commune, make_decision(commune, drafter, issuer), make_design(province), drafter


def read_text(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def draw_photo(width: int = 700, height: int = 500) -> io.BytesIO:
    picture = Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
    exif = picture.getexif()
    exif[0x010E] = "bí mật"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out


@pytest.mark.parametrize("paper", Paper.values)
def test_every_letter_of_vietnamese_is_set_in_the_own_fonts(hall, tmp_path, paper):
    commune, decision, _, by = hall
    name = LETTERS[:35] + " " + LETTERS[35:].upper()
    design = make_design(commune, paper=paper, name="Khổ khác")
    one = give(decision, design, by, [name], details={"địa chỉ": LETTERS})[0]

    pdf = print_certificate(one, ROOT)

    text = " ".join(read_text(pdf, tmp_path).split())
    wanted = (
        name, LETTERS, "Số 00001/2026", "01/QĐ-HKH", "ngày 18/11/2026", "CHỦ TỊCH", "Trần Văn Mẫu",
        "HỘI KH XÃ TÂN LẬP", "GIẤY CHỨNG NHẬN", "Gia đình học tập",
    )  # fmt: skip
    assert [words for words in wanted if words not in text] == []
    listed = subprocess.run(["pdffonts", tmp_path / "read.pdf"], capture_output=True, check=True)
    fonts = {line.split()[0].partition("+")[2] for line in listed.stdout.decode().splitlines()[2:]}
    assert {font.partition("-")[0].lower()[:2] for font in fonts} == {"kh"}


@pytest.mark.parametrize(
    "name", ["#panic(1)", '"; #read("x") //', "$x$ *đậm* <a@b>", "\\u{41} [x] `y`", "{số}"]
)
def test_no_name_becomes_markup(hall, tmp_path, name):
    _, decision, design, by = hall
    one = give(decision, design, by, [name])[0]

    text = read_text(print_certificate(one, ROOT), tmp_path)

    assert name in " ".join(text.split())


def test_certificates_come_in_the_order_asked_one_page_each(hall, tmp_path):
    _, decision, design, by = hall
    made = give(decision, design, by, [f"Người {number:03}" for number in range(1, 121)])
    keys = [each.pk for each in reversed(made)]
    told = []

    printed = print_certificates(
        keys, tmp_path / "all.pdf", tell=lambda done, of: told.append((done, of))
    )

    text = (tmp_path / "all.pdf").read_bytes()
    names = [line for line in read_text(text, tmp_path).split("\f") if line.strip()]
    assert (printed.pages, printed.size) == (120, len(text))
    assert printed.sha256 == hashlib.sha256(text).hexdigest()
    assert [f"Người {120 - place:03}" in page for place, page in enumerate(names)] == [True] * 120
    assert told == [(done, 120) for done in (20, 40, 60, 80, 100, 120)]


def test_background_is_drawn_anew_and_held_once(hall, tmp_path):
    commune, decision, _, by = hall
    design = make_design(commune, state=DesignState.DRAFT, name="Có nền")
    photo = draw_photo()
    lay_background(design, photo, photo.getbuffer().nbytes)
    design = publish_design(design)
    made = give(decision, design, by, [f"Người {number}" for number in range(60)])

    print_certificates([each.pk for each in made], tmp_path / "all.pdf")

    with pikepdf.open(tmp_path / "all.pdf") as pdf:
        beneath = {page.resources.XObject[joining.NAME].objgen for page in pdf.pages}
        assert len(pdf.pages) == 60
        assert len(beneath) == 1
        shown = pdf.pages[59].Contents
        first = shown[0] if isinstance(shown, pikepdf.Array) else shown
        assert first.read_bytes().startswith(b"q 841.89 0 0 595.28 0 0 cm /KhuyenHocBackground Do")
    with design.background.open("rb") as file:
        kept = file.read()
    assert b"b\xc3\xad m" not in kept
    assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}


def test_words_too_long_for_the_page_are_refused_in_words(hall):
    commune, *_ = hall
    design = make_design(
        commune, state=DesignState.DRAFT, name="Dài", text="Một dòng\n" * 60 + "{họ tên}"
    )

    with pytest.raises(DoesNotFit, match="không vừa một trang"):
        publish_design(design)

    assert CertificateDesign.objects.get(pk=design.pk).state == DesignState.DRAFT


def test_example_says_that_it_is_none(hall, tmp_path):
    text = read_text(print_example(hall[2]), tmp_path)

    assert "MẪU ĐỂ XEM, KHÔNG CÓ GIÁ TRỊ" in text
    assert "Nguyễn Thị Thiên Hưởng" in text


def test_changed_design_is_a_copy_and_certificates_keep_theirs(hall):
    commune, decision, _, by = hall
    first = publish_design(make_design(commune, state=DesignState.DRAFT, name="Của xã"))
    one = give(decision, first, by, ["Lý Thị Hoa"])[0]

    second = copy_design(first, by)
    second.text = "Tặng\n{họ tên}"
    second.save()
    publish_design(second)

    states = set(CertificateDesign.objects.filter(name="Của xã").values_list("version", "state"))
    assert states == {(1, "retired"), (2, "published")}
    assert Certificate.objects.get(pk=one.pk).design == first
    with pytest.raises(DesignRefused, match="chép thành bản mới"):
        publish_design(first)
    retire_design(second)
    assert CertificateDesign.objects.get(pk=second.pk).state == DesignState.RETIRED


def test_validity_is_told_by_its_last_day_and_missing_fields_leave_no_line(hall):
    _, decision, _, by = hall
    design = make_design(
        decision.association, name="Hạn", text="{họ tên}\n{xếp loại}\nĐến hết {có giá trị đến}"
    )
    one = give(decision, design, by, ["Lý Thị Hoa"], valid_until=date(2029, 11, 18))[0]

    row = write_row(one, ROOT)

    assert [line["text"] for line in row["lines"]] == ["Lý Thị Hoa", "Đến hết 17/11/2029"]


def test_qr_code_is_read_at_25_mm(hall):
    """Modules of 0.4 mm and more: version 10 at most, for long hosts and kinds too."""
    _, decision, design, by = hall
    one = give(decision, design, by, ["Lý Thị Hoa"], kind="commune_learning_community_2026")[0]

    address = write_address(one, ROOT)

    assert qr.find_version(len(address)) <= 10
    assert address.startswith(f"{ROOT.upper()}/Q/{one.code}/KH1.")


def test_one_certificate_takes_less_than_a_tenth_of_a_second(hall):
    _, decision, design, by = hall
    one = give(decision, design, by, ["Lý Thị Hoa"])[0]
    print_certificate(one, ROOT)

    times = []
    for _ in range(5):
        began = time.perf_counter()
        print_certificate(one, ROOT)
        times.append(time.perf_counter() - began)

    assert min(times) < 0.1


def test_job_prints_keeps_and_some_days_later_drops_the_file(hall):
    commune, decision, design, by = hall
    made = give(decision, design, by, ["Lý Thị Hoa", "Bùi Văn Bình"])

    run, job = ask_for_print([each.pk for each in made], association=commune, by=by)
    carry_out.func(job.pk)
    carry_out.func(job.pk)

    run.refresh_from_db()
    job.refresh_from_db()
    with run.file.open("rb") as file:
        body = file.read()
    assert (job.state, job.done_steps, job.result["count"]) == (JobState.DONE, 2, 2)
    assert (run.sha256, run.size) == (hashlib.sha256(body).hexdigest(), len(body))
    today = timezone.localdate()
    assert drop_old_prints(today + timedelta(days=printing.KEPT_DAYS)) == 0
    assert drop_old_prints(today + timedelta(days=printing.KEPT_DAYS + 1)) == 1
    row = PrintRun.objects.get()
    assert not row.file.storage.exists(run.file.name)
    assert (bool(row.file), row.count, row.certificates, bool(row.sha256)) == (False, 2, [], True)


def test_unknown_certificate_is_an_error_and_not_a_missing_page(hall, tmp_path):
    with pytest.raises(LookupError):
        print_certificates([987_654_321], tmp_path / "all.pdf")
