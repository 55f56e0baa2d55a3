"""A register with as many bearers as a test asks for, states and all."""

from datetime import date

from django.contrib.auth import get_user_model

from accounts.models import User
from associations.models import Association
from khuyenhoc.lib.name_keys import key_name, key_place
from learning_models.models import Bearer, LearningModel, Registration, Subject

SIGNED = date(2024, 11, 20)


def make_model(code: str = "learning_family", subject: str = Subject.HOUSEHOLD) -> LearningModel:
    """A model, once."""
    made, _ = LearningModel.objects.get_or_create(
        code=code, defaults={"name": code, "subject": subject}
    )
    return made


def find_clerk() -> User:
    """Whoever typed the register."""
    made, _ = get_user_model().objects.get_or_create(username="nguoi-nhap")
    return made


def fill_register(
    unit: Association, year: int, model: LearningModel | None = None, *, hamlet: str = "Xóm 1",
    **states: int,
) -> list[Registration]:  # fmt: skip
    """So many new bearers of ``unit`` in each state of ``year``; recognised on 20 November."""
    model, clerk = model or make_model(), find_clerk()
    known = Bearer.objects.count()
    made: list[Registration] = []
    for state, count in states.items():
        bearers = Bearer.objects.bulk_create(
            Bearer(
                association=unit, subject=model.subject, name=f"Nguyễn Văn {known + each}",
                hamlet=hamlet, name_key=key_name(f"Nguyễn Văn {known + each}"),
                hamlet_key=key_place(hamlet),
            )
            for each in range(count)
        )  # fmt: skip
        known += count
        is_held = state in ("recognised", "re_recognised", "lost")
        made += Registration.objects.bulk_create(
            Registration(
                bearer=bearer, model=model, year=year, association=unit, state=state,
                registered_by=clerk, recognised_on=SIGNED.replace(year=year) if is_held else None,
                reason="chưa đạt" if state in ("not_recognised", "lost") else "",
            )
            for bearer in bearers
        )  # fmt: skip
    return made
