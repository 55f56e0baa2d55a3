"""One unit's year of one learning model, each text marked with whose it is."""

import io
from collections.abc import Callable
from datetime import date

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.sheets.limits import LIST
from learning_models.models import (
    Assessment,
    Bearer,
    BearerRead,
    CriteriaSet,
    Evidence,
    LearningModel,
    ListLine,
    ModelYear,
    NameList,
    Proposal,
    Registration,
    Review,
)
from records.models import Upload
from records.sealing import seal
from records.uploads import keep_upload

YEAR = 2025
FOUND = {
    "sheets": [], "columns": [], "not_kept": [], "unread": [], "notices": [], "lines": 1,
    "changes": {"new": 1, "changed": 0, "same": 0, "known": 0, "double": 0, "decided": 0},
    "missing": 0, "counts": {}, "problems": [],
}  # fmt: skip


def make_year(
    unit: Association, officer: User, mark: Callable[[Association, str], str]
) -> dict[str, object]:
    """A bearer of ``unit`` that is registered, assessed, reviewed and proposed; rows by label."""
    model = LearningModel.objects.get()
    opened = ModelYear.objects.create(association=unit, model=model, year=YEAR)
    bearer = Bearer.objects.create(
        association=unit, subject=model.subject, name=mark(unit, "hộ"), hamlet=mark(unit, "thôn"),
        address=mark(unit, "nhà"),
    )  # fmt: skip
    review = Review.objects.create(
        association=unit, model=model, year=YEAR, held_on=date(YEAR, 11, 3), called=9, present=8,
        chaired_by=mark(unit, "chủ trì"), written_by=mark(unit, "thư ký"), entered_by=officer,
        minutes=mark(unit, "biên bản"),
    )  # fmt: skip
    proposal = Proposal.objects.create(association=unit, model=model, year=YEAR)
    registration = Registration.objects.create(
        bearer=bearer, model=model, year=YEAR, association=unit, state="reviewed", review=review,
        votes_for=8, votes_against=0, proposal=proposal, reason=mark(unit, "ghi chú"),
        registered_by=officer,
    )  # fmt: skip
    Assessment.objects.create(
        registration=registration, assessor="self", criteria_set=CriteriaSet.objects.first()
    )
    evidence = Evidence(
        registration=registration, number="1", name=mark(unit, "tệp"), size=3,
        sha256=f"{unit.pk:064x}",
    )  # fmt: skip
    evidence.file.save("", make_sealed(b"xyz"))
    review.scan.save("", ContentFile(b"xyz"))
    read = BearerRead.objects.create(bearer=bearer, reader=officer, kind="page")
    read_list, waiting = (
        keep_upload(
            SimpleUploadedFile("ds.xlsx", b"xyz"), association=unit, by=officer, limits=LIST,
            is_sealed=True,
        )
        for _ in range(2)
    )  # fmt: skip
    NameList.objects.create(
        association=unit, upload=waiting, model=model, year=YEAR, state="waiting"
    )
    name_list = make_list(read_list, unit, mark(unit, "dòng"))
    name_list.answer.save("answer", make_sealed(mark(unit, "trả lời").encode()))
    rows = [opened, bearer, review, proposal, registration, evidence, read, name_list]
    return {row._meta.label_lower: row for row in rows}


def make_sealed(content: bytes) -> ContentFile:
    """A file as it is kept where it holds people's names."""
    sealed = io.BytesIO()
    seal([content], sealed)
    return ContentFile(sealed.getvalue())


def make_list(upload: Upload, unit: Association, name: str = "Một") -> NameList:
    """A list that was read and waits, with one line."""
    model = LearningModel.objects.get()
    made = NameList.objects.create(
        association=unit, upload=upload, model=model, year=YEAR, state="read", found=FOUND
    )
    ListLine.objects.create(
        name_list=made, sheet=0, row=2, association=unit, name=name, name_key="mot",
        state="registered",
    )  # fmt: skip
    return made
