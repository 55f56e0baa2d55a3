"""The rows that the API answers with; ``figures.api.public`` sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from associations.models import State
from figures import downloads, open_data, places, spans
from figures.api.endpoints import Refused, read_page
from figures.catalogue import indicators as read_catalogue
from figures.models import Period, Release
from figures.restating.day import NoTree, check_settled
from figures.results import NoResults
from figures.ways import Chosen, Way, read_way
from khuyenhoc.lib.dates import parse_date
from khuyenhoc.lib.numbers import Unclear

Row = dict[str, Any]
_READERS = {
    Way.RESTATED: open_data.read_restated_table,
    Way.GROUPS: open_data.read_group_table,
}


class Answer(NamedTuple):
    """A page of rows, how many there are in all, what is to be said of them, and whether any is
    illustrative."""

    rows: list[Row]
    in_all: int
    note: dict[str, str]
    is_illustrative: bool = False


def answer_units(asked: Mapping[str, str]) -> Answer:
    """The units of a day."""
    day = _read_day(asked) or timezone.localdate()
    try:
        check_settled(day)
    except NoTree as error:
        raise Refused(str(error)) from error
    states = State.objects.filter(valid__contains=day)
    for name, field in (("ma", "code"), ("cap", "level"), ("thuoc", "parent")):
        if name in asked:
            states = states.filter(**{field: asked[name]})
    states = states.order_by("level__rank", "code", "association_id")
    page, size = read_page(asked)
    rows = [
        {
            "dinh_danh": state.association_id,
            "ma": state.code or "",
            "ten": state.name,
            "ten_day_du": state.full_name,
            "cap": state.level_id,
            "loai": state.kind,
            "truc_thuoc": state.parent_id,
            "tu_ngay": _write(state.valid.lower),
            "den_ngay": _write(state.valid.upper and state.valid.upper - timedelta(days=1)),
        }
        for state in states[(page - 1) * size : page * size]
    ]
    return Answer(rows, states.count(), {"ngay": day.isoformat()})


def answer_indicators(asked: Mapping[str, str]) -> Answer:
    """The dictionary."""
    rows: list[Row] = list(open_data.list_dictionary(read_catalogue().indicators))
    return _cut(rows, asked)


def answer_periods(asked: Mapping[str, str]) -> Answer:
    """The periods, newest first."""
    releases = Release.objects.order_by().values_list("period").annotate(Max("number"))
    last = dict(releases)
    found = spans.sort_periods(Period.objects.all())
    return _cut(
        [
            {
                "ky": period.code,
                "ten": spans.name_period(period),
                "loai": str(period.get_kind_display()),
                "tu_ngay": period.first_day.isoformat(),
                "den_ngay": period.last_day.isoformat(),
                "dang_mo": period.is_open,
                "lan_cong_bo": last.get(period.pk),
            }
            for period in found
        ],
        asked,
    )


def answer_values(asked: Mapping[str, str]) -> Answer:
    """The approved figures of a unit and of those directly under it, as its page has them."""
    chosen = _read_chosen(asked)
    unit = _find_unit(asked)
    try:
        if chosen.way:
            table = _READERS[chosen.way](asked["ky"], unit, chosen)
        else:
            table = open_data.read_open_table(asked["ky"], unit)
    except NoTree as error:
        raise Refused(str(error)) from error
    except NoResults as error:
        raise Refused(
            f"Không có số của đơn vị {unit} trong kỳ “{asked['ky'][:40]}”. Xem các kỳ ở "
            f"{reverse('api:periods')}, các đơn vị ở {reverse('api:units')}.", 404,
        ) from error  # fmt: skip
    wanted = {code.strip() for code in asked.get("chi-tieu", "").split(",") if code.strip()}
    unknown = sorted(wanted - set(read_catalogue().by_code))
    if unknown:
        raise Refused(
            f"Không có chỉ tiêu: {', '.join(unknown)[:200]}. Xem {reverse('api:indicators')}."
        )
    rows = [asdict(row) for row in table.rows if not wanted or row.ma_chi_tieu in wanted]
    return _cut(rows, asked)._replace(
        note=downloads.describe(table), is_illustrative=table.is_illustrative
    )


def answer_releases(asked: Mapping[str, str]) -> Answer:
    """The releases, newest period first."""
    rows = [
        {
            "ky": each.period.code,
            "lan": each.number,
            "don_vi": each.manifest["unit"]["id"],
            "ten_don_vi": each.manifest["unit"]["name"],
            "luc": each.released_at.isoformat(),
            "ghi_chu": each.note,
            "goi": reverse("open_data:package", args=[each.period.code, each.number]),
        }
        for each in Release.objects.select_related("period")
    ]
    return _cut(rows, asked)


def _cut(rows: Sequence[Row], asked: Mapping[str, str]) -> Answer:
    page, size = read_page(asked)
    return Answer(list(rows[(page - 1) * size : page * size]), len(rows), {})


def _read_chosen(asked: Mapping[str, str]) -> Chosen:
    chosen = read_way(asked)
    if chosen.error:
        raise Refused(chosen.error)
    if not chosen.way and "ngay" in asked:
        raise Refused("“ngay” chỉ dùng cùng với cach=dia-gioi hoặc cach=nhom.")
    return chosen


def _find_unit(asked: Mapping[str, str]) -> int:
    if ("don-vi" in asked) == ("ma" in asked):
        raise Refused("Ghi một trong hai: don-vi=số định danh, hoặc ma=mã của đơn vị.")
    if "don-vi" in asked:
        return int(asked["don-vi"])
    period = Period.objects.filter(code=asked["ky"]).first()
    bearers = places.find_bearers(asked["ma"], period.last_day) if period else []
    if not bearers or not bearers[0].is_of_day:
        raise Refused(
            f"Không đơn vị nào mang mã “{asked['ma'][:40]}” trong ngày cuối kỳ "
            f"“{asked['ky'][:40]}”.", 404,
        )  # fmt: skip
    return bearers[0].pk


def _read_day(asked: Mapping[str, str]) -> date | None:
    if "ngay" not in asked:
        return None
    try:
        return parse_date(asked["ngay"])
    except Unclear as problem:
        raise Refused(str(problem)) from problem


def _write(day: date | None) -> str | None:
    return day.isoformat() if day else None
