"""The link by which a bearer scores himself without an account: signed, for one registration.

It opens that registration alone and holds until the year's day for self-assessment is over, the
year is closed or the registration has moved on.
"""

from django.core import signing
from django.utils import timezone

from learning_models.assessing import find_set_of
from learning_models.cycle import FROM, Conflict
from learning_models.deadlines import find_assessing_end
from learning_models.models import Registration
from learning_models.opening import is_open_in

SALT = "learning-models-own-link"
OVER = "Đường dẫn này không còn dùng được: đã hết hạn tự chấm, hoặc hội đã bình xét. Hãy hỏi hội."


def make_token(registration: Registration) -> str:
    """The signed part of a registration's link."""
    return signing.Signer(salt=SALT).sign(str(registration.pk)).replace(":", ".")


def read_token(token: str) -> int | None:
    """The registration that a link names; None when it was not made here."""
    try:
        return int(signing.Signer(salt=SALT).unsign(token.replace(".", ":", 1)))
    except (signing.BadSignature, ValueError):
        return None


def find_by_token(token: str) -> Registration | None:
    """The registration of a link, or None."""
    key = read_token(token)
    if key is None:
        return None
    related = ("bearer", "model", "association", "criteria_set")
    return Registration.objects.select_related(*related).filter(pk=key).first()


def judge_link(registration: Registration) -> str:
    """Why the link cannot be used now; "" when it can."""
    if registration.state not in FROM["assess"]:
        return OVER
    if not is_open_in(registration.association, registration.model, registration.year):
        return OVER
    try:
        criteria_set = find_set_of(registration)
    except Conflict as conflict:
        return str(conflict)
    if timezone.localdate() > find_assessing_end(criteria_set, registration.year):
        return OVER
    return ""
