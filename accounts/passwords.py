"""Passwords that anybody in the field would try first are refused (ecosystem.md E1, 6.2).

The words are data: ``data/password_words.txt``, one a line; also the names of one's own units.
"""

import unicodedata
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError

from accounts.models import User

WORDS = Path(__file__).parent / "data" / "password_words.txt"
LEAST_OWN = 8  # characters that must remain when the known words are taken out


class KnownWordsValidator:
    """Refuses what is made of known words and names of units, with or without marks."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ``ValidationError`` unless enough remains beside the known words."""
        rest = _squeeze(password)
        for word in sorted(read_words() | _own_names(user), key=len, reverse=True):
            rest = rest.replace(word, " ")
        if len(_squeeze(rest)) < LEAST_OWN:
            raise ValidationError(
                "Mật khẩu này dễ đoán: chỉ gồm từ quen thuộc, tên đơn vị và chữ số. "
                "Hãy dùng một câu của riêng bạn, ví dụ bốn từ không liên quan nhau.",
                code="password_known_words",
            )

    def get_help_text(self) -> str:
        return "Không dùng tên hội, tên tỉnh, tên đơn vị kèm vài chữ số: đó là điều dễ đoán nhất."


@cache
def read_words() -> frozenset[str]:
    """The known words as they are compared: lower case, without marks and blanks."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(_squeeze(line) for line in lines if line.strip() and not line.startswith("#"))


def _squeeze(text: str) -> str:
    """Lower case, without diacritics and blanks; digits and signs stay."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in plain if not unicodedata.combining(c) and not c.isspace())


def _own_names(user: User | None) -> set[str]:
    """The names of the units where the person holds a post."""
    if user is None or user.pk is None:
        return set()
    names = user.posts().values_list("association__name", flat=True)
    return {squeezed for name in names if len(squeezed := _squeeze(name)) > 3}
