"""Paying awards in steps, each list one payment of the ledger, with what proves it (Q3)."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum

from accounts.masks import may_show
from accounts.models import Person, Purpose, User
from funds.ledger import lock, record_payment
from funds.models import (
    Category,
    Medium,
    Nomination,
    NominationState,
    PayLine,
    PayRun,
    Proof,
    ProofKind,
    Round,
    RoundState,
    Tier,
    TierKind,
)
from funds.rights import may_keep
from funds.rounds.calling import RoundRefused, hold
from funds.rounds.deciding import list_awarded
from funds.rounds.dossiers import keep_sealed, read_scan

CATEGORIES = {
    TierKind.SCHOLARSHIP: "scholarships", TierKind.REWARD: "rewards", TierKind.SUPPORT: "support",
}  # fmt: skip
TOGETHER = "scholarships_and_rewards"  # of one sum for awards of several kinds
NO_CATEGORY = "Cổng chưa có khoản chi này vào ngày ấy. Hãy báo hội cấp tỉnh."
IS_LUMP = "Đợt này là một khoản tiền chung: hãy chi cả khoản."
NOT_YET_PAID = "Không ký nhận trước ngày chi."
NOBODY = "Mức này không còn ai chờ nhận lần chi ấy."
LUMP_PAID = "Khoản tiền chung của đợt đã chi rồi. Ghi nhầm thì đảo phiếu chi trước."
NOT_LUMP = "Đợt này chi theo từng suất: hãy chọn mức."
NO_CONSENT = (
    "Ảnh trao chỉ giữ được khi mọi người trong danh sách (trẻ em thì cả người đại diện) đã đồng ý "
    "công khai ảnh. Còn thiếu: {count} người."
)
NOT_HERE = "Người này không có trong lần chi."
EARLY = "Không chi trước ngày ký quyết định trao."
# Runs whose payment still stands in the books
STANDS = Q(run__entry__reversal=None)


@transaction.atomic
def pay(
    found: Round, tier: Tier, step: int, *, on: date, by: User, medium: Medium = Medium.CASH
) -> PayRun:
    """Pay instalment ``step`` to all of a tier who have not had it: one entry of the ledger.

    Raises ``RoundRefused`` (nobody waits) and ``LedgerRefused`` (the fund has not so much left).
    """
    row = _begin(found, on, by)
    if tier.amount is None or row.lump_sum is not None:
        raise RoundRefused(IS_LUMP)
    waiting = list(list_waiting(row, tier, step))
    if not waiting:
        raise RoundRefused(NOBODY)
    count = len(waiting)
    goods = (
        f"{count * (tier.goods_count or 0)} {tier.goods_unit} {tier.goods}" if tier.goods else ""
    )
    part = f", lần {step}" if tier.instalments > 1 else ""
    return _book(
        row, step, waiting, tier.amount, tier.amount * count,
        CATEGORIES[TierKind(tier.kind)], on=on, by=by,
        medium=Medium.IN_KIND if goods else medium, goods=goods,
        purpose=f"{row.name}: {tier.name}, {count} suất{part}",
    )  # fmt: skip


@transaction.atomic
def pay_lump_sum(found: Round, *, on: date, by: User, medium: Medium = Medium.CASH) -> PayRun:
    """Pay the one sum of a round to all who are awarded, unsplit: no line has an amount."""
    row = _begin(found, on, by)
    if row.lump_sum is None:
        raise RoundRefused(NOT_LUMP)
    if PayRun.objects.filter(round=row, entry__reversal=None).exists():
        raise RoundRefused(LUMP_PAID)
    rows = list(list_awarded(row).filter(state=NominationState.AWARDED))
    if not rows:
        raise RoundRefused(NOBODY)
    kinds = {TierKind(each.tier.kind) for each in rows}
    code = CATEGORIES[kinds.pop()] if len(kinds) == 1 else TOGETHER
    return _book(
        row, 1, rows, None, row.lump_sum, code, on=on, by=by, medium=medium, goods="",
        purpose=f"{row.name}: {len(rows)} suất, một khoản chung",
    )  # fmt: skip


def list_waiting(found: Round, tier: Tier, step: int) -> QuerySet[Nomination]:
    """Who of a tier has not had instalment ``step`` by a payment that stands.

    Who replaces a stopped grant begins where that one ended.
    """
    had = PayLine.objects.filter(STANDS, run__round=found, run__step=step)
    return _list_paid_for(found, tier).filter(first_step__lte=step).exclude(
        pk__in=had.values("nomination")
    )  # fmt: skip


def find_next_step(found: Round, tier: Tier) -> int | None:
    """The first instalment that somebody of a tier waits for; None when all is paid."""
    if found.lump_sum is not None:
        return None
    first = list(_list_paid_for(found, tier).values_list("first_step", flat=True))
    lines = PayLine.objects.filter(
        STANDS, nomination__tier=tier, nomination__state=NominationState.AWARDED
    )
    had = dict(lines.order_by().values_list("run__step").annotate(Count("pk")))
    steps = range(1, tier.instalments + 1)
    wanted = {step: sum(each <= step for each in first) for step in steps}
    return next((step for step in steps if had.get(step, 0) < wanted[step]), None)


def _list_paid_for(found: Round, tier: Tier) -> QuerySet[Nomination]:
    return list_awarded(found).filter(tier=tier, state=NominationState.AWARDED)


def sum_paid(found: Round) -> int:
    """What was paid to a round by entries that stand, whole đồng, as the ledger has it."""
    runs = PayRun.objects.filter(round=found, entry__reversal=None)
    return -(runs.aggregate(paid=Sum("entry__change", default=0))["paid"])


def count_goods(found: Round) -> list[tuple[str, str, int]]:
    """(goods, unit, how many were given) by payments that stand: none added to another."""
    lines = PayLine.objects.filter(STANDS, run__round=found).exclude(nomination__tier__goods="")
    rows = lines.order_by().values_list(
        "nomination__tier__goods", "nomination__tier__goods_unit", "nomination__tier__goods_count"
    )
    counts: dict[tuple[str, str], int] = {}
    for goods, unit, each, times in rows.annotate(times=Count("pk")):
        counts[goods, unit] = counts.get((goods, unit), 0) + each * times
    return [(*key, count) for key, count in sorted(counts.items())]


@transaction.atomic
def note_received(run: PayRun, lines: Iterable[int], on: date, by: User) -> int:
    """Write down who has signed for what he got, and when; how many. None is taken back."""
    may_keep(by, run.entry.fund).require()
    wanted = set(lines)
    rows = PayLine.objects.filter(run=run, pk__in=wanted)
    if rows.count() != len(wanted):
        raise RoundRefused(NOT_HERE)
    if on < run.entry.booked_on:
        raise RoundRefused(NOT_YET_PAID)
    return rows.filter(received_on=None).update(received_on=on)


@transaction.atomic
def add_proof(run: PayRun, kind: ProofKind, file: UploadedFile, by: User) -> Proof:
    """Keep what proves a payment, encrypted; a photo only with the consent of all on the list."""
    may_keep(by, run.entry.fund).require()
    if kind == ProofKind.PHOTO:
        _require_photo_consent(run, run.entry.booked_on)
    content = read_scan(file)
    proof = Proof(run=run, kind=kind)
    known = run.proofs.filter(sha256=hashlib.sha256(content).hexdigest()).first()
    if known is not None:
        return known
    keep_sealed(proof, content, file.name or "", by)
    return proof


def _begin(found: Round, on: date, by: User) -> Round:
    """The round, held, with the right to book in its fund; books before rounds, so none waits in a
    ring with who corrects them."""
    may_keep(by, found.fund).require()
    lock(found.fund)
    row = hold(found, RoundState.DECIDED)
    assert row.decision is not None
    assert row.decision.signed_on is not None
    if on < row.decision.signed_on:
        raise RoundRefused(EARLY)
    return row


def _book(
    found: Round, step: int, rows: Sequence[Nomination], each: int | None, total: int, code: str,
    *, on: date, by: User, medium: Medium, goods: str, purpose: str,
) -> PayRun:  # fmt: skip
    entry = record_payment(
        found.fund, amount=total, category=_find_category(code, on), on=on, by=by,
        purpose=purpose[:300], medium=medium, programme=found.programme, goods=goods[:200],
        attached="01 danh sách ký nhận",
    )  # fmt: skip
    run = PayRun.objects.create(round=found, step=step, entry=entry)
    PayLine.objects.bulk_create(
        (PayLine(run=run, nomination=row, amount=each) for row in rows), batch_size=2_000
    )
    return run


def _find_category(code: str, on: date) -> Category:
    category = Category.objects.filter(code=code, direction="out", valid__contains=on).first()
    if category is None:
        raise RoundRefused(NO_CATEGORY)
    return category


def _require_photo_consent(run: PayRun, on: date) -> None:
    shown = Person.objects.filter(nominations__pay_lines__run=run).prefetch_related("consents")
    missing = sum(not may_show(person, Purpose.PUBLISH_PHOTO, on) for person in shown)
    if missing:
        raise RoundRefused(NO_CONSENT.format(count=missing))
