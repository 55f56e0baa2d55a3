"""load_sample: the sample province into a database that holds nothing but units, all or nothing."""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction

from accounts.models import Person, User
from associations.loading import NAME as UNITS
from associations.models import Association, Load
from figures import publishing, rolls
from figures.catalogue import load_breaks, load_catalogue, load_forms
from figures.models import Form, Period, Value
from figures.targets import load_targets
from learning_models.counting import load_count_sources
from meetings.catalogue import load_meeting_kinds
from records.models import Upload
from returns.rules import load_rules
from returns.sample import branches, cast, releases
from returns.sample.cast import (
    APPROVED,
    CHO_DON,
    IN_ERROR,
    LATE,
    MANDATED_SEAT,
    PHU_BINH,
    SENT_BACK,
)
from returns.sample.funds import load_books
from returns.sample.half_year import open_half_year
from returns.sample.history import CLOSED, REOPENED, load_period
from returns.sample.learning_centres import load_centres
from returns.sample.meetings import load_meetings
from returns.sample.places import find_places
from returns.sample.registers import load_registers
from returns.sample.reopened import send_back_some
from returns.sample.rounds import load_rounds
from returns.sample.territory import JOINED, NewCommune, Territory, read_territory

NAME = "sample"
LOADER = b"2"  # goes up when the sample is another
COMMUNE_FORMS = ("bieu-01-nam", "bieu-02-6-thang", "bieu-03-tinh-nam")
# Tables with a few thousand rows, and with many.
FEW = ("figures_due", "figures_submission", "returns_return", "returns_step")
MANY = ("figures_value", "figures_total", "figures_periodunit")
SEATS = {APPROVED, LATE, SENT_BACK, IN_ERROR, MANDATED_SEAT}


class SampleRefused(Exception):
    """The sample may not be loaded here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is loaded: communes without an association in each old province, communes of the
    mandate, branches, households of the register, and whether the published figures, which speak of
    the whole country."""

    unfounded: int = 4
    mandated: int = 30
    branches: int = 1_500
    households: int = 3_000
    with_published: bool = True


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: ``is_new`` is false where the sample was there before."""

    is_new: bool
    rows: dict[str, int]


Tell = Callable[[str, float], None]


def load_sample(
    territory: Territory | None = None, size: Size | None = None, tell: Tell | None = None
) -> Loaded:
    """Load the sample in one transaction; a second time nothing changes.

    ``tell`` hears of each step and its seconds. Raises ``SampleRefused`` outside development and
    where the database holds anything else than units; ``PlaceMissing`` where it lacks them.
    """
    if not settings.DEBUG:
        raise SampleRefused(
            "Dữ liệu mẫu chỉ nạp được trên máy phát triển. Máy này đang chạy như máy chủ thật "
            "(DEBUG tắt), nên không nạp gì."
        )
    before = Load.objects.filter(name=NAME).first()
    if before is not None:
        return Loaded(False, before.rows)
    with transaction.atomic():
        _refuse_taken()
        rows = _Loader(territory or read_territory(), size or Size(), tell).load()
        Load.objects.create(name=NAME, sha256=hashlib.sha256(LOADER).hexdigest(), rows=rows)
    _settle_statistics(FEW + MANY)
    return Loaded(True, rows)


def _refuse_taken() -> None:
    """Only units, and the catalogue with its forms and rules, may be there."""
    held = {
        "người": Person, "tài khoản": User, "kỳ báo cáo": Period, "tệp đã gửi": Upload,
        "số liệu": Value,
    }  # fmt: skip
    for word, model in held.items():
        if model._default_manager.exists():
            raise SampleRefused(
                f"Cơ sở dữ liệu này đã có {word} không phải dữ liệu mẫu, nên không nạp gì. "
                "Dữ liệu mẫu chỉ vào được cơ sở dữ liệu mới có danh mục đơn vị (load_units)."
            )
    units = Load.objects.filter(name=UNITS).first()
    if units is None:
        raise SampleRefused("Chưa có danh mục đơn vị: chạy load_units trước.")
    if Association.objects.count() != units.rows["association"]:
        raise SampleRefused(
            "Cơ sở dữ liệu này đã có đơn vị thêm vào sau khi nạp danh mục, nên không nạp gì. "
            "Dữ liệu mẫu chỉ vào được cơ sở dữ liệu mới có danh mục đơn vị."
        )


class _Loader:
    """One load: the steps in their order, each told with its seconds."""

    def __init__(self, territory: Territory, size: Size, tell: Tell | None) -> None:
        self.territory, self.size = territory, size
        self.tell = tell or (lambda _step, _seconds: None)
        self.rows: dict[str, int] = {}

    def load(self) -> dict[str, int]:
        for step in (
            self.load_catalogue, self.shape_tree, self.make_people, self.load_past,
            self.load_reopened, self.open_half_year, self.load_centres, self.load_registers,
            self.load_books,
            self.load_rounds,
            self.load_meetings,
            self.load_published,
            self.release_published,
        ):  # fmt: skip
            start = time.perf_counter()
            step()
            self.tell(str(step.__doc__).split(".")[0], time.perf_counter() - start)
        self.rows["values"] = Value.objects.count()
        return self.rows

    def load_catalogue(self) -> None:
        """Danh mục chỉ tiêu, mẫu biểu, quy tắc."""
        load_catalogue()
        load_breaks()
        load_targets()
        load_forms()
        load_rules()
        load_count_sources()
        load_meeting_kinds()
        self.places = find_places(self.territory)
        for form in Form.objects.filter(code__in=COMMUNE_FORMS):
            form.asked_of.set(self.places.provinces)

    def shape_tree(self) -> None:
        """Xã chưa có hội, chi hội."""
        unfounded = branches.list_unfounded(self.territory, self.size.unfounded, SEATS)
        branches.mark_unfounded(self.places, unfounded)
        codes = {commune.code for commune in unfounded}
        self.founded = [c for c in self.territory.new if c.code not in codes]
        self.mandated = self._choose_mandated()
        self.rows["branches"] = branches.found_branches(
            self.places, self.founded, self.size.branches
        )
        self.places = find_places(self.territory)

    def _choose_mandated(self) -> list[NewCommune]:
        """Communes of old Bắc Kạn, in the order of their codes, that are nobody's log-in."""
        joined = {c.code for c in self.territory.old if c.province == JOINED}
        free = [
            commune for commune in self.founded
            if commune.parts[0][0] in joined and commune.code not in SEATS
        ]  # fmt: skip
        return free[: self.size.mandated]

    def make_people(self) -> None:
        """Người, chức vụ, mười hai tài khoản."""
        self.cast = cast.make_cast(self.places, self.territory, self.mandated, self.founded)
        self.rows["people"] = Person.objects.count()

    def load_past(self) -> None:
        """Số liệu các kỳ đã khóa."""
        with _checking_at_once():
            for place, code in enumerate(CLOSED):
                start = time.perf_counter()
                rolls.close_period(load_period(code, self.places))
                # else the planner takes new periods and forms for empty
                _settle_statistics(FEW if place % 3 else FEW + MANY)
                self.tell(f"  kỳ {code}", time.perf_counter() - start)

    def load_reopened(self) -> None:
        """Kỳ 2024 mở lại."""
        silent = [c.code for c in self.territory.old if c.district in (PHU_BINH, CHO_DON)]
        with _checking_at_once():
            period = load_period(REOPENED, self.places, silent)
        _settle_statistics(FEW)
        send_back_some(period, self.places, self.territory, self.cast)
        _settle_statistics(FEW + MANY)

    def open_half_year(self) -> None:
        """Kỳ 6 tháng đầu năm 2026."""
        open_half_year(self.places, self.cast, self.founded, self.mandated)

    def load_centres(self) -> None:
        """Trung tâm học tập cộng đồng."""
        typist = self.cast.users["thai-nguyen-tong-hop"]
        self.rows["centre_years"] = load_centres(self.places, typist, self.cast.approver)

    def load_registers(self) -> None:
        """Sổ đăng ký mô hình học tập."""
        typist = self.cast.users["thai-nguyen-tong-hop"]
        self.rows["registrations"] = load_registers(
            self.places, typist, households=self.size.households
        )

    def load_books(self) -> None:
        """Sổ quỹ của tỉnh."""
        typist = self.cast.users["thai-nguyen-tong-hop"]
        self.rows["fund_entries"] = load_books(self.places.home, typist)

    def load_rounds(self) -> None:
        """Học bổng của tỉnh."""
        typist = self.cast.users["thai-nguyen-tong-hop"]
        self.rows["nominations"] = load_rounds(self.places.home, self.cast, typist)

    def load_meetings(self) -> None:
        """Cuộc họp, việc, kiến nghị, báo cáo."""
        typist = self.cast.users["thai-nguyen-tong-hop"]
        self.rows["invitations"] = load_meetings(self.places.home, self.cast, typist)

    def load_published(self) -> None:
        """Số liệu đã công bố."""
        if self.size.with_published:
            with _checking_at_once():
                self.rows["published"] = publishing.load_published().added

    def release_published(self) -> None:
        """Các lần công bố."""
        if self.size.with_published:
            self.rows["releases"] = len(releases.release_published())


@contextmanager
def _checking_at_once() -> Iterator[None]:
    """Check foreign keys with each statement: a million checks put off till the end cost more."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        yield
        cursor.execute("set constraints all deferred")


def _settle_statistics(tables: Sequence[str]) -> None:
    """Let the planner know the new rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {', '.join(tables)}")
