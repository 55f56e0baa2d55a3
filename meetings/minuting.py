"""Minutes with revisions: nobody writes over what another wrote meanwhile (product.md K1)."""

from django.db import transaction

from accounts.models import User
from khuyenhoc.lib.names import clean
from meetings.calling import MeetingRefused, lock
from meetings.models import Meeting, MeetingState, Revision

LONGEST = 100_000


class Overtaken(MeetingRefused):
    """Somebody wrote another revision meanwhile; ``newest`` is theirs."""

    def __init__(self, newest: Revision) -> None:
        super().__init__(
            "Trong lúc bạn viết, người khác đã lưu một bản mới. Bản của bạn còn ở dưới, chưa lưu; "
            "hãy đối chiếu hai bản rồi lưu lại."
        )
        self.newest = newest


@transaction.atomic
def write(meeting: Meeting, text: str, base: int, by: User) -> Revision:
    """Keep ``text`` as the next revision, written on top of revision ``base`` (0: of none).

    The same text again makes no revision. Raises ``Overtaken``; ``MeetingRefused`` for an empty
    text, one too long, and before the meeting was called; ``PermissionDenied``.
    """
    row = lock(meeting, by)
    if row.state not in (MeetingState.CALLED, MeetingState.HELD):
        raise MeetingRefused("Chỉ ghi biên bản cho cuộc họp đã mời.")
    text = "\n".join(clean(line) for line in text.splitlines()).strip()
    if not text:
        raise MeetingRefused("Biên bản còn trống.")
    if len(text) > LONGEST:
        raise MeetingRefused("Biên bản dài quá 100.000 chữ. Hãy đính kèm phần dài thành tài liệu.")
    newest = row.revisions.select_related("written_by__person").first()
    number = newest.number if newest else 0
    if newest is not None and newest.text == text:
        return newest
    if newest is not None and number != base:
        raise Overtaken(newest)
    return Revision.objects.create(meeting=row, number=number + 1, text=text, written_by=by)
