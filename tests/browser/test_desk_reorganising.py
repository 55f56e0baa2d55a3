"""The desk's pages of a decision in a browser: in every dress, for everyone (N5).

One of them is walked through without JavaScript.
"""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from accounts.models import User
from associations.levels import TWO_TIERS
from associations.models import ChangeKind, Group, GroupMembership, Reorganisation
from associations.reorganising.applying import apply
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line, NewName
from tests.browser.looking import judge_all
from tests.factories import make_association, make_holding, make_officer

DAY = date(2026, 3, 1)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]


@pytest.fixture
def desk() -> SimpleNamespace:
    """A province with a commune divided in 2026, a draft that divides another, its clerk."""
    nation = make_association("Việt Nam", "national")
    province = make_association("Tỉnh Thái Nguyên", "province", nation, code="19", kind="tỉnh")
    since = {"valid": (TWO_TIERS, None), "kind": "xã"}
    communes = [
        make_association(f"Xã {name}", "commune", province, code=f"0000{n}", **since)
        for n, name in enumerate(["Tân Lập", "Võ Nhai", "La Hiên"], start=1)
    ]
    branch = make_association("Chi hội 1", "branch", communes[1], valid=(TWO_TIERS, None))
    for unit in (*communes, branch):
        make_holding(unit, (TWO_TIERS, None))

    def divide(unit: int, number: str, day: date) -> Reorganisation:
        decision = Reorganisation.objects.create(number=number, in_force_on=day, body="Ủy ban")
        lines = [
            Line(ChangeKind.SPLIT, unit, f"+{unit}{n}", True,
                 NewName(f"Phần {unit}.{n}", "xã", "commune", f"{unit}{n}", "gso"))
            for n in (1, 2)
        ]  # fmt: skip
        write_lines(decision, lines)
        return decision

    applied = divide(communes[0].pk, "1/NQ", DAY)
    apply([applied])
    draft = divide(communes[1].pk, "2/NQ", date(2026, 4, 1))
    wrong = Reorganisation.objects.create(number="3/NQ", in_force_on=date(2026, 5, 1))
    write_lines(wrong, [Line(ChangeKind.CLOSE, province.pk)])
    user = make_officer("tinh", province, roles=("approve",), name="Nguyễn Văn Khánh")
    return SimpleNamespace(
        applied=applied.pk,
        draft=draft.pk,
        wrong=wrong.pk,
        user=user,
        commune=communes[2],
        province=province,
    )


# Other change forms of the desk: boxes that its scripts draw, ranges of days, rows in tables.
FORMS = {
    "list of units": ("associations_association_changelist", "?ngay=28/02/2026"),
    "unit": ("associations_association_change", "commune"),
    "new group": ("associations_group_add", ""),
    "group": ("associations_group_change", "group"),
    "new duty": ("accounts_clusterduty_add", ""),
    "new article": ("news_article_add", ""),
    "new period": ("figures_period_add", ""),
    "new mandate": ("accounts_mandate_add", ""),
    "new post": ("accounts_post_add", ""),
}
PAGES = {
    "list": ("changelist", None),
    "form": ("add", None),
    "draft": ("change", "draft"),
    "upload": ("upload", None),
    "preview": ("preview", "draft"),
    "preview with problems": ("preview", "wrong"),
    "applied": ("change", "applied"),
    "cancel": ("cancel", "applied"),
    "weights": ("weights", "applied"),
}


def find_address(desk: SimpleNamespace, view: str, what: str | None) -> str:
    args = [getattr(desk, what)] if what else []
    return reverse(f"admin:associations_reorganisation_{view}", args=args)


def test_pages_of_a_decision_fit_and_can_be_used_by_everyone(desk, visit):
    """N5: WCAG 2.2 AA in every dress; usable on a phone."""
    urls = {name: find_address(desk, *each) for name, each in PAGES.items()}

    faults = judge_all(visit(desk.user), urls, by_system=True)

    assert faults == {}


def test_forms_of_the_desk_can_be_used_by_everyone(desk, visit):
    """N5: every box has a name, those of select2 too; nothing is too wide for a phone."""
    group = Group.objects.create(host=desk.province, name="Cụm 1", valid=(TWO_TIERS, None))
    member = {"group": group, "association": desk.commune, "valid": (TWO_TIERS, None)}
    GroupMembership.objects.create(**member)
    known = {"group": group.pk, "commune": desk.commune.pk}
    urls = {}
    for name, (view, what) in FORMS.items():
        url = reverse(f"admin:{view}", args=[known[what]] if what in known else [])
        urls[name] = url + (what if what.startswith("?") else "")
    page = visit(User.objects.create(username="van-hanh", is_superuser=True))
    refused = []
    page.on("response", lambda told: refused.append(told.url) if told.status >= 400 else None)

    faults = judge_all(page, urls, by_system=True)

    assert faults == {}
    assert refused == []


def test_a_clerk_takes_a_decision_into_the_tree_without_javascript(desk, visit):
    page = visit(desk.user, javascript=False)
    page.goto(find_address(desk, "add", None))
    page.fill("#id_number", "9/NQ")
    page.fill("#id_in_force_on", "01/06/2026")
    page.select_option("#id_dong-0-kind", label="đổi tên")
    page.fill("#id_dong-0-subject", "00003")
    page.fill("#id_dong-0-name", "La Hiên Mới")
    page.click("input[value='Lưu và xem trước hệ quả']")
    shown = page.inner_text("#content-main")
    page.click("input[name='_apply']")

    desk.commune.refresh_from_db()
    assert "tên: Xã La Hiên → Xã La Hiên Mới" in shown
    assert "Đã áp dụng" in page.inner_text("body")
    assert desk.commune.full_name == "Xã La Hiên Mới"
