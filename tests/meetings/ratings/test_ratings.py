"""Self-ratings: a table as data, a unit's own points, the check above, the ranking."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from associations.models import Group, GroupMembership
from figures.models import Indicator, Mark, Period, Submission, Value, ValueStatus
from meetings.calling import MeetingRefused
from meetings.models import RatingState, ScoringTable, SelfRating
from meetings.pending import list_pending
from meetings.ratings import ranking, scoring
from meetings.ratings.tables import keep_table, read_lines, write_lines
from tests.factories import make_association, make_indicator, make_officer, now
from tests.meetings.ratings.tables import LINES, make_table, type_points
from tests.meetings.reports.test_papers import read_text

pytestmark = pytest.mark.django_db
ALL = {"c1_1": "6", "c1_2": "4 Đủ 12 kỳ", "c2": "7,5"}


@pytest.fixture
def province():
    make_indicator("members", label="Hội viên")
    return make_association("Tỉnh Hoa", "province")


@pytest.fixture
def commune(province):
    return make_association("Xã Một", "commune", province)


@pytest.fixture
def chair(province):
    return make_officer("chutich", province, ("approve",))


@pytest.fixture
def clerk(commune):
    return make_officer("xamot", commune)


def give_members(unit, number: int, **others: int) -> None:
    """The commune's own figures of the year, which wait for approval."""
    period, _ = Period.objects.get_or_create(
        code="2026", kind="year", first_day="2026-01-01", last_day="2026-12-31"
    )
    submission = Submission.objects.create(
        period=period, association=unit, submitted_at=now(), status="submitted"
    )
    for code, given in {"members": number, **others}.items():
        Value.objects.create(
            period=period, association=unit, submission=submission, mark=Mark.NUMBER,
            indicator=Indicator.objects.get(code=code), number=given, raw=str(given),
            status=ValueStatus.PROVISIONAL,
        )  # fmt: skip


def sign_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def rate(table, unit, points: dict[str, str], chair, **corrected: str) -> SelfRating:
    """A unit's rating that was sent and checked."""
    clerk = make_officer(f"xa{unit.pk}", unit)
    sent = scoring.score(table, unit, type_points(table, **points), clerk, send=True)
    return scoring.check(sent, type_points(table, **corrected), "", chair)


def test_lines_of_a_table_are_read_and_written_as_they_were(province, chair):
    table = make_table(province, chair)

    rows = table.criteria.values_list("number", "most", "indicator__code", "bands")

    assert list(rows) == [
        ("1", None, None, ""), ("1.1", 10, "members", "2000: 10; 1000: 6; 500: 3"),
        ("1.2", 5, None, ""), ("2", Decimal("7.5"), None, ""),
    ]  # fmt: skip
    assert write_lines(table) == LINES.replace("\t", " | ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1", "Dòng 1: hãy ghi “số"), ("1 | Quỹ | x", "điểm tối đa “x”"),
        ("1 | Quỹ | 0", "điểm tối đa “0”"), ("1 | Quỹ | 5 | la | 1: 2", "tên hoặc mã “la”"),
        ("1 | Quỹ | 5 | members", "chỉ tiêu và mức điểm"),
        ("1 | Quỹ | 5 | members | 10: 6", "từ 0 đến 5"),
        ("1 | Quỹ | 5 | members | 10", "từ bao nhiêu"), ("1 | A\n1 | B", "ghi hai lần"),
        ("", "từ một đến 120"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named(province, line, told):
    with pytest.raises(MeetingRefused, match=told):
        read_lines(line)


def test_an_indicator_is_known_by_its_name_where_only_one_bears_it(province):
    for code in ("fund_a", "fund_b"):
        make_indicator(code, label="Số quỹ")

    [line] = read_lines("1 | Hội viên | 10 | hội  VIÊN | 5: 10")

    assert line.indicator.code == "members"
    with pytest.raises(MeetingRefused, match="tên hoặc mã “Số quỹ”"):
        read_lines("1 | Quỹ | 10 | Số quỹ | 5: 10")


def test_a_table_is_published_once_by_who_approves_and_then_stays(province, commune, chair, clerk):
    make_table(province, chair)
    draft = make_table(province, chair, is_published=False)
    published = ScoringTable.objects.get(published_at__isnull=False)
    desk = sign_in(chair)

    again = desk.post(reverse("ratings:table", args=[draft.pk]))

    assert again.status_code == 409
    assert "đã ban hành bảng chấm điểm của năm này" in again.text
    with pytest.raises(MeetingRefused, match="thì không sửa"):
        keep_table(published, LINES, chair)
    with pytest.raises(PermissionDenied):
        make_table(province, clerk)
    with pytest.raises(MeetingRefused, match="cấp thấp hơn"):
        make_table(province, chair, level_id="province")
    with pytest.raises(MeetingRefused, match="không có tiêu chí 1, 9 chấm điểm"):
        make_table(province, chair, ties="2, 1, 9")


def test_points_follow_the_figure_of_the_return_as_far_as_it_is_known(
    province, commune, chair, clerk
):
    table = make_table(province, chair)
    give_members(commune, 1500)

    sent = scoring.score(
        table, commune, type_points(table, **(ALL | {"c1_1": "10"})), clerk, send=True
    )
    other = make_association("Xã Hai", "commune", province)
    unknown = scoring.score(
        table, other, type_points(table, c1_1="10"), make_officer("xahai", other), send=False
    )

    first = sent.lines.get(criterion__number="1.1")
    assert (first.figure, first.claimed, sent.claimed) == (1500, 6, Decimal("17.5"))
    own = unknown.lines.get(criterion__number="1.1")
    assert (own.figure, own.claimed, unknown.state) == (None, 10, RatingState.DRAFT)


def test_points_may_follow_a_ratio(province, commune, chair, clerk):
    make_indicator("population")
    make_indicator("member_ratio", "100 * members / population", label="Tỉ lệ hội viên", places=2)
    table = make_table(
        province, chair, "1 | Hội viên | 10 | Tỉ lệ hội viên | 25: 10; 20,5: 8", ties=""
    )
    give_members(commune, 2060, population=10_000)

    sent = scoring.score(table, commune, {}, clerk, send=True)

    line = sent.lines.get()
    assert (line.figure, line.claimed) == (Decimal("20.6"), 8)


def test_what_is_missing_or_too_much_is_told_and_nothing_is_sent(province, commune, chair, clerk):
    table = make_table(province, chair)
    desk = sign_in(clerk)
    keys = {each.number: each.pk for each in table.criteria.all()}
    url = reverse("ratings:score", args=[table.pk, commune.pk])

    answer = desk.post(url, {f"diem-{keys['2']}": "8", "viec": "send"})

    assert answer.status_code == 422
    assert "Tiêu chí 1.1 chưa có điểm." in answer.text
    assert "điểm phải là số từ 0 đến 7,5, không phải “8”" in answer.text
    assert not SelfRating.objects.exists()


def test_a_unit_scores_the_unit_above_corrects_with_a_reason(province, commune, chair, clerk):
    table = make_table(province, chair)
    keys = {each.number: each.pk for each in table.criteria.all()}
    unit, above = sign_in(clerk), sign_in(chair)
    typed = {f"diem-{keys['1.1']}": "6", f"diem-{keys['1.2']}": "4",
             f"ghi-{keys['1.2']}": "Đủ 12 kỳ", f"diem-{keys['2']}": "7,5"}  # fmt: skip

    asked = unit.get(reverse("ratings:home")).text
    unit.post(reverse("ratings:score", args=[table.pk, commune.pk]), typed | {"viec": "send"})
    rating = SelfRating.objects.get()
    url = reverse("ratings:rating", args=[rating.pk])
    waiting = above.get(reverse("ratings:home")).context["waiting"]
    silent = above.post(url, {f"diem-{keys['1.2']}": "2"})
    done = above.post(url, {f"diem-{keys['1.2']}": "2", f"ghi-{keys['1.2']}": "Chỉ 6 kỳ"})

    assert "Bảng chấm điểm, năm 2026" in asked
    assert [each.pk for each in waiting] == [rating.pk]
    assert (silent.status_code, done.status_code) == (422, 302)
    assert "Tiêu chí 1.2: sửa điểm thì ghi lý do." in silent.text
    rating.refresh_from_db()
    assert (rating.claimed, rating.given, rating.grade) == (
        Decimal("17.5"), Decimal("15.5"), "Khá",
    )  # fmt: skip
    told = unit.get(url).text
    assert "Sửa vì: Chỉ 6 kỳ" in told
    assert "Hạng 1 trên 1 đơn vị đã thẩm định" in told
    with pytest.raises(MeetingRefused, match="đã thẩm định"):
        scoring.score(table, commune, {}, clerk, send=False)


def test_nobody_checks_his_own_unit_or_what_he_sent(province, commune, chair):
    table = make_table(province, chair)
    own = make_officer("xamot", commune, ("entry", "approve"))
    both = make_officer("tinh", province, ("entry", "approve"))
    rating = scoring.score(table, commune, type_points(table, **ALL), both, send=True)

    for user in (own, both):
        with pytest.raises(PermissionDenied):
            scoring.check(rating, {}, "", user)
    scoring.check(rating, {}, "", chair)

    rating.refresh_from_db()
    assert (rating.state, rating.given) == (RatingState.CHECKED, rating.claimed)


def test_units_are_ranked_in_their_cluster_with_ties_parted_by_the_named_criteria(
    province, commune, chair
):
    table = make_table(province, chair)
    units = [make_association(f"Xã {name}", "commune", province) for name in "ABCDE"]
    cluster = Group.objects.create(host=province, name="Cụm 1", valid=(None, None))
    for unit in units:
        GroupMembership.objects.create(group=cluster, association=unit, valid=(None, None))
    points = ("6 4 5", "10 2 3", "8 2 5", "0 0 0")
    for unit, given in zip(units, points, strict=False):
        rate(table, unit, dict(zip(ALL, given.split(), strict=True)), chair)

    first, outside = ranking.rank(table)

    assert [(each.rating.association.name, each.place, each.is_tied) for each in first.ranked] == [
        ("Xã A", 1, True), ("Xã C", 1, True), ("Xã B", 3, False), ("Xã D", 4, False),
    ]  # fmt: skip
    assert (first.name, [each.name for each in first.silent]) == ("Cụm 1", ["Xã E"])
    assert (outside.name, [each.name for each in outside.silent]) == ("Ngoài các cụm", ["Xã Một"])


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_for_three_as_for_one(
    province, commune, chair, clerk, count, django_assert_max_num_queries
):
    table = make_table(province, chair)
    for number in range(count):
        rate(table, make_association(f"Xã {number}", "commune", province), ALL, chair)
    desk, unit = sign_in(chair), sign_in(clerk)

    with django_assert_max_num_queries(17):
        desk.get(reverse("ratings:home"))
    with django_assert_max_num_queries(18):
        desk.get(reverse("ratings:table", args=[table.pk]))
    with django_assert_max_num_queries(26):
        desk.get(reverse("ratings:rating", args=[SelfRating.objects.earliest("pk").pk]))
    with django_assert_max_num_queries(20):
        unit.get(reverse("ratings:score", args=[table.pk, commune.pk]))


def test_a_new_table_may_begin_as_an_earlier_one(province, chair):
    table = make_table(province, chair)
    desk = sign_in(chair)
    url = f"{reverse('ratings:new')}?tu={table.pk}"

    form = desk.get(url).context["form"]
    made = desk.post(url, {
        "issuer": province.pk, "level": "commune", "year": "2027", "name": "Bảng 2027",
        "lines": form.initial["lines"], "grades": table.grades,
    })  # fmt: skip

    assert made.status_code == 302
    assert ScoringTable.objects.get(year=2027).criteria.count() == 4


def test_what_waits_stands_among_the_things_to_do(province, commune, chair, clerk):
    make_table(province, chair, is_published=False)
    assert list_pending(clerk) == []
    table = make_table(province, chair)

    asked = [each["name"] for each in list_pending(clerk)]
    rating = scoring.score(table, commune, type_points(table, **ALL), clerk, send=True)

    assert asked == ["Tự chấm điểm: Bảng chấm điểm, năm 2026"]
    assert list_pending(clerk) == []
    assert [(each["name"], each["url"]) for each in list_pending(chair)] == [
        ("Thẩm định bảng tự chấm: Xã Một", reverse("ratings:rating", args=[rating.pk]))
    ]


def test_a_rating_is_printed_and_a_ranking_taken_along(province, commune, chair):
    table = make_table(province, chair)
    rating = rate(table, commune, ALL, chair, c2="5 Thiếu chứng từ")
    make_association("Xã Hai", "commune", province)
    desk = sign_in(chair)

    paper = desk.get(reverse("ratings:rating_file", args=[rating.pk]))
    book = desk.get(reverse("ratings:ranking_file", args=[table.pk]))

    text = read_text(paper.content)
    assert "BẢNG TỰ CHẤM ĐIỂM" in text.upper()
    assert "Thiếu chứng từ" in text
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert list(sheet.values)[1:] == [
        (None, 1, "Xã Một", 17.5, 15, "Khá"), (None, None, "Xã Hai", None, None, "chưa gửi"),
    ]  # fmt: skip


def test_a_figure_that_came_later_stands_beside_the_points(province, commune, chair, clerk):
    table = make_table(province, chair)
    rating = scoring.score(table, commune, type_points(table, **ALL), clerk, send=True)
    give_members(commune, 2500)

    page = sign_in(chair).get(reverse("ratings:rating", args=[rating.pk])).text

    assert "Số liệu nay là 2.500 người" in page
    assert "từ 2.000 được 10 điểm" in sign_in(clerk).get(
        reverse("ratings:table", args=[table.pk])
    ).text  # fmt: skip
