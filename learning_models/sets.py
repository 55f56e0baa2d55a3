"""Which set of criteria judges whom on which day: a province's own before the nation's."""

from datetime import date

from django.db.models import Q

from associations.models import Association
from learning_models.models import CriteriaSet, HardArea, LearningModel


def find_set(model: LearningModel, association: Association, day: date) -> CriteriaSet | None:
    """The published set in force on ``day`` for ``model`` in ``association``; None: there is none.

    A set that an association above has issued itself goes before the nation's, the nearer before
    the farther; of sets for units run by different levels that of the unit's own level goes first.
    """
    above = list(association.get_ancestors(include_self=True).values_list("pk", flat=True))
    sets = list(
        CriteriaSet.objects.published().filter(
            Q(issuer=None) | Q(issuer__in=above), model=model, valid__contains=day
        )
    )
    order = {pk: place for place, pk in enumerate(reversed(above))}
    sets.sort(
        key=lambda each: (
            order.get(each.issuer_id, len(order)),
            each.run_by_id != association.level_id,
            each.pk,
        )
    )
    return sets[0] if sets else None


def find_hard(units: list[Association], day: date) -> frozenset[int]:
    """Those of ``units`` that lie in an area where lower thresholds hold on ``day``."""
    hard = HardArea.objects.filter(valid__contains=day).values("association")
    below = Association.objects.within(Association.objects.filter(pk__in=hard))
    keys = [unit.pk for unit in units]
    return frozenset(below.filter(pk__in=keys).values_list("pk", flat=True))
