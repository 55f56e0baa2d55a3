"""Nominating: within the quota, by the conditions, with a warning where the name is known (Q3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, Q

from accounts.models import Person, User
from associations.models import Association
from funds.models import (
    Circumstance,
    Nomination,
    NominationState,
    Quota,
    Recipient,
    Round,
    RoundState,
    Source,
    Sponsorship,
    Stage,
    Tier,
)
from funds.rounds.calling import RoundRefused, hold, is_open_today
from funds.rounds.rights import may_nominate
from funds.rounds.sharing import count_used
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.names import clean, vn_norm

NOT_OPEN = "Đợt này không nhận đề cử vào hôm nay."
NO_QUOTA = "Đơn vị đã dùng hết chỉ tiêu của đợt này. Cần thêm, hãy hỏi hội tổ chức đợt."
NO_NAME = "Hãy ghi họ và tên."
NO_GROUP = "Hãy ghi tên tập thể."
NOT_FOR = "Đợt này không xét cho {recipient}."
NOT_STAGE = "Đợt này chỉ xét cấp học: {stages}."
NOT_HARD = "Đợt này chỉ xét: {circumstances}."
NO_MARK = "Đợt này đòi điểm trung bình từ {mark}. Hãy ghi điểm."
LOW_MARK = "Điểm {given} thấp hơn mức đợt này đòi: {mark}."
SPOKEN = "Phần thành tích, hoàn cảnh không được ghi tên người, tên trường: người chấm đọc phần này."
NO_REASON = "Hãy ghi lý do."
DECIDED = "Danh sách đã có quyết định nên không rút được nữa."
MOST_WARNINGS = 5


class Warned(Exception):
    """The name is known elsewhere; ``warnings`` are to be read, and answered with a reason."""

    def __init__(self, warnings: list[str]) -> None:
        super().__init__(" ".join(warnings))
        self.warnings = warnings


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is told of somebody who is nominated; all of it private.

    ``mark`` is on a scale of 10. Of a group there are ``name`` and ``school`` only.
    """

    recipient: Recipient
    name: str
    tier: Tier
    source: Source
    birth_year: int | None = None
    stage: str = ""
    school: str = ""
    mark: Decimal | None = None
    circumstance: str = Circumstance.NONE
    story: str = ""
    account: str = ""
    nominator: str = ""


def find_faults(found: Round, candidate: Candidate) -> list[str]:
    """Which conditions of the round a candidate does not meet, as sentences."""
    faults = []
    if not clean(candidate.name):
        faults.append(NO_GROUP if candidate.recipient == Recipient.GROUP else NO_NAME)
    if candidate.recipient not in found.recipients:
        faults.append(NOT_FOR.format(recipient=Recipient(candidate.recipient).label))
    if found.stages and candidate.stage not in found.stages:
        faults.append(NOT_STAGE.format(stages=_join(Stage, found.stages)))
    if found.circumstances and candidate.circumstance not in found.circumstances:
        faults.append(NOT_HARD.format(circumstances=_join(Circumstance, found.circumstances)))
    if found.least_mark is not None:
        if candidate.mark is None:
            faults.append(NO_MARK.format(mark=write_mark(found.least_mark)))
        elif candidate.mark < found.least_mark:
            faults.append(LOW_MARK.format(given=write_mark(candidate.mark),
                                          mark=write_mark(found.least_mark)))  # fmt: skip
    told = f" {vn_norm(candidate.story)} "
    if any(
        f" {word} " in told for word in map(vn_norm, (candidate.name, candidate.school)) if word
    ):
        faults.append(SPOKEN)
    return faults


def find_warnings(found: Round, candidate: Candidate) -> list[str]:
    """Where the same name and year of birth stands already: rounds of any level, year and fund,
    and long sponsorships. An unknown year of birth is like any. Nothing of the other record but
    its round and unit is told."""
    if candidate.recipient == Recipient.GROUP:
        same = Nomination.objects.filter(
            recipient=Recipient.GROUP, group_name__iexact=clean(candidate.name)
        )
    else:
        same = Nomination.objects.filter(person__in=_find_namesakes(candidate))
    rows = same.exclude(state=NominationState.WITHDRAWN).select_related(
        "round__fund__association", "association"
    )
    warnings = [
        f"{row.association.full_name} đã đề cử một người cùng tên trong đợt “{row.round}” của "
        f"{row.round.association.full_name} ({row.get_state_display()})."
        for row in rows.order_by("-round__year", "-pk")[:MOST_WARNINGS]
    ]
    if candidate.recipient != Recipient.GROUP:
        held = Sponsorship.objects.filter(learner__in=_find_namesakes(candidate), ends_on=None)
        warnings += [
            f"{row.association.full_name} đang đỡ đầu một người cùng tên từ "
            f"{format_date(row.begins_on)}."
            for row in held.select_related("association")[:MOST_WARNINGS]
        ]
    return warnings


@transaction.atomic
def nominate(
    found: Round, unit: Association, candidate: Candidate, by: User, *, go_on_reason: str = ""
) -> Nomination:
    """Nominate somebody for ``unit`` within its quota.

    Raises ``Warned`` where the name is known and no reason to go on is given; ``RoundRefused``;
    ``PermissionDenied``. The database holds the quota, also under two hands at once.
    """
    may_nominate(by, unit).require()
    row = hold(found, RoundState.OPEN)
    if not is_open_today(row):
        raise RoundRefused(NOT_OPEN)
    quota = Quota.objects.filter(round=row, association=unit).first()
    if quota is None or count_used(row, unit) >= quota.places:
        raise RoundRefused(NO_QUOTA)
    if faults := find_faults(row, candidate):
        raise RoundRefused(" ".join(faults))
    warnings = find_warnings(row, candidate)
    reason = clean(go_on_reason)
    if warnings and not reason:
        raise Warned(warnings)
    is_group = candidate.recipient == Recipient.GROUP
    number = row.nominations.aggregate(last=Max("number", default=0))["last"] + 1
    return Nomination.objects.create(
        round=row,
        association=unit,
        tier=candidate.tier,
        number=number,
        recipient=candidate.recipient,
        person=None if is_group else _keep_person(unit, candidate),
        group_name=clean(candidate.name) if is_group else "",
        stage=candidate.stage,
        school=clean(candidate.school),
        mark=candidate.mark,
        circumstance=candidate.circumstance,
        story=candidate.story.strip(),
        account=clean(candidate.account),
        source=candidate.source,
        nominator=clean(candidate.nominator),
        warnings="\n".join(warnings),
        go_on_reason=reason if warnings else "",
        nominated_by=by,
    )


@transaction.atomic
def withdraw(row: Nomination, by: User, reason: str) -> Nomination:
    """Take a nomination back before the decision; its place in the quota is free again."""
    may_nominate(by, row.association).require()
    hold(row.round, RoundState.OPEN, RoundState.REVIEW)
    held = Nomination.objects.select_for_update().get(pk=row.pk)
    if held.state != NominationState.NOMINATED:
        raise RoundRefused(DECIDED)
    if not (reason := clean(reason)):
        raise RoundRefused(NO_REASON)
    held.state, held.reason = NominationState.WITHDRAWN, reason
    held.save(update_fields=["state", "reason"])
    return held


def write_mark(mark: Decimal) -> str:
    """A mark as Vietnamese writes it: 7,5."""
    return f"{mark.normalize():f}".replace(".", ",")


def list_conditions(found: Round) -> list[tuple[str, str]]:
    """The conditions of a round in words: (what, of what kind)."""
    rows = [("Xét cho", _join(Recipient, found.recipients))]
    if found.stages:
        rows.append(("Cấp học", _join(Stage, found.stages)))
    if found.circumstances:
        rows.append(("Hoàn cảnh", _join(Circumstance, found.circumstances)))
    if found.least_mark is not None:
        rows.append(("Điểm trung bình", f"từ {write_mark(found.least_mark)}"))
    if found.conditions:
        rows.append(("Điều kiện khác", found.conditions))
    return rows


def read_age(birth_year: int | None, on: date) -> str:
    """An age in words from the year of birth alone."""
    return "" if birth_year is None else f"{on.year - birth_year} tuổi"


def _find_namesakes(candidate: Candidate):
    """Persons of the same name whose year of birth does not say that they are others."""
    rows = Person.objects.filter(search_key=vn_norm(candidate.name), erased_at=None)
    if candidate.birth_year is not None:
        rows = rows.filter(Q(birth_year=candidate.birth_year) | Q(birth_year=None))
    return rows


def _keep_person(unit: Association, candidate: Candidate) -> Person:
    """The one whom the unit keeps already under this name and year, or a new one."""
    told = {"association": unit, "name": clean(candidate.name), "birth_year": candidate.birth_year}
    found = Person.objects.filter(**told, erased_at=None).order_by("pk").first()
    return found or Person.objects.create(**told)


def _join(kind, values: list[str]) -> str:
    return ", ".join(kind(value).label for value in values)
