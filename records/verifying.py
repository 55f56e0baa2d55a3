"""What the public page answers for a code: valid, expired, revoked, replaced, or nothing.

A code that is wrong, one that is hidden and one whose decision is not in force yet are one and the
same answer, found by the same statements. Names stay masked until a visitor types them.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from hmac import compare_digest

from django.db import connection
from django.utils import timezone

from associations.models import Association, entitle
from khuyenhoc.lib.names import vn_norm
from khuyenhoc.links import link
from records import knocks
from records.models import CODE_LENGTH, CODE_LETTERS, Certificate, CertificateState
from records.paper.words import space_code
from records.signing import hash_name, write_base32, write_text

# What people read for another letter: there is no O, 0, I, 1 in a code
ALIKE = str.maketrans({"O": "Q", "0": "Q", "I": "L", "1": "L"})
NOBODY = "A" * CODE_LENGTH
MASK = "***"


class Verdict(StrEnum):
    """What a certificate is worth today."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNKNOWN = "unknown"


class NameAnswer(StrEnum):
    """What became of a typed name."""

    NOT_ASKED = ""
    FITS = "fits"
    DIFFERS = "differs"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Body:
    """An association that goes on with what the issuing one did."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page tells; of an unknown code nothing but the verdict."""

    verdict: Verdict
    code: str = ""
    number: str = ""
    title: str = ""
    year: int = 0
    name: str = ""
    name_answer: NameAnswer = NameAnswer.NOT_ASKED
    body: str = ""
    body_url: str = ""
    successors: list[Body] = field(default_factory=list)
    decision: str = ""
    decided_on: date | None = None
    issued_on: date | None = None
    last_day: date | None = None
    ended_on: date | None = None
    reason: str = ""
    replaced_by: str = ""
    replaced_on: date | None = None


UNKNOWN = Answer(Verdict.UNKNOWN)

_FIND = """
select c.code, c.number, c.register_year, c.title, c.year, c.name, c.kind, c.key_id, c.state,
       c.issued_on, c.valid_until, c.ended_on, c.reason, c.association_id, c.signature,
       d.written_number, d.signed_on, d.body_name, a.full_name, a.kind, a.closed_on,
       n.number, n.register_year, n.issued_on
  from records_certificate c
  join records_decision d on d.id = c.decision_id
  join associations_association a on a.id = c.association_id
  left join records_certificate n on n.replaces_id = c.id
 where c.code = %s and not c.is_hidden and d.in_force_on <= %s and c.issued_on <= %s
"""
_SUCCEED = """
with recursive later(id) as (
    select new_id from associations_succession where old_id = %(unit)s
    union
    select s.new_id from later join associations_succession s on s.old_id = later.id
)
select a.id, a.full_name, a.kind from later join associations_association a using (id)
 where a.closed_on is null
 order by a.sort_key, a.id
"""
_ABOVE = """
select parent_id from associations_state
 where association_id = %s and parent_id is not null
 order by lower(valid) desc nulls last limit 1
"""


def read_code(typed: str) -> str:
    """A code as it is kept: capitals, no spaces or dashes, O and 0 as Q, I and 1 as L.

    Empty where what is left can be no code. No code holds O, 0, I or 1, so whoever reads one has
    misread what looks like it.
    """
    code = re.sub(r"[^0-9A-Z]", "", typed.upper()[:200]).translate(ALIKE)
    is_one = len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS)
    return code if is_one else ""


def verify_code(typed: str, *, signed: str = "", name: str = "") -> Answer:
    """The answer for a code, as the page of a QR code or of the form has it.

    ``signed`` is the line of a QR code with its signature: one that differs from ours by a single
    letter was not printed by us, and the code is unknown then. ``name`` typed by the visitor is
    compared as ``vn_norm`` writes it (no diacritics, no capitals, single spaces), whole; five tries
    an hour a code.
    """
    today = timezone.localdate()
    row = _find(read_code(typed) or NOBODY, today)
    if row is None or (signed and not _is_ours(row, signed)):
        if name:  # counted for wrong codes as for others
            knocks.knock(knocks.NAME, read_code(typed))
        return UNKNOWN
    return _describe(row, name, today)


def mask_name(name: str) -> str:
    """ "Nguyễn Văn An" → "N*** V*** A***"."""
    return " ".join(f"{word[0].upper()}{MASK}" for word in name.split())


def _find(code: str, today: date) -> dict | None:
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [code, today, today])
        row = cursor.fetchone()
    if row is None:
        return None
    names = (
        "code", "number", "register_year", "title", "year", "name", "kind", "key", "state",
        "issued_on", "valid_until", "ended_on", "reason", "association", "signature",
        "decision", "signed_on", "body_name", "full_name", "unit_kind", "closed_on",
        "new_number", "new_year", "new_on",
    )  # fmt: skip
    return dict(zip(names, row, strict=True))


def _is_ours(row: dict, signed: str) -> bool:
    text = write_text(
        key=row["key"], number=row["number"], register_year=row["register_year"],
        kind=row["kind"], association=row["association"], on=row["issued_on"],
        name=hash_name(row["code"], row["name"]),
    )  # fmt: skip
    ours = f"{text}.{write_base32(bytes(row['signature']))}"
    return compare_digest(ours.encode(), signed.upper().encode())


def _describe(row: dict, typed: str, today: date) -> Answer:
    until = row["valid_until"]
    state = row["state"]
    if state == CertificateState.REVOKED:
        verdict = Verdict.REVOKED
    elif state == CertificateState.REPLACED:
        verdict = Verdict.REPLACED
    else:
        verdict = Verdict.EXPIRED if until is not None and until <= today else Verdict.VALID
    shown, answered = _judge_name(row, typed)
    return Answer(
        verdict=verdict,
        code=space_code(row["code"]),
        number=_write_number(row["number"], row["register_year"]),
        title=row["title"],
        year=row["year"],
        name=shown,
        name_answer=answered,
        body=row["body_name"] or entitle(row["full_name"], row["unit_kind"]),
        body_url="" if row["body_name"] else link("associations:unit", row["association"]),
        successors=_list_successors(row["association"]) if row["closed_on"] else [],
        decision=row["decision"],
        decided_on=row["signed_on"],
        issued_on=row["issued_on"],
        last_day=until - timedelta(days=1) if until else None,
        ended_on=row["ended_on"],
        reason=row["reason"],
        replaced_by=_write_number(row["new_number"], row["new_year"]) if row["new_number"] else "",
        replaced_on=row["new_on"],
    )


def _judge_name(row: dict, typed: str) -> tuple[str, NameAnswer]:
    masked = mask_name(row["name"])
    if not typed.strip():
        return masked, NameAnswer.NOT_ASKED
    if not knocks.knock(knocks.NAME, row["code"]):
        return masked, NameAnswer.TOO_OFTEN
    wanted, given = vn_norm(row["name"]).encode(), vn_norm(typed[:300]).encode()
    if wanted and compare_digest(wanted, given):
        return row["name"], NameAnswer.FITS
    return masked, NameAnswer.DIFFERS


def _list_successors(unit: int) -> list[Body]:
    """Who lives of those that came after a unit; nobody did (its level ended): who is above."""
    here: int | None = unit
    with connection.cursor() as cursor:
        while here is not None:
            cursor.execute(_SUCCEED, {"unit": here})
            if rows := cursor.fetchall():
                break
            cursor.execute(_ABOVE, [here])
            found = cursor.fetchone()
            here = found[0] if found else None
            living = Association.objects.filter(pk=here, closed_on=None)
            rows = list(living.values_list("pk", "full_name", "kind"))
            if rows:
                break
    return [Body(entitle(name, kind), link("associations:unit", key)) for key, name, kind in rows]


def _write_number(number: int, year: int) -> str:
    return Certificate(number=number, register_year=year).written_number
