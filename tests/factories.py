"""Small real rows for tests: no surprises, every value can be given."""

from datetime import date

from django.utils import timezone

from accounts.models import Office, Person, Post, User
from associations.levels import lay_levels
from associations.models import Association, Holding, Parcel, State


def make_levels() -> None:
    """The levels of the tree and their rules, once."""
    lay_levels()


def make_association(
    name: str,
    level: str,
    parent: Association | None = None,
    *,
    code: str | None = None,
    valid: tuple[date | None, date | None] = (None, None),
    **fields,
) -> Association:
    """An association with one state, hung last below ``parent``; mptt columns are right."""
    make_levels()
    parent = Association.objects.get(pk=parent.pk) if parent else None
    association = Association.objects.create(
        name=name,
        full_name=fields.pop("full_name", name),
        level_id=level,
        parent=parent,
        code=code or "",
        opened_on=valid[0],
        closed_on=valid[1],
        **fields,
    )
    State.objects.create(
        association=association,
        valid=valid,
        name=name,
        full_name=association.full_name,
        level_id=level,
        parent=parent,
        code=code,
        register="gso" if code else None,
        kind=association.kind,
        established=association.established,
    )
    return association


def make_holding(
    holder: Association, valid: tuple[date | None, date | None] = (None, None)
) -> Parcel:
    """A parcel of ``holder``, a lowest unit, held by it during ``valid``."""
    parcel = Parcel.objects.create(origin=holder)
    Holding.objects.create(parcel=parcel, holder=holder, valid=valid)
    return parcel


def make_person(name: str, association: Association) -> Person:
    """A person kept by ``association``."""
    return Person.objects.create(name=name, association=association)


def make_officer(
    username: str,
    association: Association,
    roles: tuple[str, ...] = ("entry",),
    valid: tuple[date | None, date | None] = (None, None),
    **fields,
) -> User:
    """A log-in whose person holds one post in ``association``."""
    person = make_person(fields.pop("name", username.title()), association)
    Post.objects.create(
        person=person,
        association=association,
        office=Office.OFFICER,
        roles=list(roles),
        valid=valid,
    )
    user = User(username=username, person=person, **fields)
    user.set_unusable_password()
    user.save()
    return user


def now():
    """This instant, with its time zone."""
    return timezone.now()
