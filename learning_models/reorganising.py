"""Registers of learning models in a reorganisation (product.md A3).

Clans, communities, units and places of a unit that ends go on in a successor, with what is not yet
finished of their year. Households and persons, and what is open of theirs, pass only by being
handed over. What is finished stays where it was counted, titles stay valid.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count

from accounts.heirs import Heirs
from associations.models import Association, Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.dates import format_date
from khuyenhoc.lib.name_keys import key_name, key_place
from khuyenhoc.lib.numbers import format_number
from learning_models.models import (
    HOLDING,
    OPEN,
    PRIVATE_SUBJECTS,
    CriteriaSet,
    Criterion,
    Deadline,
    Grade,
    ListLine,
    ListState,
    ModelYear,
    NameList,
    Proposal,
    ProposalState,
    Registration,
    Subject,
    Target,
)
from learning_models.passing import (
    Passing,
    find_doubles,
    pass_bearers,
    pass_registrations,
    pick_bearers,
)
from learning_models.publishing import copy_set

KEEP, HAMLET, CARRY, END = "keep", "hamlet", "carry", "end"
MOST_CHOICES = 12
PRIVATE = tuple(PRIVATE_SUBJECTS)
OPENLY = tuple(each for each in Subject if each not in PRIVATE_SUBJECTS)
IN_PROGRESS = (ListState.WAITING, ListState.READ)
KINDS = {"models": OPENLY, "bearers": PRIVATE}
WORDS = {
    "models": "dòng họ, cộng đồng, đơn vị, xã mang hoặc xét danh hiệu",
    "bearers": "hộ, người trong sổ mô hình học tập",
}
_BRANCH = re.compile(r"^(?:chi hội|phân hội|tổ)(?: khuyến học)?\s+", re.IGNORECASE)


@dataclass
class Ways:
    """Where what ended units hold goes: by unit, and by hamlet where branches tell."""

    units: dict[int, int] = field(default_factory=dict)
    hamlets: dict[tuple[int, str], int] = field(default_factory=dict)
    names: dict[tuple[int, str], int] = field(default_factory=dict)

    def add(self, unit: int, taker: int) -> None:
        """All of ``unit`` goes to ``taker``, where no hamlet says otherwise."""
        self.units[unit] = taker


class RegistersStep:
    """What the registers of learning models do in a reorganisation."""

    title = "Sổ mô hình học tập"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """What passes on where, what stays, and what would stand there twice."""
        heirs = Heirs(plan)
        for kind in KINDS:
            yield from _ask_about_bearers(heirs, kind)
        for kind in KINDS:
            yield from _tell_doubles(heirs, kind)
        yield from _tell_titles(heirs)
        yield from _tell_proposals(heirs)
        yield from _tell_lists(heirs)
        yield from _tell_years(heirs)
        for criteria_set in _list_sets(plan):
            yield _ask_about_set(heirs, criteria_set)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Let registers, lists, proposals, years and sets go on where the answers say."""
        heirs = Heirs(plan)
        told = {kind: _read_ways(heirs, kind, answers) for kind in KINDS}
        for kind, subjects in KINDS.items():
            ways = told[kind]
            if ways.units:
                passing = Passing(ways.units, ways.hamlets, ways.names, subjects)
                pass_bearers(passing, heirs.plan.name, journal)
                pass_registrations(passing, journal)
        _pass_proposals(heirs, told, journal)
        _pass_lists(heirs, told, journal)
        _pass_years(heirs, journal)
        _pass_pilots(heirs, journal)
        for criteria_set in _list_sets(plan):
            asked = _ask_about_set(heirs, criteria_set)
            if answers.get(asked.key, asked.proposed) == CARRY:
                _carry_set(heirs, criteria_set, journal)

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: registers wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: what was written since stands against it by its rows."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: all is in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches keep no register of their own."""


REGISTERS = RegistersStep()


# ----- bearers and what is open of theirs -----


def _count_bearers(plan: Plan, kind: str) -> dict[int, tuple[int, int]]:
    """{unit that ends: (bearers, open registrations)} of a kind, where there are any."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select unit, sum(bearers)::bigint, sum(open)::bigint from ("
            " select association_id as unit, count(*) as bearers, 0 as open"
            "   from learning_models_bearer"
            "  where association_id = any(%(units)s) and subject = any(%(subjects)s) group by 1"
            " union all select r.association_id, 0, count(*) from learning_models_registration r"
            "   join learning_models_bearer b on b.id = r.bearer_id"
            "  where r.association_id = any(%(units)s) and b.subject = any(%(subjects)s)"
            "    and r.state = any(%(open)s) group by 1) t group by 1 order by 1",
            {"units": list(plan.ended), "subjects": list(KINDS[kind]), "open": list(OPEN)},
        )
        return {unit: (bearers, opened) for unit, bearers, opened in cursor.fetchall()}


def _ask_about_bearers(heirs: Heirs, kind: str) -> Iterator[Consequence]:
    for unit, (bearers, opened) in _count_bearers(heirs.plan, kind).items():
        takers = heirs.take_over(unit)[:MOST_CHOICES]
        text = f"{format_number(bearers)} {WORDS[kind]} của {heirs.name([unit])}"
        if opened:
            text += f", {format_number(opened)} đăng ký chưa xong"
        choices = [
            Choice(f"to:{place}", f"Chuyển sang {heirs.name([taker])}")
            for place, taker in enumerate(takers)
        ]
        if len(takers) > 1 and _find_hamlets(heirs, unit):
            choices.insert(
                0,
                Choice(
                    HAMLET,
                    "Theo thôn, tổ dân phố có chi hội; nơi không rõ thì sang "
                    f"{heirs.name([takers[0]])}",
                ),
            )
        if kind == "bearers":
            text += ": ở lại, chỉ hội cấp tỉnh đọc được cho đến khi bàn giao."
            choices.insert(0, Choice(KEEP, "Để lại, bàn giao sau"))
        else:
            text += "."
        yield Consequence(
            f"{kind}:{unit}", text, tuple(choices), choices[0].value if choices else "",
            (unit, *takers), bearers,
        )  # fmt: skip


def _find_hamlets(heirs: Heirs, unit: int) -> dict[str, int]:
    """{name of a hamlet: the successor under which its branch stands after the event}."""
    plan, takers = heirs.plan, set(heirs.take_over(unit))
    found = {}
    for branch, shape in plan.before.items():
        after = plan.after.get(branch)
        if shape.parent == unit and after is not None and after.parent in takers:
            found[_BRANCH.sub("", shape.name)] = after.parent
    return found


def _read_ways(heirs: Heirs, kind: str, answers: Mapping[str, str]) -> Ways:
    """Where the answers send what ended units hold; without an answer, as proposed."""
    ways = Ways()
    proposed = {
        asked.key: asked.proposed for asked in _ask_about_bearers(heirs, kind) if asked.choices
    }
    for unit in heirs.plan.ended:
        takers = heirs.take_over(unit)[:MOST_CHOICES]
        key = f"{kind}:{unit}"
        answer = answers.get(key, proposed.get(key, KEEP if kind == "bearers" else "to:0"))
        if not takers or answer == KEEP:
            continue
        place = int(answer.removeprefix("to:")) if answer.startswith("to:") else 0
        ways.add(unit, takers[place] if place < len(takers) else takers[0])
        if answer == HAMLET:
            for name, taker in _find_hamlets(heirs, unit).items():
                ways.hamlets[unit, key_place(name)] = taker
                ways.names[unit, key_name(name)] = taker
    return ways


def _tell_doubles(heirs: Heirs, kind: str) -> Iterator[Consequence]:
    ways = _read_ways(heirs, kind, {})
    if kind == "bearers":  # as if all were handed over at once
        for unit in heirs.plan.ended:
            if takers := heirs.take_over(unit):
                ways.add(unit, takers[0])
    passing = Passing(ways.units, ways.hamlets, ways.names, KINDS[kind])
    count = len(find_doubles(pick_bearers(passing)))
    if count:
        yield Consequence(
            f"doubles:{kind}",
            f"{format_number(count)} {WORDS[kind]} trùng tên, thôn, địa chỉ với nơi nhận: giữ cả "
            "hai, bên đến sau ghi thêm tên xã cũ vào địa chỉ"
            + (" khi được bàn giao." if kind == "bearers" else "."),
            count=count,
        )


def _tell_titles(heirs: Heirs) -> Iterator[Consequence]:
    rows = Registration.objects.filter(association__in=heirs.plan.ended, state__in=HOLDING)
    counted = rows.order_by("association").values("association").annotate(count=Count("pk"))
    for row in counted:
        unit = row["association"]
        yield Consequence(
            f"titles:{unit}",
            f"{format_number(row['count'])} danh hiệu đã công nhận ở {heirs.name([unit])} vẫn có "
            "giá trị đến hết hạn; đơn vị kế thừa đọc được dưới tên đơn vị cũ.",
            units=(unit,),
            count=row["count"],
        )


# ----- proposals -----


def _list_proposals(plan: Plan) -> list[Proposal]:
    rows = Proposal.objects.filter(association__in=plan.ended).exclude(state=ProposalState.DECIDED)
    return list(rows.select_related("model").order_by("association", "pk"))


def _tell_proposals(heirs: Heirs) -> Iterator[Consequence]:
    for proposal in _list_proposals(heirs.plan):
        unit = proposal.association_id
        yield Consequence(
            f"proposal:{proposal.pk}",
            f"Danh sách đề nghị {proposal.model} {proposal.year} của {heirs.name([unit])} "
            f"({proposal.get_state_display()}): đi theo các trường hợp trong đó nếu tất cả sang "
            "một nơi chưa có danh sách; nếu không thì các trường hợp trở lại “đã bình xét” để đơn "
            "vị kế thừa đề nghị lại.",
            units=(unit,),
        )


def _pass_proposals(heirs: Heirs, told: Mapping[str, Ways], journal: Journal) -> None:
    for proposal in _list_proposals(heirs.plan):
        kind = "bearers" if proposal.model.subject in PRIVATE_SUBJECTS else "models"
        taker = told[kind].units.get(proposal.association_id)
        if taker is None:
            continue  # it stays with its households and persons until they are handed over
        rows = Registration.objects.filter(proposal=proposal)
        at = set(rows.order_by().values_list("association", flat=True).distinct())
        others = Proposal.objects.filter(
            association=taker, model=proposal.model, year=proposal.year
        ).exclude(state=ProposalState.DECIDED)
        is_free = not others.exists()
        with journal.watch(Proposal._meta.db_table, [proposal.pk]):
            if at <= {taker} and is_free:
                Proposal.objects.filter(pk=proposal.pk).update(association=taker)
            else:
                Proposal.objects.filter(pk=proposal.pk).update(state=ProposalState.DRAFT)
        if not (at <= {taker} and is_free):
            _loosen(proposal, journal)


def _loosen(proposal: Proposal, journal: Journal) -> None:
    """Let the registrations of a proposal be proposed anew, each by the unit that has it now."""
    rows = Registration.objects.filter(proposal=proposal, state__in=OPEN)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    with journal.watch(Registration._meta.db_table, keys, columns=["state", "proposal_id"]):
        loose = Registration.objects.filter(pk__in=keys)
        loose.filter(state="proposed").update(state="reviewed")
        loose.update(proposal=None)


# ----- lists in progress -----


def _tell_lists(heirs: Heirs) -> Iterator[Consequence]:
    count = NameList.objects.filter(association__in=heirs.plan.ended, state__in=IN_PROGRESS).count()
    if count:
        yield Consequence(
            "lists",
            f"{format_number(count)} danh sách đã gửi mà chưa ghi, từ các đơn vị kết thúc: đi theo "
            "sổ của đơn vị ấy.",
            count=count,
        )


_MOVE_LINES = """
update learning_models_listline l set association_id = v.taker
  from unnest(%s::bigint[], %s::int[]) v(id, taker) where l.id = v.id
"""


def _pass_lists(heirs: Heirs, told: Mapping[str, Ways], journal: Journal) -> None:
    lists = NameList.objects.filter(state__in=IN_PROGRESS).select_related("model")
    for name_list in lists.filter(association__in=heirs.plan.ended).order_by("pk"):
        kind = "bearers" if name_list.model.subject in PRIVATE_SUBJECTS else "models"
        taker = told[kind].units.get(name_list.association_id)
        if taker is not None:
            with journal.watch(NameList._meta.db_table, [name_list.pk], columns=["association_id"]):
                NameList.objects.filter(pk=name_list.pk).update(association=taker)
    # Lines name the units in which they will be registered: only living ones can be.
    ways = Ways(hamlets=told["models"].hamlets)
    for unit in heirs.plan.ended:
        if takers := heirs.take_over(unit):
            ways.add(unit, told["models"].units.get(unit, takers[0]))
    rows = ListLine.objects.filter(name_list__in=lists, association__in=heirs.plan.ended)
    found = {
        key: ways.hamlets.get((unit, hamlet), ways.units[unit])
        for key, unit, hamlet in rows.order_by("pk").values_list("pk", "association", "hamlet_key")
        if unit in ways.units
    }
    with (
        journal.watch(ListLine._meta.db_table, found, columns=["association_id"]),
        connection.cursor() as cursor,
    ):
        cursor.execute(_MOVE_LINES, [list(found), list(found.values())])


# ----- years and pilots -----


def _list_years(plan: Plan) -> list[ModelYear]:
    rows = ModelYear.objects.filter(association__in=plan.ended, is_open=True)
    return list(rows.select_related("model").order_by("pk"))


def _tell_years(heirs: Heirs) -> Iterator[Consequence]:
    for opened in _list_years(heirs.plan):
        unit = opened.association_id
        yield Consequence(
            f"year:{opened.pk}",
            f"Năm {opened.year} của {opened.model} do {heirs.name([unit])} mở: đơn vị kế thừa làm "
            "tiếp; nơi đã mở năm ấy thì giữ năm của mình.",
            units=(unit,),
        )


def _pass_years(heirs: Heirs, journal: Journal) -> None:
    for opened in _list_years(heirs.plan):
        takers = heirs.take_over(opened.association_id)
        if not takers:
            continue
        alike = ModelYear.objects.filter(model=opened.model, year=opened.year)
        with journal.watch(ModelYear._meta.db_table, [opened.pk]):
            if not alike.filter(association=takers[0]).exists():
                ModelYear.objects.filter(pk=opened.pk).update(association=takers[0])


def _pass_pilots(heirs: Heirs, journal: Journal) -> None:
    """Where a model is tried in a unit that ends, it is tried in its successors."""
    through = ModelYear.pilots.through
    rows = list(through.objects.filter(association__in=heirs.plan.ended, modelyear__is_open=True))
    known = set(
        through.objects.filter(modelyear__in={row.modelyear_id for row in rows}).values_list(
            "modelyear_id", "association_id"
        )
    )
    wanted = {
        (row.modelyear_id, taker) for row in rows for taker in heirs.succeed(row.association_id)
    }
    made = through.objects.bulk_create(
        through(modelyear_id=opened, association_id=unit) for opened, unit in sorted(wanted - known)
    )
    journal.note_added(through._meta.db_table, [row.pk for row in made])


# ----- sets of criteria -----


def _list_sets(plan: Plan) -> list[CriteriaSet]:
    """Own sets of units that end, in force on the day, where a successor can take them on."""
    rows = CriteriaSet.objects.published().filter(issuer__in=plan.ended, valid__contains=plan.on)
    return list(rows.select_related("model").order_by("pk"))


def _ask_about_set(heirs: Heirs, criteria_set: CriteriaSet) -> Consequence:
    issuer = criteria_set.issuer_id or 0
    takers = heirs.take_over(issuer)[:1]
    return Consequence(
        f"set:{criteria_set.pk}",
        f"Bộ tiêu chí riêng “{criteria_set}” của {heirs.name([issuer])}: kết quả đã xét giữ "
        f"nguyên; từ {format_date(heirs.plan.on)} không còn đơn vị nào ở dưới để áp dụng.",
        (
            Choice(CARRY, f"Lập bản nháp cho {heirs.name(takers)} xem và ban hành"),
            Choice(END, "Không dùng tiếp, theo bộ của nơi nhận hoặc của cả nước"),
        )
        if takers
        else (),
        END,
        (issuer, *takers),
    )


def _carry_set(heirs: Heirs, criteria_set: CriteriaSet, journal: Journal) -> None:
    takers = heirs.take_over(criteria_set.issuer_id or 0)
    if not takers:
        return
    draft = copy_set(criteria_set, heirs.plan.on)
    CriteriaSet.objects.filter(pk=draft.pk).update(
        issuer=Association.objects.get(pk=takers[0]), name=criteria_set.name[:200]
    )
    journal.note_added(CriteriaSet._meta.db_table, [draft.pk])
    for model in (Criterion, Grade, Deadline):
        rows = model.objects.filter(criteria_set=draft)
        journal.note_added(model._meta.db_table, rows.values_list("pk", flat=True))
    targets = Target.objects.filter(criterion__criteria_set=draft)
    journal.note_added(Target._meta.db_table, targets.values_list("pk", flat=True))
