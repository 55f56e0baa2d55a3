"""Personal data in the funds' rooms: emptied with the person, or past their terms (A5, Q4).

Vouchers stay as they were booked: who paid in and was paid belongs to the books, which are added to
only (Law on Accounting 88/2015). Sums, counts and places in a list stay too.
"""

from datetime import date

import pghistory
import pghistory.models
from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from accounts.models import Consent, Person, PersonRead
from funds.models import (
    GIVEN,
    Attachment,
    Donor,
    DonorName,
    Naming,
    Nomination,
    Proof,
    RoundState,
    Sponsorship,
)
from funds.rounds.deciding import SUBJECT
from funds.thanking import SUBJECT as THANKED
from records.erasing import ERASED, empty_person
from records.models import Certificate, ConsentPaper

# What refers to a person and yet is no reason to keep his name.
NO_TIES = (Nomination, Consent, ConsentPaper, PersonRead)
TEXTS = ("school", "story", "account", "nominator", "warnings", "go_on_reason")


def erase_person(person: Person) -> None:
    """Empty what the funds hold of a person: as donor, as nominated, as sponsored."""
    donors = Donor.objects.filter(person=person)
    _empty_certificates(THANKED, donors)
    DonorName.objects.filter(donor__in=donors).delete()
    donors.update(name=ERASED, contact="", note="", naming=Naming.ANONYMOUS, agreed_on=None)
    rows = Nomination.objects.filter(person=person)
    _empty_certificates(SUBJECT, rows)
    empty_dossiers(rows)
    Sponsorship.objects.filter(learner=person).exclude(end_reason="").update(end_reason=ERASED)


def erase_dossiers(before: date) -> int:
    """Empty the dossiers of rounds that are over and whose decision was signed before a day, and
    erase whom nothing ties to the association but that he was nominated and given nothing."""
    rows = Nomination.objects.filter(
        round__state=RoundState.CLOSED, round__decision__signed_on__lt=before
    )
    count = empty_dossiers(rows)
    for person in _list_only_nominated(rows):
        with pghistory.context(reason="Hết thời hạn lưu"):
            empty_person(person)
    return count


def _list_only_nominated(due: QuerySet[Nomination]) -> list[Person]:
    """Who stands in dossiers that are due and nowhere else."""
    own = Nomination.objects.filter(person=OuterRef("pk"))
    stays = own.exclude(pk__in=due.values("pk")) | own.filter(state__in=GIVEN)
    rows = Person.objects.filter(Exists(own), ~Exists(stays), erased_at=None)
    for model, field in _list_ties():
        tie = model._base_manager.filter(**{field: OuterRef("pk")})
        rows = rows.filter(~Exists(tie))
    return list(rows.order_by("pk"))


def _list_ties() -> list[tuple[type[Model], str]]:
    """(model, field) of what keeps a person's name; the log of changes holds none."""
    return [
        (model, field.name)
        for model in apps.get_models()
        if model not in NO_TIES and not issubclass(model, pghistory.models.Event)
        for field in model._meta.fields
        if field.related_model is Person
    ]


def erase_proofs(before: date) -> int:
    """Delete the scans that prove payments of rounds which were booked before a day."""
    return _drop(Proof.objects.filter(run__entry__booked_on__lt=before))


def empty_dossiers(rows: QuerySet[Nomination]) -> int:
    """Empty what dossiers tell and delete their papers; how many held anything. Tier, level of
    school, hardship by its kind and score stay: results are counted by them."""
    keys = list(rows.values_list("pk", flat=True))
    chosen = Nomination.objects.filter(pk__in=keys)
    holding = Q(mark__isnull=False) | Q(attachments__isnull=False)
    for name in TEXTS:
        holding |= ~Q(**{name: ""})
    count = chosen.filter(holding).values("pk").distinct().count()
    _drop(Attachment.objects.filter(nomination__in=keys))
    chosen.update(**dict.fromkeys(TEXTS, ""), mark=None)
    chosen.exclude(reason="").update(reason=ERASED)
    return count


def _empty_certificates(kind: str, rows: QuerySet[Donor] | QuerySet[Nomination]) -> None:
    keys = list(rows.values_list("pk", flat=True))
    given = Certificate.objects.filter(subject_kind=kind, subject_id__in=keys)
    given.update(name="", details={})


def _drop(files: QuerySet[Attachment] | QuerySet[Proof]) -> int:
    """Delete scans with their files; how many."""
    count = 0
    for row in files.order_by("pk"):
        row.file.delete(save=False)
        row.delete()
        count += 1
    return count
