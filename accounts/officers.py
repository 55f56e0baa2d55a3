"""Who leads an association on a day, for everyone to read."""

from datetime import date
from typing import Any

from accounts.masks import masked
from accounts.models import Office, Post, Purpose
from associations.models import Association

# Whoever speaks for the association; its staff and plain members of the committee do not.
SHOWN = (
    Office.CHAIR, Office.PERMANENT_VICE_CHAIR, Office.VICE_CHAIR, Office.SECRETARY_GENERAL,
    Office.SECRETARY, Office.STANDING_MEMBER, Office.BRANCH_HEAD,
)  # fmt: skip


def tell_officers(unit: Association, on: date) -> dict[str, Any]:
    """{officers: list of {label, value}} in the order of offices: two queries.

    A person by name with consent, else by initials (Q4).
    """
    posts = Post.objects.held(on).filter(association=unit, office__in=SHOWN)
    found = posts.select_related("person").prefetch_related("person__consents").order_by("pk")
    order = {office.value: place for place, office in enumerate(SHOWN)}
    return {
        "officers": [
            {
                "label": post.get_office_display(),
                "value": masked(post.person, Purpose.PUBLISH_NAME, on),
            }
            for post in sorted(found, key=lambda post: order[post.office])
        ]
    }
