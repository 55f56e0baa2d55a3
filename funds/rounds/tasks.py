"""What rounds wait for from an officer."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from funds.models import DossierReview, Nomination, NominationState, Quota, Round, RoundState
from khuyenhoc.lib.dates import format_date

MOST = 30
UNDER_WAY = (RoundState.OPEN, RoundState.REVIEW, RoundState.PROPOSED)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: where, and in a sentence."""

    url: str
    title: str
    text: str


def list_tasks(user: User) -> list[Task]:
    """Nominations to send, dossiers to score, lists to propose and to decide on; one query while no
    round is under way."""
    if not Round.objects.filter(state__in=UNDER_WAY).exists():
        return []
    return [*_list_calls(user), *_list_reviews(user), *_list_steps(user)]


def _list_calls(user: User) -> list[Task]:
    """What the officer's own units may still nominate; those below have officers of their own."""
    today = timezone.localdate()
    quotas = Quota.objects.filter(
        association__in=associations_for(user, Role.ENTRY),
        round__state=RoundState.OPEN,
        round__opens_on__lte=today,
        round__closes_on__gte=today,
    )
    used = Count(
        "association__nominations",
        filter=Q(association__nominations__round=F("round"))
        & ~Q(association__nominations__state=NominationState.WITHDRAWN),
    )
    rows = quotas.annotate(used=used).select_related("round__fund__association", "association")
    return [
        Task(
            reverse("rounds:unit", args=[row.round_id, row.association_id]),
            f"Đề cử: {row.round}",
            f"{row.association.full_name} còn {row.places - row.used} chỉ tiêu, hạn "
            f"{format_date(row.round.closes_on)}.",
        )
        for row in rows.order_by("round__closes_on", "association__lft")[:MOST]
        if row.places > row.used
    ]


def _list_reviews(user: User) -> list[Task]:
    """Rounds with dossiers that the reviewer has not scored."""
    done = DossierReview.objects.filter(nomination=OuterRef("pk"), reviewer=user)
    waiting = (
        Nomination.objects.filter(
            round__state=RoundState.REVIEW, round__reviewers__user=user,
            state=NominationState.NOMINATED,
        )
        .exclude(nominated_by=user)
        .filter(~Exists(done))
    )  # fmt: skip
    above = Association.objects.get_queryset_ancestors(user.associations(), include_self=True)
    waiting = waiting.filter(round__fund__association__in=above)
    counts = waiting.order_by().values_list("round").annotate(count=Count("pk"))
    found = dict(counts[:MOST])
    return [
        Task(reverse("rounds:review_list", args=[row.pk]), f"Chấm: {row}",
             f"Còn {found[row.pk]} hồ sơ chưa chấm.")
        for row in (Round.objects.filter(pk__in=found) if found else ())
    ]  # fmt: skip


def _list_steps(user: User) -> list[Task]:
    """Rounds whose next step is the officer's: to organise, or to decide."""
    today = timezone.localdate()
    runs = Round.objects.within(associations_for(user, Role.ENTRY)).filter(
        Q(state=RoundState.OPEN, closes_on__lt=today) | Q(state=RoundState.REVIEW)
    )
    decides = Round.objects.within(associations_for(user, Role.APPROVE)).filter(
        state=RoundState.PROPOSED
    )
    tasks = []
    for row in runs.order_by("closes_on", "pk")[:MOST]:
        if row.state == RoundState.OPEN:
            text, name = "Đã hết hạn nhận đề cử. Hãy chuyển sang chấm.", "rounds:round"
        else:
            text, name = "Đang chấm. Chấm xong thì trình danh sách.", "rounds:ranking"
        tasks.append(Task(reverse(name, args=[row.pk]), str(row), text))
    for row in decides.exclude(proposed_by=user).order_by("closes_on", "pk")[:MOST]:
        url = reverse("rounds:decision", args=[row.pk])
        tasks.append(Task(url, f"Quyết định: {row}", "Danh sách đã trình, chờ quyết định."))
    return tasks
