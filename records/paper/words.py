"""What stands on a certificate: the words of its design, filled in."""

from datetime import date, timedelta
from typing import Any

from khuyenhoc.lib import qr
from khuyenhoc.lib.dates import format_date
from records.certificates import read_text
from records.models import Certificate, CertificateDesign
from records.models.designs import FIELD, FIELDS
from records.signing import write_base32

NAME = "{họ tên}"
# how large a name is set, by the number of its letters, in points on A4
NAME_SIZES = ((26, 30), (38, 24), (60, 19), (160, 15))
EXAMPLE_CODE = "MAUXEMTHYKHWNGCP"


def write_row(certificate: Certificate, root: str) -> dict[str, Any]:
    """A certificate as the template takes it; ``root`` is the portal's address.

    Expects ``association``, ``decision`` and ``design`` loaded with it.
    """
    decision, design = certificate.decision, certificate.design
    on = certificate.issued_on
    last = certificate.valid_until
    body = decision.body_name or certificate.association.title
    values = {
        "họ tên": certificate.name,
        "danh hiệu": certificate.title,
        "năm": str(certificate.year),
        "số": certificate.written_number,
        "số quyết định": decision.written_number,
        "ngày ký": write_day(decision.signed_on or on),
        "người ký": decision.signer_name,
        "chức vụ": decision.signer_office,
        "đơn vị cấp": body,
        "có giá trị đến": format_date(last - timedelta(days=1)) if last else "",
        **{name: str(text) for name, text in certificate.details.items()},
    }
    return {
        **_fill(design, values, body, on),
        "number": f"Số {certificate.written_number}",
        "decision": f"Quyết định số\u00a0{decision.written_number}",
        "decided": f"ngày {format_date(decision.signed_on or on)}",
        "office": decision.signer_office,
        "signer": decision.signer_name,
        "code": space_code(certificate.code),
        "qr": list(qr.draw_png(write_address(certificate, root))),
    }


def write_example(design: CertificateDesign, root: str) -> dict[str, Any]:
    """A row with a made-up name, to look at a design."""
    body = design.association.title
    return {
        **_fill(design, {**FIELDS, "đơn vị cấp": body}, body, date(2026, 12, 18)),
        "number": f"Số {FIELDS['số']}",
        "decision": f"Quyết định số\u00a0{FIELDS['số quyết định']}",
        "decided": "ngày 18/12/2026",
        "office": FIELDS["chức vụ"],
        "signer": FIELDS["người ký"],
        "code": "MẪU ĐỂ XEM, KHÔNG CÓ GIÁ TRỊ",
        "qr": list(qr.draw_png(f"{root.upper()}/XAC-MINH/{'0' * 200}")),
    }


def write_address(certificate: Certificate, root: str) -> str:
    """What the QR code holds: the page of the code, and the signed line with its signature.

    In capitals, which a QR code holds in two thirds of the room; addresses of the portal that
    begin with Q/ are read so.
    """
    signature = write_base32(bytes(certificate.signature))
    return f"{root.upper()}/Q/{certificate.code}/{read_text(certificate)}.{signature}"


def space_code(code: str) -> str:
    """A code in fours, as people read it: ABCD-EFGH-JKLM-NPQR."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def write_day(day: date) -> str:
    """18 tháng 12 năm 2026; days below 10 and months below 3 with 0, as decree 30/2020 has it."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02} tháng {month} năm {day.year}"


def fill(text: str, values: dict[str, str]) -> str:
    """A text with its fields; one without a value leaves nothing."""
    return FIELD.sub(lambda found: values.get(found.group(1).strip(), ""), text).strip()


def _fill(design: CertificateDesign, values: dict[str, str], body: str, on: date) -> dict[str, Any]:
    day = f"ngày {write_day(on)}"
    lines = []
    for line in design.text.splitlines():
        is_name = line.strip() == NAME
        if written := fill(line, values):
            lines.append({"text": written, "size": _measure(written) if is_name else 0})
    return {
        "heading": fill(design.heading, values),
        "body": [fill(line, values) for line in design.body_lines.splitlines() if line.strip()]
        or [body],
        "lines": lines,
        "place": f"{design.place}, {day}" if design.place else day.capitalize(),
    }


def _measure(name: str) -> int:
    return next((size for letters, size in NAME_SIZES if len(name) <= letters), NAME_SIZES[-1][1])
