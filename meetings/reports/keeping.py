"""The files of a report: made on demand while it may change, made once when it is issued.

Setting a long report takes seconds; what everybody may ask for lies ready, so that nobody can keep
the portal busy with it. An issued report never changes, nor do its files.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User
from meetings.models import Report, ReportState
from meetings.reports.papers import print_report, print_slides
from meetings.reports.word import write_word
from records.jobs import Progress, ask, job
from records.models import Job
from records.models.files import private_storage

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES: dict[tuple[str, str], tuple[Callable[[Report], bytes], str]] = {
    ("bao-cao", "pdf"): (print_report, PDF),
    ("bao-cao", "docx"): (write_word, DOCX),
    ("trinh-chieu", "pdf"): (print_slides, PDF),
}


def ask_for_files(report: Report, by: User) -> Job:
    """Have the files of an issued report made in the background."""
    return ask(make_files, key=f"report-{report.pk}", by=by, report=report.pk)


@job
def make_files(progress: Progress, report: int) -> dict[str, Any]:
    """Make the files of an issued report that are not there yet; safe to run again."""
    row = Report.objects.get(pk=report, state=ReportState.ISSUED)
    storage = private_storage()
    for done, (what, (make, _)) in enumerate(FILES.items()):
        progress.tell(done, len(FILES), "Đang in báo cáo ra tệp")
        if not storage.exists(_name(row, *what)):
            storage.save(_name(row, *what), ContentFile(make(row)))
    return {"files": len(FILES)}


def read_kept(report: Report, what: str, extension: str) -> bytes | None:
    """A file of an issued report as it was made; None where it is not ready yet."""
    storage, name = private_storage(), _name(report, what, extension)
    if report.state != ReportState.ISSUED or not storage.exists(name):
        return None
    with storage.open(name) as file:
        return file.read()


def has_kept(report: Report, what: str, extension: str) -> bool:
    """Whether a file of an issued report is made."""
    return private_storage().exists(_name(report, what, extension))


def list_kept() -> Iterator[tuple[str, str]]:
    """(name of the file, whose it is) of what is made for issued reports and is there."""
    storage = private_storage()
    for report in Report.objects.filter(state=ReportState.ISSUED).iterator():
        for name in (_name(report, *what) for what in FILES):
            if storage.exists(name):
                yield name, f"báo cáo số {report.pk}"


def read_file(report: Report, what: str, extension: str) -> bytes:
    """A file of a report: as it was kept, else made now."""
    make, _ = FILES[what, extension]
    return read_kept(report, what, extension) or make(report)


def _name(report: Report, what: str, extension: str) -> str:
    return f"reports/{report.pk}-{what}.{extension}"
