"""What the pages of rounds ask alike: the round within the officer's reach, crumbs, refusals."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.access import associations_for
from accounts.models import Role, User
from associations.models import Association
from funds.ledger import LedgerRefused
from funds.models import Nomination, Quota, Round
from funds.rounds.calling import RoundRefused
from funds.rounds.dossiers import open_sealed
from records.certificates import CertificateRefused
from records.decisions import DecisionRefused

REFUSALS = (RoundRefused, LedgerRefused, DecisionRefused, CertificateRefused)
RELATED = ("fund__association", "programme", "decision")


def find_round(user: User, pk: int) -> Round:
    """A round that associations of the user's part of the tree organise; 404 outside."""
    rows = Round.objects.within(user.associations()).select_related(*RELATED)
    return get_object_or_404(rows, pk=pk)


def find_call(user: User, pk: int, unit: int) -> tuple[Round, Quota]:
    """A round with the quota of a unit in the user's part of the tree; 404 outside."""
    rows = Quota.objects.within(user.associations()).select_related("association", *(
        f"round__{each}" for each in RELATED))  # fmt: skip
    quota = get_object_or_404(rows, round=pk, association=unit)
    return quota.round, quota


def find_nomination(user: User, pk: int) -> Nomination:
    """A dossier of the user's part of the tree; 404 outside."""
    rows = Nomination.objects.within(user.associations()).select_related(
        "round__fund__association", "round__decision", "association", "tier", "person", "decision",
        "nominated_by__person", "replaces",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def list_entering(user: User) -> list[Association]:
    """The associations at which the user enters."""
    return list(associations_for(user, Role.ENTRY).order_by("depth", "lft").distinct())


def list_crumbs(found: Round | None = None, user: User | None = None) -> list[dict[str, str]]:
    """Where a round's pages lie; the round's own page only for who reaches it."""
    crumbs = [{"label": "Học bổng, khen thưởng", "url": reverse("rounds:home")}]
    if found is not None and (user is None or reaches(user, found)):
        crumbs.append({"label": str(found), "url": reverse("rounds:round", args=[found.pk])})
    return crumbs


def reaches(user: User, found: Round) -> bool:
    """Whether the user's part of the tree holds the association that organises the round."""
    return Round.objects.within(user.associations()).filter(pk=found.pk).exists()


def act(do: Callable[[], object]) -> str:
    """Do something; the sentence that refused it, or nothing."""
    try:
        do()
    except REFUSALS as refusal:
        return str(refusal)
    return ""


def answer(
    request: HttpRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    """The page; 409 where something was refused, 422 where the form has faults."""
    faulty = form is not None and form.is_bound and form.errors
    status = 409 if context.get("refused") else 422 if faulty else 200
    return render(request, template, context, status=status)


def send_scan(row: Any) -> HttpResponse:
    """A scan that was sent, to be saved, never shown as a page of ours."""
    try:
        content, kind = open_sealed(row)
    except RoundRefused as refusal:
        raise Http404(str(refusal)) from refusal
    ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}.get(kind, "bin")
    response = HttpResponse(content, kind)
    response["Content-Disposition"] = f'attachment; filename="giay-to-{row.pk}.{ending}"'
    response["Content-Security-Policy"] = "sandbox"
    return response


def read_keys(request: HttpRequest, name: str) -> list[int]:
    """The numbers that were ticked under a name; what is none is left out."""
    return [int(text) for text in request.POST.getlist(name) if text.isascii() and text.isdecimal()
            and len(text) < 19]  # fmt: skip


def read_number(text: str) -> int | None:
    """A number that was typed; None for anything else."""
    text = text.strip().replace(".", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
