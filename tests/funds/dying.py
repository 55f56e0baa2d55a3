"""A process that dies by kill -9 while booking: ``python -m tests.funds.dying``.

Arguments: after which call it dies, and the keys of two funds and of who books. It pays from the
first fund, then transfers to the second.
"""

import os
import sys
from datetime import date

import django

from tests.returns.dying import die_after


def main(point: str, source: str, target: str, user: str) -> None:
    """Pay and transfer until the point is reached."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyenhoc.settings")
    django.setup()
    from accounts.models import User  # noqa: PLC0415 - after the set-up
    from funds import ledger  # noqa: PLC0415
    from funds.models import Fund  # noqa: PLC0415
    from tests.funds.books import pay  # noqa: PLC0415

    paid, taker = Fund.objects.get(pk=source), Fund.objects.get(pk=target)
    by = User.objects.get(pk=user)
    deed, _, name = point.partition(" ")
    if deed == "transfer":
        pay(paid, by, 100)
    die_after(ledger, name)
    if deed == "pay":
        pay(paid, by, 100)
    ledger.transfer(
        paid, taker, amount=50, on=date(2026, 3, 3), by=by, purpose="Chuyển theo quy chế"
    )
    raise SystemExit(f"{point} was never reached")


if __name__ == "__main__":
    main(*sys.argv[1:])
