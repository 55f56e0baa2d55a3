"""Points and percentages as people type them into a score sheet."""

from decimal import Decimal


def read_points(text: str) -> Decimal | None:
    """A number from 0 to 999 with at most two decimals after a comma or a point, also with %;
    None where the text is none."""
    whole, _, part = text.removesuffix("%").strip().replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdecimal() and len(whole) <= 3):
        return None
    if part and not (part.isascii() and part.isdecimal() and len(part) <= 2):
        return None
    return Decimal(f"{whole}.{part or 0}")
