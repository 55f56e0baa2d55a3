"""The people of the sample: twelve log-ins, and officers with posts but without passwords."""

from base64 import b32encode
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Authenticator, Mandate, Office, Person, Post, Role, User
from accounts.models.second_factor import make_key, seal_key
from accounts.second_factor import needs_second_factor
from associations.models import Association
from returns.sample import passwords
from returns.sample.draws import draw
from returns.sample.places import Places, find_neighbour
from returns.sample.territory import NewCommune, Territory

CHAIR = Office.CHAIR
SINCE = date(2025, 8, 1)  # congresses of the new associations
DISTRICT_SINCE = date(2021, 6, 1)
YEARLY, HALF_YEARLY = "bieu-01-nam", "bieu-02-6-thang"
PHU_BINH, CHO_DON = "173", "064"
NEIGHBOUR = "05977"  # Phường Đông Kinh, Lạng Sơn

# The communes of the log-ins, each in another state of the first half of 2026.
APPROVED, LATE, SENT_BACK, IN_ERROR = "05953", "05917", "05941", "05923"
MANDATED_SEAT = "02020"
PROVINCE_CHAIR = "thai-nguyen-chu-tich"  # approves returns, publishes articles


@dataclass(frozen=True, slots=True)
class LogIn:
    """One log-in: ``seat`` is (kind of place, code); ``says`` what it is for, shown on start."""

    username: str
    says: str
    seat: tuple[str, str]
    office: str = Office.CHAIR
    roles: tuple[str, ...] = (Role.ENTRY,)


LOG_INS = (
    LogIn(PROVINCE_CHAIR, "Chủ tịch Hội tỉnh Thái Nguyên: duyệt, công bố",
          ("home", ""), Office.CHAIR, (Role.APPROVE, Role.EDIT_NEWS, Role.LOOK)),
    LogIn("thai-nguyen-tong-hop", "Cán bộ tổng hợp Hội tỉnh: kiểm tra, nhập thay, viết tin",
          ("home", ""), Office.SECRETARY,
          (Role.CHECK, Role.ENTRY, Role.KEEP_FUND, Role.EDIT_NEWS)),
    LogIn("trung-uong-xem", "Trung ương Hội: chỉ xem", ("nation", ""), Office.OFFICER,
          (Role.LOOK,)),
    LogIn("phu-binh", "Nguyên huyện Phú Bình: gửi năm 2024 cho 20 xã, thị trấn cũ",
          ("district", PHU_BINH)),
    LogIn("cho-don", "Nguyên huyện Chợ Đồn: gửi năm 2024 cho 20 xã, thị trấn cũ",
          ("district", CHO_DON)),
    LogIn("lien-xa", "Xã Chợ Đồn, được giao gửi 6 tháng đầu năm 2026 cho 30 xã khác",
          ("new", MANDATED_SEAT), Office.SECRETARY),
    LogIn("xa-kha-son", "Xã Kha Sơn: 6 tháng 2026 đã duyệt", ("new", APPROVED)),
    LogIn("xa-tan-khanh", "Xã Tân Khánh: 6 tháng 2026 quá hạn, chưa nộp", ("new", LATE)),
    LogIn("xa-diem-thuy", "Xã Điềm Thụy: 6 tháng 2026 bị trả lại", ("new", SENT_BACK)),
    LogIn("xa-tan-thanh", "Xã Tân Thành: 6 tháng 2026 tệp còn lỗi", ("new", IN_ERROR)),
    LogIn("lang-son-dong-kinh", "Phường Đông Kinh, Lạng Sơn: tỉnh khác, không thấy gì ở đây",
          ("neighbour", NEIGHBOUR)),
    LogIn("van-hanh", "Người vận hành hệ thống: thấy tất cả, không ký thay ai", ("", "")),
)  # fmt: skip

SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Dương", "Nông", "Ma",
    "Triệu", "Lý", "Hà", "Lương",
)  # fmt: skip
MIDDLES = (("Văn", "Đức", "Quang", "Hữu", "Xuân"), ("Thị", "Thu", "Ngọc", "Minh", "Thanh"))
GIVEN = (
    ("Hùng", "Sơn", "Thắng", "Bình", "Khánh", "Tuấn", "Việt", "Lâm", "Toàn", "Chiến"),
    ("Hương", "Lan", "Hạnh", "Nga", "Yến", "Tuyết", "Hòa", "Vân", "Liên", "Thảo"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The users of the sample by log-in, and the chair of each new commune by its code."""

    users: dict[str, User]
    chairs: dict[str, User]

    @property
    def approver(self) -> User:
        """The chair of the province."""
        return self.users[PROVINCE_CHAIR]


def invent_name(*seed: object) -> str:
    """A person's name, the same for the same seed; nobody's in particular."""
    side = draw(0, 1, *seed, "side")
    return " ".join(
        (
            SURNAMES[draw(0, len(SURNAMES) - 1, *seed, "surname")],
            MIDDLES[side][draw(0, len(MIDDLES[side]) - 1, *seed, "middle")],
            GIVEN[side][draw(0, len(GIVEN[side]) - 1, *seed, "given")],
        )
    )


def make_cast(
    places: Places,
    territory: Territory,
    mandated: Sequence[NewCommune],
    founded: Sequence[NewCommune],
) -> Cast:
    """Make the people, their posts and mandates; passwords are made and kept for the twelve."""
    taken = {each.seat[1] for each in LOG_INS if each.seat[0] == "new" and each.office == CHAIR}
    chairs = [commune for commune in founded if commune.code not in taken]
    seated = [
        *(_Seat(each.username, _find_seat(each, places), each.office, each.roles, _since(each))
          for each in LOG_INS if each.seat[0]),
        *(_Seat(f"chu-tich-{commune.code}", places.new[commune.code], CHAIR, (Role.ENTRY,), SINCE)
          for commune in chairs),
    ]  # fmt: skip
    users = _seat(seated)
    for log_in in LOG_INS:
        if not log_in.seat[0]:
            users[log_in.username] = User.objects.create_superuser(log_in.username)
    _set_passwords(users)
    cast = Cast(
        users,
        {commune.code: users[f"chu-tich-{commune.code}"] for commune in chairs}
        | {each.seat[1]: users[each.username] for each in LOG_INS if each.seat[1] in taken},
    )
    _give_mandates(cast, places, territory, mandated)
    return cast


@dataclass(frozen=True, slots=True)
class _Seat:
    """Somebody to be made: a log-in with its post."""

    username: str
    seat: Association
    office: str
    roles: tuple[str, ...]
    since: date


def _find_seat(log_in: LogIn, places: Places) -> Association:
    kind, code = log_in.seat
    if kind == "neighbour":
        return find_neighbour(code)
    if kind == "district":
        return places.districts[code]
    if kind == "new":
        return places.new[code]
    return places.home if kind == "home" else places.nation


def _since(log_in: LogIn) -> date:
    return DISTRICT_SINCE if log_in.seat[0] == "district" else SINCE


def _seat(seats: Sequence[_Seat]) -> dict[str, User]:
    """People, posts and log-ins without passwords, in three statements; by log-in."""
    people = Person.objects.bulk_create(
        Person(name=invent_name(each.username), association=each.seat) for each in seats
    )
    Post.objects.bulk_create(
        Post(
            person=person,
            association=each.seat,
            office=each.office,
            roles=[str(role) for role in each.roles],
            valid=(each.since, None),
        )
        for each, person in zip(seats, people, strict=True)
    )
    users = [
        User(username=each.username, person=person, password=make_password(None))
        for each, person in zip(seats, people, strict=True)
    ]
    return {user.username: user for user in User.objects.bulk_create(users)}


def _give_mandates(
    cast: Cast, places: Places, territory: Territory, mandated: Sequence[NewCommune]
) -> None:
    for district, username in ((PHU_BINH, "phu-binh"), (CHO_DON, "cho-don")):
        _give_mandate(
            cast.users[username],
            YEARLY,
            (date(2024, 12, 31), date(2025, 1, 1)),
            [places.old[c.code] for c in territory.old if c.district == district],
            "Kỳ 2024 mở lại: cán bộ huyện cũ gửi cho các xã, thị trấn đã kết thúc.",
        )
    _give_mandate(
        cast.users["lien-xa"],
        HALF_YEARLY,
        (date(2026, 6, 30), date(2026, 7, 1)),
        [places.new[commune.code] for commune in mandated],
        "Hội tỉnh giao gửi thay các xã chưa có người làm báo cáo.",
    )


def _give_mandate(
    user: User, form: str, periods: tuple[date, date], units: Sequence[Association], reason: str
) -> None:
    mandate = Mandate.objects.create(
        post=user.posts().get(), form=form, periods=periods, reason=reason
    )
    mandate.units.set(units)


def reset_passwords() -> None:
    """Give the twelve log-ins new passwords, where the file that kept them is gone."""
    known = {log_in.username for log_in in LOG_INS}
    _set_passwords({user.username: user for user in User.objects.filter(username__in=known)})


def _set_passwords(users: dict[str, User]) -> None:
    """Hash once what is kept, or make it; nobody computes a hash again at the next start."""
    kept, keys = passwords.read_passwords(), passwords.read_keys()
    words = {each.username: kept.get(each.username) or passwords.make_password()
             for each in LOG_INS}  # fmt: skip
    asked = list_asked(users.values())
    keys = {username: keys.get(username) or make_key() for username in asked}
    with ThreadPoolExecutor(max_workers=2) as pool:  # hashing is slow on purpose
        hashes = list(pool.map(make_password, words.values()))
    for username, hashed in zip(words, hashes, strict=True):
        users[username].password = hashed
    User.objects.bulk_update(users.values(), ["password"])
    Authenticator.objects.filter(user__in=users.values()).delete()
    Authenticator.objects.bulk_create(
        Authenticator(user=users[name], sealed_key=seal_key(key), confirmed_at=timezone.now())
        for name, key in keys.items()
    )
    passwords.keep_passwords(
        [(each.username, words[each.username], each.says,
          *([b32encode(keys[each.username]).decode()] if each.username in keys else []))
         for each in LOG_INS]
    )  # fmt: skip


def list_asked(users: Iterable[User]) -> list[str]:
    """The log-ins that show a second factor."""
    return [
        user.username
        for user in users
        if user.is_superuser
        or needs_second_factor(user.posts().values_list("roles", "association__level"))
    ]
