"""Community learning centres and literacy classes in a reorganisation (product.md A3).

The centre of a commune that ends goes on in a successor that holds its ground, with what is not yet
approved. Approved years stay with the commune that they are about, where successors read them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounts.heirs import Heirs
from associations.models import Reorganisation
from associations.reorganising.journal import Journal
from associations.reorganising.plan import Plan
from associations.reorganising.steps import Choice, Consequence
from khuyenhoc.lib.numbers import format_number
from learning_models.models import CentreYear, CommunityLearningCentre, LiteracyClass

MOST_CHOICES = 12


class CentresStep:
    """What learning centres, their years and literacy classes do in a reorganisation."""

    title = "Trung tâm học tập cộng đồng"

    def preview(self, plan: Plan) -> Iterator[Consequence]:
        """Where every centre goes on, and how many approved rows stay."""
        heirs = Heirs(plan)
        for centre in _list_centres(plan):
            yield _ask(heirs, f"centre:{centre.pk}", f"{centre.name} của "
                       f"{heirs.name([centre.association_id])}", centre.association_id)  # fmt: skip
        for unit, count in _count_classes(plan).items():
            yield _ask(heirs, f"literacy:{unit}", f"{format_number(count)} lớp xóa mù chữ chưa "
                       f"duyệt của {heirs.name([unit])}", unit, count)  # fmt: skip
        yield from _tell_approved(heirs)

    def prepare(self, plan: Plan, answers: Mapping[str, str], journal: Journal) -> None:
        """Let centres go on where the answers say, with the rows not yet approved."""
        heirs = Heirs(plan)
        for centre in _list_centres(plan):
            unit = centre.association_id
            taker = _find_taker(heirs, answers, f"centre:{centre.pk}", unit)
            if taker is not None:
                _move_centre(centre, heirs.name([unit]), taker, journal)
        for unit in _count_classes(plan):
            taker = _find_taker(heirs, answers, f"literacy:{unit}", unit)
            if taker is not None:
                _move(LiteracyClass.objects.filter(
                    association=unit, centre=None, approved_at=None
                ), taker, journal)  # fmt: skip

    def apply(
        self, plan: Plan, answers: Mapping[str, str], journal: Journal, prepared: None = None
    ) -> None:
        """Nothing: centres wait for neither tree nor rolls."""

    def find_blocks(self, decisions: Sequence[Reorganisation]) -> Iterable[str]:
        """Nothing of its own: a centre edited since stands against it by its row."""
        return ()

    def after_cancel(self, decisions: Sequence[Reorganisation]) -> None:
        """Nothing: centres are all in the journal."""

    def follow_small(self, decision: Reorganisation, units: Sequence[int]) -> None:
        """Nothing: branches have no centre."""


CENTRES = CentresStep()


def _list_centres(plan: Plan) -> list[CommunityLearningCentre]:
    """The centres of units that end, but for those that had closed before."""
    rows = CommunityLearningCentre.objects.filter(association__in=plan.ended, closed_on=None)
    return list(rows.order_by("association", "pk"))


def _count_classes(plan: Plan) -> Counter[int]:
    """Literacy classes without a centre, not yet approved, by unit that ends."""
    rows = LiteracyClass.objects.filter(
        association__in=plan.ended, centre=None, approved_at=None
    ).order_by("association")
    return Counter(rows.values_list("association_id", flat=True))


def _tell_approved(heirs: Heirs) -> Iterator[Consequence]:
    rows: Counter[int] = Counter()
    for model in (CentreYear, LiteracyClass):
        of_ended = model.objects.filter(
            association__in=heirs.plan.ended, approved_at__isnull=False
        ).order_by()
        rows += Counter(of_ended.values_list("association_id", flat=True))
    for unit in sorted(rows):
        yield Consequence(
            f"centre-years:{unit}",
            f"{format_number(rows[unit])} kết quả năm và lớp đã duyệt ở lại tên "
            f"{heirs.name([unit])}, đơn vị kế thừa đọc được.",
            units=(unit,),
            count=rows[unit],
        )


def _ask(heirs: Heirs, key: str, what: str, unit: int, count: int = 1) -> Consequence:
    takers = heirs.succeed(unit)[:MOST_CHOICES]
    if not takers:
        text = f"{what}: ở lại, chưa có đơn vị nào nhận địa bàn."
        return Consequence(key, text, units=(unit,), count=count)
    return Consequence(
        key,
        f"{what}.",
        tuple(
            Choice(f"to:{place}", f"Chuyển sang {heirs.name([taker])}")
            for place, taker in enumerate(takers)
        ),
        "to:0",
        (unit, *takers),
        count,
    )


def _find_taker(heirs: Heirs, answers: Mapping[str, str], key: str, unit: int) -> int | None:
    """The successor that the answers name, else the first; None where there is none."""
    takers = heirs.succeed(unit)[:MOST_CHOICES]
    if not takers:
        return None
    place = int(answers.get(key, "to:0").removeprefix("to:"))
    return takers[place] if place < len(takers) else takers[0]


def _move_centre(
    centre: CommunityLearningCentre, old_unit: str, taker: int, journal: Journal
) -> None:
    others = CommunityLearningCentre.objects.filter(association=taker, closed_on=None)
    with journal.watch(CommunityLearningCentre._meta.db_table, [centre.pk]):
        if others.filter(name=centre.name).exists():  # every commune's may be named the same
            ending = f" ({old_unit})"
            centre.name = f"{centre.name[: 200 - len(ending)]}{ending}"
        centre.association_id = taker
        centre.save(update_fields=["association", "name"])
    for model in (CentreYear, LiteracyClass):
        _move(model.objects.filter(centre=centre, approved_at=None), taker, journal)


def _move(rows, taker: int, journal: Journal) -> None:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    with journal.watch(rows.model._meta.db_table, keys):
        rows.model.objects.filter(pk__in=keys).update(association=taker)
