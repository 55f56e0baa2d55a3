"""Which set of criteria judges whom on which day: a province's own before the nation's."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from associations.models import Association
from learning_models.models import CriteriaSet, HardArea, LearningModel


def find_set(model: LearningModel, association: Association, day: date) -> CriteriaSet | None:
    """The published set in force on ``day`` for ``model`` in ``association``; None: there is none.

    A set that an association above has issued itself goes before the nation's, the nearer before
    the farther; of sets for units run by different levels that of the unit's own level goes first.
    """
    return find_sets([(model.pk, day)], association).get((model.pk, day))


def find_sets(
    asked: Collection[tuple[str, date]], association: Association
) -> dict[tuple[str, date], CriteriaSet]:
    """``find_set`` for several models and days at once, their deadlines at hand; three queries."""
    above = list(association.get_ancestors(include_self=True).values_list("pk", flat=True))
    sets = CriteriaSet.objects.published().filter(
        Q(issuer=None) | Q(issuer__in=above), model__in={model for model, _ in asked}
    )
    order = {pk: place for place, pk in enumerate(reversed(above))}
    ranked = sorted(
        sets.prefetch_related("deadlines"),
        key=lambda each: (
            order.get(each.issuer_id, len(order)),
            each.run_by_id != association.level_id,
            each.pk,
        ),
    )
    found = {}
    for model, day in asked:
        for each in ranked:
            if each.model_id == model and day in each.valid:
                found[model, day] = each
                break
    return found


def find_hard(units: list[Association], day: date) -> frozenset[int]:
    """Those of ``units`` that lie in an area where lower thresholds hold on ``day``."""
    hard = HardArea.objects.filter(valid__contains=day).values("association")
    below = Association.objects.within(Association.objects.filter(pk__in=hard))
    keys = [unit.pk for unit in units]
    return frozenset(below.filter(pk__in=keys).values_list("pk", flat=True))
