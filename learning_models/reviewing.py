"""The local meeting that reviews who deserves the title: its minutes and its votes."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import User
from learning_models.cycle import Conflict, lock, require_open
from learning_models.models import Registration, RegistrationState, Review
from learning_models.rights import may_enter

_VOTE = """
update learning_models_registration r
   set state = 'reviewed', review_id = %(review)s, votes_for = v.votes_for,
       votes_against = v.votes_against
  from unnest(%(keys)s::bigint[], %(for)s::int[], %(against)s::int[])
       as v(id, votes_for, votes_against)
 where r.id = v.id
"""


@transaction.atomic
def hold_review(
    review: Review,
    rows: Collection[Registration],
    by: User,
    votes: Mapping[int, tuple[int | None, int | None]] | None = None,
) -> Review:
    """Keep a meeting and what it says of each: (for, against) by registration, where it was
    counted; without a count all ``rows`` are agreed.

    ``review`` is not saved yet. Raises ``ValidationError`` on wrong minutes, ``PermissionDenied``,
    ``Conflict`` when a row may not be reviewed, is of another unit, or has more votes than people.
    """
    votes = votes or {}
    may_enter(by, review.association).require()
    require_open(review.association, review.model, review.year)
    locked = lock(rows, "review")
    if not locked:
        raise Conflict("Hãy chọn ít nhất một trường hợp để bình xét.")
    where = (review.association_id, review.model_id, review.year)
    if any((row.association_id, row.model_id, row.year) != where for row in locked):
        raise Conflict("Cuộc họp chỉ bình xét trường hợp của đúng đơn vị, mô hình và năm ấy.")
    review.entered_by = by
    review.full_clean(exclude=["scan"])
    for row in locked:
        given = [count or 0 for count in votes.get(row.pk, (None, None))]
        if sum(given) > review.present:
            raise ValidationError(
                f"{row.bearer}: {sum(given)} phiếu mà chỉ có {review.present} người có mặt."
            )
    review.save()
    pairs = [votes.get(row.pk, (None, None)) for row in locked]
    with connection.cursor() as cursor:
        cursor.execute(
            _VOTE,
            {
                "review": review.pk,
                "keys": [row.pk for row in locked],
                "for": [pair[0] for pair in pairs],
                "against": [pair[1] for pair in pairs],
            },
        )
    return review


def is_outvoted(registration: Registration) -> bool:
    """Whether a count shows no more for than against: a warning before it is proposed."""
    return (
        registration.state == RegistrationState.REVIEWED
        and registration.votes_for is not None
        and registration.votes_for <= (registration.votes_against or 0)
    )
