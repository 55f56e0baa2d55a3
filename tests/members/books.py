"""A province whose communes have branches, and lists of members as officers send them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from associations.models import Association
from members.lists.reading import read_list, receive
from members.models import MemberList
from tests.factories import make_association, make_officer
from tests.learning_models.books import write_book

COUNTED_ON = date(2025, 12, 31)
HEAD = ["TT", "Xã", "Chi hội", "Họ và tên", "Năm sinh", "Địa chỉ", "Ngày vào hội", "Hội phí"]
AN = [1, "Võ Nhai", "Chi hội xóm 3", "Nguyễn Văn An", 1960, "Số 12", "20/11/2015", 12_000]
BINH = [2, "Võ Nhai", "xóm 03", "Trần Thị Bình", 1971, None, 2018, "x"]
CUC = [3, "Đại Từ", None, "Lê Thị Cúc", None, None, None, None]


@dataclass
class Place:
    """A province, two communes, two branches of the first, and officers."""

    province: Association
    vo_nhai: Association
    dai_tu: Association
    xom_3: Association
    truong: Association
    officer: User
    commune_officer: User


def make_place() -> Place:
    """Branches hang below Võ Nhai alone."""
    province = make_association("Thái Nguyên", "province")
    communes = [
        make_association(name, "commune", province, full_name=f"Xã {name}", kind="xã", code=code)
        for name, code in (("Võ Nhai", "05716"), ("Đại Từ", "05758"))
    ]
    branches = [
        make_association(name, "branch", communes[0])
        for name in ("Chi hội khuyến học xóm 3", "Chi hội trường THCS")
    ]
    return Place(
        province, *communes, *branches, make_officer("tinh", province, ("entry", "approve")),
        make_officer("xa", communes[0]),
    )  # fmt: skip


def send(
    rows: Sequence[Sequence[object]],
    place: Place,
    *,
    by: User | None = None,
    counted_on: date = COUNTED_ON,
) -> MemberList:
    """A list that was sent and read."""
    sender = by or place.officer
    member_list = receive(
        SimpleUploadedFile("hv.xlsx", write_book(rows)),
        counted_on=counted_on,
        sender=sender.posts(timezone.localdate()).get().association,
        by=sender,
    )
    read_list(member_list)
    member_list.refresh_from_db()
    return member_list
