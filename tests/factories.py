"""Small real rows for tests: no surprises, every value can be given."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from accounts.models import Office, Person, Post, User
from associations.levels import lay_levels
from associations.models import Association, Holding, Parcel, State
from figures.models import Form, FormLine, FormVersion, Indicator


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


def make_tree(rows: Sequence[tuple[str, str, int | None]]) -> list[Association]:
    """Associations from (name, level, place of the parent in the list), each with one state.

    The parent stands before its children; one statement a table, for tests with many trees. A
    level may end with "-" for a place without an association.
    """
    make_levels()
    children: dict[int | None, list[int]] = {}
    for place, (_, _, parent) in enumerate(rows):
        children.setdefault(parent, []).append(place)
    numbers: dict[int, tuple[int, int, int]] = {}

    def walk(place: int, first: int, depth: int) -> int:
        last = first + 1
        for child in children.get(place, []):
            last = walk(child, last, depth + 1)
        numbers[place] = (first, last, depth)
        return last + 1

    next_free = 1
    for root in children.get(None, []):
        next_free = walk(root, next_free, 0)
    made: list[Association] = []
    for place, (name, level, _) in enumerate(rows):
        lft, rght, depth = numbers[place]
        made.append(
            Association(
                name=name,
                full_name=name,
                level_id=level.rstrip("-"),
                tree_id=1,
                established="no" if level.endswith("-") else "yes",
                lft=lft,
                rght=rght,
                depth=depth,
            )  # fmt: skip
        )
    Association.objects.bulk_create(made)
    for place, (_, _, parent) in enumerate(rows):
        made[place].parent = made[parent] if parent is not None else None
    Association.objects.bulk_update(made, ["parent"])
    State.objects.bulk_create(
        State(
            association=each,
            valid=(None, None),
            name=each.name,
            full_name=each.full_name,
            level_id=each.level_id,
            parent=each.parent,
            established=each.established,
        )  # fmt: skip
        for each in made
    )
    return made


def make_indicator(code: str, formula: str = "", **fields) -> Indicator:
    """An indicator counted in people at a moment: an input, or what its formula makes of it."""
    kind = "input" if not formula else "ratio" if "/" in formula else "sum"
    defaults = {"section": "1", "label": code, "unit": "%" if kind == "ratio" else "người"}
    defaults |= {"kind": kind, "nature": "stock"}
    return Indicator.objects.create(code=code, formula=formula, **(defaults | fields))


def make_form(code: str, asked: Sequence[Indicator], level: str = "commune", **fields) -> Form:
    """A form with one version for all time that requires ``asked``."""
    make_levels()
    form = Form.objects.create(
        code=code, name=code, level_id=level, period_kind=fields.pop("kind", "year"), **fields
    )
    version = FormVersion.objects.create(form=form, number=1, valid=(None, None))
    FormLine.objects.bulk_create(
        FormLine(version=version, indicator=indicator, order=order)
        for order, indicator in enumerate(asked, start=1)
    )
    return form
