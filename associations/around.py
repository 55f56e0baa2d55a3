"""What the storeys above tell of a unit on its public page: who leads it, figures, news, documents.

``settings.UNIT_TELLERS`` names their functions, in order.
"""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from associations.models import Association


def tell_around(unit: Association, on: date) -> dict[str, object]:
    """What is told of ``unit`` as of a day, for templates/associations/unit.html.

    Keys: ``officers``, ``figures`` with ``figures_title``, ``figures_url``, ``is_illustrative``,
    ``centres`` with ``literacy``, ``community_title``, ``centres_url``, ``centres_illustrative``,
    ``funds``, ``titles_url`` with ``titles_year``, ``stories`` with ``stories_url``, ``documents``.
    """
    told: dict[str, object] = {}
    for name in settings.UNIT_TELLERS:
        told |= import_string(name)(unit, on)
    return told
