"""Small real rows for tests: no surprises, every value can be given."""

from datetime import date

from django.utils import timezone

from accounts.models import Office, Person, Post, User
from associations.models import Association, Level, State

LEVELS = [
    ("national", "Trung ương", 1, False),
    ("cluster", "Cụm", 2, False),
    ("province", "Tỉnh", 3, True),
    ("district", "Huyện", 4, True),
    ("commune", "Xã", 5, True),
    ("branch", "Chi hội", 6, False),
    ("board", "Ban khuyến học", 7, False),
]


def make_levels() -> None:
    """The levels of the tree, once."""
    Level.objects.bulk_create(
        [Level(code=c, name=n, rank=r, has_territory=t) for c, n, r, t in LEVELS],
        ignore_conflicts=True,
    )


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
