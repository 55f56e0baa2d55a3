"""Books of documents live through reorganisations (time.md)."""

import pytest

from associations.reorganising.cancelling import cancel
from meetings.documents import booking
from meetings.documents.reorganising import DOCUMENTS
from meetings.models import BookedDocument, PaperKind
from tests.reorganised import (
    DAY,
    TWO_TIERS,
    abolish_districts,
    carry_out,
    decide,
    divide,
    find_founded,
    foresee,
    make_before,
    merge,
)
from tests.servers import read_tables

pytestmark = pytest.mark.django_db


def receive(place, unit: str, who: str, direction="den") -> BookedDocument:
    booking.load_paper_kinds()
    row = BookedDocument(
        association=place.units[unit], direction=direction, abstract="Đề nghị báo cáo",
        kind=PaperKind.objects.get(code="letter"), party="UBND xã", signed_on=DAY,
    )  # fmt: skip
    return booking.book(row, place.people[who])


def test_what_waits_goes_to_the_merged_commune_and_the_book_stays():
    place = make_before()
    waits, done = (receive(place, "Kha Sơn", "khason") for _ in range(2))
    BookedDocument.objects.filter(pk=done.pk).update(handled_on=DAY)
    sent = receive(place, "Úc Kỳ", "ucky", "di")

    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))
    seen = foresee(decision, DOCUMENTS.title)
    carry_out(decision)

    assert [each.text for each in seen.values()] == [
        "1 văn bản đến Xã Kha Sơn chưa giải quyết xong."
    ]
    old = place.units["Kha Sơn"]
    for row in (waits, done, sent):
        row.refresh_from_db()
    assert (waits.association, waits.handler) == (old, find_founded("Phú Sơn"))
    assert (done.association, done.handler) == (old, old)
    assert sent.handler == place.units["Úc Kỳ"]


def test_one_part_of_a_divided_commune_deals_with_what_waits():
    place = make_before()
    row = receive(place, "Kha Sơn", "khason")

    decision = decide(*divide(place, "Kha Sơn", "Đông", "Tây"))
    [asked] = foresee(decision, DOCUMENTS.title).values()
    carry_out(decision, {asked.key: "to:1"})

    row.refresh_from_db()
    assert asked.choices[1].label == f"Xã {row.handler.name} giải quyết"


def test_what_waits_in_a_district_is_for_the_province_when_the_level_ends():
    place = make_before(with_districts=True)
    row = receive(place, "Phú Bình", "vanphong")

    carry_out(decide(*abolish_districts(), on=TWO_TIERS))

    row.refresh_from_db()
    assert row.handler == place.units["Thái Nguyên"]


def test_a_cancelled_event_leaves_the_books_as_they_were():
    place = make_before()
    receive(place, "Kha Sơn", "khason")
    before = read_tables()["meetings_bookeddocument"]
    decision = decide(*merge(place, "Kha Sơn", "Úc Kỳ"))

    carry_out(decision)
    assert read_tables()["meetings_bookeddocument"] != before
    cancel(decision)

    assert read_tables()["meetings_bookeddocument"] == before
