"""Signed papers of consents: their scans, an empty form to print, and their end."""

from collections.abc import Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from accounts.models import Consent, Person, Purpose, User
from records.models import ConsentPaper
from records.paper.sheets import PaperSheet, set_sheet
from records.scans import keep_scan, read_scan

USES = {
    Purpose.PROCESS: "Hội ghi và dùng hồ sơ của em (người) có tên trên để xét, trao và theo dõi "
    "học bổng, khen thưởng.",
    Purpose.PUBLISH_NAME: "Hội nêu họ tên đầy đủ trong danh sách công khai.",
    Purpose.PUBLISH_PHOTO: "Hội đăng ảnh có em (người) có tên trên.",
}
RIGHTS = (
    "Không đồng ý việc nào thì bỏ trống việc ấy; không đồng ý cho công khai không làm mất quyền "
    "được xét. Điểm số và hoàn cảnh không bao giờ công khai. Sự đồng ý rút lại được bất cứ lúc "
    "nào, có hiệu lực ngay, bằng cách báo với hội hoặc gửi yêu cầu trên cổng. Trẻ từ đủ 7 đến "
    "dưới 16 tuổi: cần cả chữ ký của em và của người đại diện theo pháp luật."
)


def add_paper(consents: Sequence[Consent], file: UploadedFile, by: User) -> ConsentPaper:
    """Keep the scan on which these consents stand. Raises ``records.scans.ScanRefused``."""
    first = consents[0]
    paper = ConsentPaper(person=first.person, giver=first.giver, added_by=by)
    keep_scan(paper, read_scan(file))
    paper.save()
    paper.consents.set(consents)
    return paper


def erase_papers(before: date) -> int:
    """Drop the scans whose consents all ended before a day; hash and size stay."""
    rows = ConsentPaper.objects.filter(dropped_on=None)
    ended = rows.annotate(last=Max("consents__withdrawn_on")).filter(last__lt=before)
    return _drop(ended.exclude(Q(consents__withdrawn_on=None)))


def erase_person(person: Person) -> None:
    """Drop the papers of a person who is erased, and what was written beside his consents
    (``settings.PERSON_ERASERS``)."""
    _drop(ConsentPaper.objects.filter(person=person, dropped_on=None))
    Consent.objects.filter(person=person).exclude(evidence="").update(evidence="")


def _drop(papers: QuerySet[ConsentPaper]) -> int:
    count = 0
    for paper in papers.order_by("pk"):
        paper.file.delete(save=False)
        paper.dropped_on = timezone.localdate()
        paper.save(update_fields=["file", "dropped_on"])
        count += 1
    return count


def print_form(person: Person) -> bytes:
    """An empty form for a person, to be signed on paper: nothing is ticked beforehand."""
    return set_sheet(
        PaperSheet(
            title="Phiếu đồng ý về dữ liệu cá nhân",
            left=[person.association.title],
            under=["(Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15)"],
            facts=[
                ("Họ và tên", person.name),
                *(
                    (f"☐ {Purpose(purpose).label.capitalize()}", use)
                    for purpose, use in USES.items()
                ),
            ],
            notes=[RIGHTS],
            place="Ngày …… tháng …… năm ………",
            signers=("Người được nêu tên", "Người đại diện theo pháp luật"),
        )
    )
