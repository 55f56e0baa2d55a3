"""Whom a decider would refuse, kept from page to page of a long list until he decides.

The marks lie in his session, {proposal: {registration: reason}}: nobody else's work, and gone when
he signs out.
"""

from django.http import HttpRequest

from khuyenhoc.lib.names import clean
from learning_models.cycle import Conflict
from learning_models.models import Proposal, Registration
from learning_models.views.asked import read_keys

KEY = "refusals"
MOST = 2_000
LONGEST_REASON = 500

Marks = dict[int, str]


def read_marks(request: HttpRequest, proposal: Proposal) -> Marks:
    """The reason of each case that is marked, by its key; "" where none was written yet."""
    kept = request.session.get(KEY, {}).get(str(proposal.pk), {})
    return {int(key): reason for key, reason in kept.items()}


def keep_marks(request: HttpRequest, proposal: Proposal) -> Marks:
    """Take over what was marked on the page that was sent: a case that it shows and does not mark
    is marked no more. All that are marked now; ``Conflict`` where they are too many."""
    marks = read_marks(request, proposal)
    marked = read_keys(request, "khong")
    for key in {*read_keys(request, "co"), *marked}:
        marks.pop(key, None)
    for key in marked:
        marks[key] = clean(request.POST.get(f"ly-do-{key}", ""))[:LONGEST_REASON]
    if len(marks) > MOST:
        raise Conflict("Đánh dấu quá nhiều. Hãy trả lại danh sách để đơn vị sửa.")
    all_marks = request.session.get(KEY, {})
    all_marks[str(proposal.pk)] = marks
    request.session[KEY] = all_marks
    return marks


def drop_marks(request: HttpRequest, proposal: Proposal) -> None:
    """Forget the marks of a list that is decided or sent back."""
    if request.session.get(KEY, {}).pop(str(proposal.pk), None) is not None:
        request.session.modified = True


def require_reasons(proposal: Proposal, marks: Marks) -> None:
    """Raise ``Conflict`` naming whom no reason is written for."""
    bare = [key for key, reason in marks.items() if not reason]
    if bare:
        rows = Registration.objects.filter(pk__in=bare[:20], proposal=proposal)
        names = ", ".join(rows.order_by("pk").values_list("bearer__name", flat=True))
        raise Conflict(f"Chưa ghi lý do không công nhận cho: {names}. Hãy ghi rồi bấm lại.")
