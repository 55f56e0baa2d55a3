"""What a congress elects: the elected get their posts, those of the term before end (K1)."""

from django.db import transaction
from django.utils import timezone

from accounts.access import associations_for, holds
from accounts.models import Post, Role, User
from associations.scope import is_within
from meetings.calling import MeetingRefused
from meetings.models import Candidate, Meeting, MeetingState

NOT_HELD = "Đại hội chưa họp. Sau khi đại hội họp xong hãy mở chức vụ cho người trúng cử."


@transaction.atomic
def install(meeting: Meeting, by: User) -> int:
    """Open the posts of the elected from the day of the congress; how many are new.

    Whoever held one of these offices of the association until then and was not elected to it again
    ends on that day. Roles are given apart, by who may give them. Run twice, nothing more happens.
    Raises ``MeetingRefused`` before the congress was held, ``PermissionDenied``.
    """
    row = Meeting.objects.select_for_update(of=("self",)).select_related("kind", "association")
    found = row.get(pk=meeting.pk)
    holds(by, Role.APPROVE).require()
    if not is_within(found.association, associations_for(by, Role.APPROVE)):
        raise MeetingRefused("Bạn không được giao nhân sự của hội này.")
    if found.state != MeetingState.HELD or not found.kind.is_congress:
        raise MeetingRefused(NOT_HELD)
    day = timezone.localtime(found.ends_at).date()
    elected = list(Candidate.objects.filter(meeting=found, is_elected=True))
    held = Post.objects.held(day).filter(
        association=found.association, office__in={each.office for each in elected}
    )
    seats = {(each.person_id, each.office) for each in elected}
    for post in held:
        if (post.person_id, post.office) not in seats and post.valid.lower != day:
            post.valid = (post.valid.lower, day)
            post.save(update_fields=["valid"])
    known = {(post.person_id, post.office) for post in held}
    fresh = sorted(seats - known)
    for person, office in fresh:
        Post.objects.create(
            person_id=person, association=found.association, office=office, valid=(day, None)
        )
    return len(fresh)
