"""Decisions, certificates and number registers in a reorganisation.

What was issued stays with the body that issued it, and its page names who came after. Drafts go on
in a successor, which issues them under its own numbers: those begin at 1.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Count

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.numbers import format_number
from records import certificates, decisions
from records.models import Certificate, Decision, DecisionState, NumberRegister

KEEP = "keep"
MOST_CHOICES = 12
SERIES = {decisions.REGISTER: "quyết định", certificates.REGISTER: "giấy chứng nhận"}


class PapersStep:
    """What decisions, certificates and number registers do in a reorganisation."""

    title = "Quyết định, giấy chứng nhận, sổ lấy số"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """What stays, which registers end, and where drafts go on."""
        heirs = Heirs(plan)
        yield from _tell_issued(heirs)
        yield from _tell_registers(heirs)
        for unit, drafts in _list_drafts(plan).items():
            yield _ask_about_drafts(heirs, unit, drafts)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Let drafts go on where the answers say."""
        heirs = Heirs(plan)
        for unit, drafts in _list_drafts(plan).items():
            asked = _ask_about_drafts(heirs, unit, drafts)
            answer = answers.get(asked.key, asked.proposed)
            if answer == KEEP:
                continue
            taker = heirs.take_over(unit)[int(answer.removeprefix("to:"))]
            keys = [draft.pk for draft in drafts]
            with journal.watch(Decision._meta.db_table, keys):
                Decision.objects.filter(pk__in=keys).update(association=taker)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: papers wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: a draft issued since stands against it by its row."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: drafts are all in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: drafts of a branch that closed are for the unit above it to settle."""


PAPERS = PapersStep()


def _tell_issued(heirs: Heirs) -> Iterator[Consequence]:
    ended = heirs.plan.ended
    issued = dict(
        Decision.objects.filter(association__in=ended)
        .exclude(state=DecisionState.DRAFT)
        .order_by()
        .values_list("association_id")
        .annotate(Count("pk"))
    )
    given = dict(
        Certificate.objects.filter(association__in=ended)
        .order_by()
        .values_list("association_id")
        .annotate(Count("pk"))
    )
    for unit in sorted(issued.keys() | given.keys()):
        told = " và ".join(
            f"{format_number(count)} {word}"
            for count, word in (
                (issued.get(unit, 0), "quyết định đã ban hành"),
                (given.get(unit, 0), "giấy chứng nhận đã cấp"),
            )
            if count
        )
        yield Consequence(
            f"issued:{unit}",
            f"{told} của {heirs.name([unit])} giữ nguyên tên nơi cấp và giá trị; trang kiểm tra "
            f"ghi thêm đơn vị kế thừa: {heirs.name(heirs.take_over(unit))}.",
            units=(unit, *heirs.take_over(unit)),
            count=issued.get(unit, 0) + given.get(unit, 0),
        )


def _tell_registers(heirs: Heirs) -> Iterator[Consequence]:
    year = heirs.plan.on.year
    registers = NumberRegister.objects.filter(
        association__in=heirs.plan.ended, year=year, kind__in=SERIES, last__gt=0
    )
    for register in registers.order_by("association", "kind"):
        unit = register.association_id
        yield Consequence(
            f"register:{register.pk}",
            f"Sổ số {SERIES[register.kind]} năm {year} của {heirs.name([unit])} dừng ở số "
            f"{format_number(register.last)}. Đơn vị kế thừa dùng sổ của mình; đơn vị mới bắt đầu "
            "từ số 1.",
            units=(unit,),
        )


def _list_drafts(plan: Plan) -> dict[int, list[Decision]]:
    """Drafts of decisions of units that end, by unit."""
    found: dict[int, list[Decision]] = defaultdict(list)
    rows = Decision.objects.filter(association__in=plan.ended, state=DecisionState.DRAFT)
    for draft in rows.order_by("association", "pk"):
        found[draft.association_id].append(draft)
    return found


def _ask_about_drafts(heirs: Heirs, unit: int, drafts: list[Decision]) -> Consequence:
    takers = heirs.take_over(unit)[:MOST_CHOICES]
    return Consequence(
        f"drafts:{unit}",
        f"{format_number(len(drafts))} quyết định dự thảo của {heirs.name([unit])}.",
        (
            *(
                Choice(f"to:{place}", f"Chuyển cho {heirs.name([taker])} ban hành theo số của mình")
                for place, taker in enumerate(takers)
            ),
            Choice(KEEP, "Để lại; chỉ ban hành được nếu ngày ký trước khi đơn vị kết thúc"),
        ),
        "to:0" if takers else KEEP,
        (unit, *takers),
        len(drafts),
    )
