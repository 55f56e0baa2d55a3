"""Invented books of the province's two funds in 2025, marked illustrative like all of the sample.

No commune keeps books in the sample, so that its returns are held against none.
"""

from datetime import date

from accounts.models import User
from associations.models import Association
from funds.categories import load_categories
from funds.ledger import close_period, open_fund, record_payment, record_receipt, transfer
from funds.models import Category, Donor, Drive, Entry, LegalForm, Medium, Naming, Programme
from returns.sample.draws import draw

YEAR = 2025
OPENED = date(YEAR, 1, 1)
OPENING = {Medium.CASH: 85_000_000, Medium.BANK: 1_940_000_000}
DONORS = (
    ("Công ty Cổ phần Chè Minh Họa", "firm", Naming.AGREED, "gifts_firms"),
    ("Dòng họ Nguyễn, xã minh họa", "clan", Naming.AGREED, "gifts_clans"),
    ("Một người con xa quê (minh họa)", "abroad", Naming.ANONYMOUS, "gifts_abroad"),
)
USES = ("scholarships", "rewards", "support", "learning_society")


def load_books(province: Association, by: User) -> int:
    """Two funds with a closed year, a programme and a transfer; how many entries."""
    load_categories()
    categories = Category.objects.in_bulk()
    licensed, own = (
        open_fund(
            association=province, name=name, legal_form=form, on=OPENED, by=by, opening=opening,
            licence_number=licence, is_illustrative=True,
        )
        for name, form, opening, licence in (
            ("Quỹ Khuyến học tỉnh (minh họa)", LegalForm.LICENSED, OPENING, "Minh họa/GP-UBND"),
            ("Tiền khuyến học của Hội (minh họa)", LegalForm.OWN, {}, ""),
        )
    )  # fmt: skip
    programme = Programme.objects.create(
        fund=licensed, name="Tiếp bước em tới trường (minh họa)", budget=600_000_000,
        begins_on=OPENED,
    )  # fmt: skip
    for number, (name, kind, naming, code) in enumerate(DONORS):
        donor = Donor.objects.create(
            association=province, name=name, kind=kind, naming=naming,
            agreed_on=OPENED if naming == Naming.AGREED else None,
        )  # fmt: skip
        for month in (1, 5, 9):
            record_receipt(
                licensed, amount=draw(20, 180, name, month) * 1_000_000, by=by, donor=donor,
                category=categories[code], on=date(YEAR, month, 6 + number), medium=Medium.BANK,
                purpose="Ủng hộ quỹ khuyến học", programme=programme if month == 5 else None,
            )  # fmt: skip
    record_receipt(
        licensed, amount=36_000_000, category=categories["gifts_firms"], on=date(YEAR, 8, 20),
        by=by, medium=Medium.IN_KIND, goods="20 xe đạp, 500 quyển vở",
        valuation="Theo hóa đơn của bên tặng", purpose="Tặng học sinh đầu năm học",
    )  # fmt: skip
    for number, code in enumerate(USES):
        record_payment(
            licensed, amount=draw(60, 220, code) * 1_000_000, category=categories[code], by=by,
            on=date(YEAR, 9, 10 + number), medium=Medium.BANK, purpose=categories[code].name,
            programme=programme if code == "scholarships" else None,
        )  # fmt: skip
    transfer(
        licensed, own, amount=50_000_000, on=date(YEAR, 10, 2), by=by, medium=Medium.BANK,
        purpose="Chi ngày Khuyến học Việt Nam",
    )  # fmt: skip
    for fund in (licensed, own):
        close_period(fund, last_day=date(YEAR, 12, 31), by=by)
    Drive.objects.create(
        association=province, kind="pigs", year=YEAR, pigs=12_400, saved=2_480_000_000,
        kept=2_356_000_000, given=124_000_000,
    )  # fmt: skip
    return Entry.objects.filter(fund__in=(licensed, own)).count()
