"""Two provinces alike, with a row in every table, each row marked with the unit that it belongs to.

A mark stands where it could leak: in names, phones, file names, messages, numbers not yet approved.
``find_marks`` reads them out of a page, a feed or a file again.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.http import HttpResponse

from accounts.models import (
    ClusterDuty,
    Consent,
    FailedSignIn,
    Mandate,
    Person,
    PersonRead,
    User,
)
from associations.models import (
    Association,
    Change,
    Group,
    Reorganisation,
    State,
    Succession,
)
from figures import rolls
from figures.models import (
    Due,
    Form,
    Indicator,
    IndicatorSuccession,
    Period,
    Release,
    SeriesBreak,
    Target,
    Value,
)
from funds.ledger import close_period, open_fund, record_payment, record_receipt
from funds.models import (
    BankLine,
    Category,
    Donor,
    DonorName,
    Drive,
    HandOver,
    HandOverShare,
    Instalment,
    Pledge,
    Programme,
    Sponsorship,
    SponsorshipYear,
)
from learning_models.centres.approving import load_ratings
from learning_models.models import (
    CountSource,
    CriteriaSet,
    Criterion,
    Deadline,
    Grade,
    HardArea,
    LearningModel,
    ModelGroup,
)
from learning_models.models import Target as LevelTarget
from learning_models.models.centres import CentreYear, CommunityLearningCentre, LiteracyClass
from learning_models.publishing import publish
from news.models import (
    Article,
    Comment,
    EarlierViews,
    Feedback,
    Imprint,
    Notice,
    OldAddress,
    Poll,
    Recording,
    TakeDown,
    Topic,
    WebLink,
)
from records.certificates import NewCertificate, issue_certificates
from records.decisions import draft_decision, issue_decision
from records.models import (
    CertificateDesign,
    CertificateRead,
    ConsentPaper,
    Job,
    JobState,
    NumberRegister,
    Photo,
    PrintRun,
    RememberedAnswer,
)
from returns.models import Explanation, Reading, Return, ReturnState
from returns.opening import open_returns
from returns.receiving import receive, submit_reading
from returns.review import approve
from returns.states import say
from tests.factories import make_association, make_form, make_indicator, make_officer, now
from tests.funds.rounds.filled import fill_round
from tests.learning_models.cycles import make_year
from tests.meetings.filled import fill_meetings
from tests.members.filled import fill_members
from tests.news.articles import make_document
from tests.returns.books import make_book, make_upload

MARK = re.compile(r"k[ií]n-?(\d+)-([\w-]*)")
HEADINGS = ("Đơn vị", "Dân số", "Tổng số hội viên")
OFFICER = "can-bo"
BEFORE = date(2020, 1, 1)
FIRST_NUMBER = 7_000_000
CHILDREN = {"": ("p0", "p1"), "p0": ("d00", "d01"), "p1": ("d10",), "d00": ("c000", "c001"),
            "d01": ("c010",), "d10": ("c100",)}  # fmt: skip
LEVELS = {"p": "province", "d": "district", "c": "commune"}
ROLES = {"p": ("entry", "check", "approve"), "d": ("entry", "approve"), "c": ("entry",)}


@dataclass
class World:
    """The tree by short names (p0, d00, c000 …), its officers, lookers and rows."""

    nation: Association
    units: dict[str, Association] = field(default_factory=dict)
    officers: dict[str, User] = field(default_factory=dict)
    lookers: dict[str, User] = field(default_factory=dict)
    rows: dict[tuple[str, str], object] = field(default_factory=dict)
    form: Form | None = None
    period: Period | None = None
    release: Release | None = None

    def below(self, name: str) -> set[str]:
        """The short names of a unit and of those below it."""
        found = {name}
        for child in CHILDREN.get(name, ()):
            found |= self.below(child)
        return found

    def keys_below(self, name: str) -> set[int]:
        """The keys of a unit and of those below it."""
        return {self.units[each].pk for each in self.below(name)}

    def row(self, name: str, kind: str) -> object:
        """A row of ``kind`` that belongs to the unit, or else to one below it."""
        for each in [name, *sorted(self.below(name))]:
            if (each, kind) in self.rows:
                return self.rows[each, kind]
        raise LookupError(f"no {kind} below {name}")


def mark(unit: Association, what: str) -> str:
    """A text that tells whose it is."""
    return f"kín-{unit.pk}-{what}"


def secret_number(unit: Association) -> int:
    """A number that no other unit has, not approved."""
    return FIRST_NUMBER + unit.pk


def find_leaks(response: HttpResponse, world: World, name: str) -> set[str]:
    """The marks in an answer to someone who sits at ``name`` ("" for a stranger), but for his own.

    Those of units at or below his are his own; of units above he may read who acted on his returns.
    """
    own = world.keys_below(name) if name else set()
    above = {unit.pk for each, unit in world.units.items() if name and name in world.below(each)}
    return {
        f"{key}-{what}"
        for key, what in find_marks(response, world)
        if key not in own and not (key in above and what.startswith(OFFICER))
    }


def find_marks(response: HttpResponse, world: World) -> set[tuple[int, str]]:
    """The marks in an answer as (unit, what), and its secret numbers as (unit, "number")."""
    body = b"".join(response) if response.streaming else response.content
    text = body.decode("utf-8", errors="ignore")
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            parts = [package.read(name) for name in package.namelist()]
        text = "\n".join(part.decode("utf-8", errors="ignore") for part in parts)
    text += "\n".join(f"{key}: {value}" for key, value in response.items())
    found = {(int(key), what) for key, what in MARK.findall(text)}
    for unit in world.units.values():
        number = secret_number(unit)
        if str(number) in text or f"{number:,}".replace(",", ".") in text:
            found.add((unit.pk, "number"))
    return found


def make_world() -> World:
    """Everything; takes about two seconds."""
    world = World(make_association("Việt Nam", "national"))
    _grow(world, "")
    population = make_indicator("population", label="Dân số", order=1)
    members = make_indicator("members", label="Tổng số hội viên", order=2)
    SeriesBreak.objects.create(indicator=members, on=date(2000, 1, 1), reason="đếm khác")
    Target.objects.create(
        association=world.units["p0"], indicator=members, on=date(2000, 12, 31), number=10,
        source="Kế hoạch 1/KH",
    )  # fmt: skip
    IndicatorSuccession.objects.create(old=population, new=members, on=date(2000, 1, 1))
    world.form = make_form("bieu-01", [population, members])
    world.period = rolls.open_period("2024")
    rolls.lay_due(world.period, world.form)
    open_returns(world.period)
    Topic.objects.create(name="Tin hội", slug="tin-hoi")
    OldAddress.objects.create(address="/cu.php?id=1", target="/tin/")
    EarlierViews.objects.create(site="trang-cu.vn", until=BEFORE, total=9, in_year=5, in_month=2)
    Imprint.objects.create(body="Tỉnh", responsible="Chủ tịch Hội")
    Notice.objects.create(text="Học tập suốt đời", first_day=BEFORE)
    poll = Poll.objects.create(question="Nhà có tủ sách?", first_day=BEFORE, last_day=BEFORE)
    poll.answers.create(text="Có")
    WebLink.objects.create(group="Trung ương", title="Hội", url="https://hoi.vn/")
    make_document("1/QĐ", association=world.nation)
    _judge_models(world)
    for name in world.units:
        _employ(world, name)
    for name in world.units:
        _keep_records(world, name)
        _keep_papers(world, name)
        _keep_books(world, name)
    for name in ("c000", "c001", "c010", "c100"):
        _report(world, name)
        _run_centre(world, name)
    world.release = Release.objects.create(
        period=world.period,
        number=1,
        released_at=now(),
        manifest={"unit": {"id": world.nation.pk, "name": "Việt Nam"}, "rows": 0, "files": {}},
    )
    return world


def _judge_models(world: World) -> None:
    """One model with a group, and a published set of criteria with every kind of line."""
    load_ratings()
    model = LearningModel.objects.create(
        code="learning_unit", name="Đơn vị học tập", subject="unit"
    )
    ModelGroup.objects.create(model=model, name="Trường học", valid=(BEFORE, None))
    CountSource.objects.create(
        indicator=Indicator.objects.get(code="members"), model=model, counted="registered",
        valid=(date(2030, 1, 1), None),
    )  # fmt: skip
    HardArea.objects.create(
        association=world.units["p0"], valid=(BEFORE, None), source="Quyết định 2/QĐ"
    )
    criteria_set = CriteriaSet.objects.create(
        model=model, name="Bộ khung", legal_basis="Thông tư 1/TT", valid=(BEFORE, None),
        judging="levels", gaps="chưa rõ tiêu chí 2",
    )  # fmt: skip
    criterion = Criterion.objects.create(criteria_set=criteria_set, number="1", text="Kế hoạch")
    grade = Grade.objects.create(criteria_set=criteria_set, name="Mức độ 1", level=1)
    LevelTarget.objects.create(criterion=criterion, grade=grade, at_least=90)
    Deadline.objects.create(criteria_set=criteria_set, step="dossier", day=15, month=1)
    publish(criteria_set)


def _run_centre(world: World, name: str) -> None:
    """A commune's learning centre, what it did in a year and a literacy class; not approved."""
    unit, officer = world.units[name], world.officers[name]
    centre = CommunityLearningCentre.objects.create(
        association=unit, name="Trung tâm", director_name=mark(unit, "giám đốc")
    )
    typed = {"association": unit, "centre": centre, "year": 2024, "typed_by": officer}
    world.rows |= {
        (name, "learning_models.communitylearningcentre"): centre,
        (name, "learning_models.centreyear"): CentreYear.objects.create(
            turns=secret_number(unit), rating_id="good", **typed
        ),
        (name, "learning_models.literacyclass"): LiteracyClass.objects.create(
            level=1, learners=secret_number(unit), completed=1, began_on=BEFORE, ended_on=BEFORE,
            **typed,
        ),
    }  # fmt: skip


def _keep_papers(world: World, name: str) -> None:
    """A draft and a decision with a certificate, designs, who read the name, a file to print."""
    unit, officer = world.units[name], world.officers[name]
    draft = draft_decision(
        association=unit, kind="learning_models", abstract=mark(unit, "dự thảo"), by=officer,
    )  # fmt: skip
    decision = issue_decision(
        draft_decision(
            association=unit, kind="learning_models", abstract=mark(unit, "quyết định"),
            by=officer, signed_on=BEFORE, signer_name=mark(unit, "người ký"),
            signer_office="Chủ tịch",
        ),
        world.lookers[name],
    )  # fmt: skip
    designs = [
        CertificateDesign.objects.create(
            association=unit, name=mark(unit, f"mẫu {state}"), text="{họ tên}", state=state
        )
        for state in ("draft", "published")
    ]
    row = NewCertificate(mark(unit, "chủ hộ"), "family", "Gia đình học tập", "household", unit.pk)
    issue_certificates(decision, [row], design=designs[1], year=2019, by=officer)
    certificate = decision.certificates.get()
    world.rows |= {
        (name, "records.decision"): draft,
        (name, "records.certificatedesign"): designs[0],
        (name, "records.certificate"): certificate,
        (name, "records.certificateread"): CertificateRead.objects.create(
            certificate=certificate, reader=officer, kind="page"
        ),
        (name, "records.printrun"): PrintRun.objects.create(
            association=unit, certificates=[certificate.pk], count=1, asked_by=officer
        ),
    }  # fmt: skip


def _keep_books(world: World, name: str) -> None:
    """A fund with a donor, a pledge, a programme, entries, a closed month; drives, sponsorship;
    a round."""
    unit, officer = world.units[name], world.officers[name]
    for code in ("in", "out"):
        Category.objects.get_or_create(
            code=code, defaults={"name": code, "direction": code, "valid": (None, None)}
        )
    income, spending = Category.objects.order_by("code")
    fund = open_fund(
        association=unit, name="Quỹ khuyến học", legal_form="own", on=BEFORE, by=officer,
        opening={"cash": 9},
    )  # fmt: skip
    donor = Donor.objects.create(association=unit, kind="person", name=mark(unit, "mạnh thường"))
    programme = Programme.objects.create(
        fund=fund, name="Vì em hiếu học", begins_on=BEFORE, budget=100
    )
    pledge = Pledge.objects.create(
        fund=fund, donor=donor, amount=secret_number(unit), promised_on=BEFORE
    )
    booked = {"on": BEFORE, "by": officer, "programme": programme}
    receipt = record_receipt(
        fund, amount=20, category=income, donor=donor, pledge=pledge,
        party=mark(unit, "người nộp"), purpose=mark(unit, "ủng hộ"), **booked,
    )  # fmt: skip
    payment = record_payment(
        fund, amount=5, category=spending, party=mark(unit, "người nhận"),
        purpose=mark(unit, "học bổng"), **booked,
    )  # fmt: skip
    sponsorship = Sponsorship.objects.create(
        association=unit, donor=donor, learner=officer.person, yearly_amount=1, begins_on=BEFORE
    )
    minute = HandOver.objects.create(
        reorganisation=world.rows[name, "associations.reorganisation"], fund=fund, on=BEFORE
    )
    world.rows |= {
        (name, "funds.fund"): fund,
        (name, "funds.donor"): donor,
        (name, "funds.donorname"): DonorName.objects.create(
            donor=donor, name=mark(unit, "tên cũ"), until=BEFORE
        ),
        (name, "funds.programme"): programme,
        (name, "funds.pledge"): pledge,
        (name, "a bank's line"): BankLine.objects.create(
            fund=fund, key="0" * 64, on=BEFORE, amount=1, reference=mark(unit, "tham chiếu"),
            payer=mark(unit, "người chuyển"), text=mark(unit, "nội dung"), sent_by=officer,
        ),
        (name, "funds.instalment"): Instalment.objects.create(
            pledge=pledge, due_on=BEFORE, amount=1
        ),
        (name, "funds.entry"): receipt,
        (name, "funds.closure"): close_period(fund, last_day=date(2020, 12, 31), by=officer),
        (name, "funds.handover"): minute,
        (name, "funds.handovershare"): HandOverShare.objects.create(
            hand_over=minute, association=unit
        ),
        (name, "funds.drive"): Drive.objects.create(
            association=unit, kind="pigs", year=2020, pigs=1, saved=3, kept=2, given=1
        ),
        (name, "funds.sponsorship"): sponsorship,
        (name, "funds.sponsorshipyear"): SponsorshipYear.objects.create(
            sponsorship=sponsorship, year=2020, amount=1, renewed_on=BEFORE, renewed_by=officer
        ),
    }  # fmt: skip
    filled = fill_round(
        officer, world.lookers[name], world.row(name, "records.certificate").decision, payment,
        lambda what: mark(unit, what),
    )  # fmt: skip
    filled |= fill_meetings(unit, officer, lambda what: mark(unit, what))
    world.rows |= {(name, model): row for model, row in filled.items()}


@contextmanager
def keep_nothing() -> Iterator[None]:
    """What is done inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _grow(world: World, above: str) -> None:
    for name in CHILDREN.get(above, ()):
        parent = world.units.get(above, world.nation)
        world.units[name] = make_association(
            f"Đơn vị {name}", LEVELS[name[0]], parent, code=f"9{len(world.units)}", kind=""
        )
        _grow(world, name)


def _employ(world: World, name: str) -> None:
    unit = world.units[name]
    for people, roles in ((world.officers, ROLES[name[0]]), (world.lookers, ("look",))):
        kind = OFFICER if people is world.officers else "xem"
        people[name] = make_officer(
            f"kin-{unit.pk}-{kind}", unit, roles, name=mark(unit, kind)
        )  # fmt: skip


def _keep_records(world: World, name: str) -> None:
    unit, officer = world.units[name], world.officers[name]
    person = Person.objects.create(
        name=mark(unit, "người"), phone=mark(unit, "gọi"), email=f"kin-{unit.pk}-thu@hoi.vn",
        address=mark(unit, "nhà"), birth_year=1980, association=unit,
    )  # fmt: skip
    consent = Consent.objects.create(
        person=person, purpose="process", giver="self", given_on=date(2026, 1, 5),
        evidence=mark(unit, "phiếu"),
    )  # fmt: skip
    paper = ConsentPaper.objects.create(
        person=person, giver="self", sha256="0" * 64, size=1, file="phieu", added_by=officer
    )
    paper.consents.add(consent)
    post = officer.person.posts.get()
    mandate = Mandate.objects.create(post=post, reason=mark(unit, "ủy nhiệm"))
    mandate.units.set([unit])
    state = State.objects.get(association=unit)
    decision = Reorganisation.objects.create(
        number=mark(unit, "QĐ"), status="applied", in_force_on=BEFORE,
        sequence=len(world.rows), note=mark(unit, "căn cứ"),
    )  # fmt: skip
    change = Change.objects.create(reorganisation=decision, order=1, kind="rename")
    change.subjects.set([unit])
    group = Group.objects.create(host=unit, name=mark(unit, "cụm"), valid=(None, None))
    made = {
        "associations.group": group,
        "accounts.clusterduty": ClusterDuty.objects.create(
            year=2025, duty="officer", group=group, person=person
        ),
        "accounts.person": person,
        "accounts.consent": consent,
        "a consent's paper": paper,
        "a photo": Photo.objects.create(
            association=unit,
            caption=mark(unit, "ảnh"),
            sha256="0" * 64,
            width=600,
            height=400,
            state="ready",
        ),
        "accounts.post": post,
        "accounts.mandate": mandate,
        "accounts.user": officer,
        "accounts.personread": PersonRead.objects.create(
            person=person, reader=officer, kind="page"
        ),
        "accounts.failedsignin": FailedSignIn.objects.create(
            username=officer.username,
            user_agent=mark(unit, "máy"),
            failures_since_start=1,
            ip_address="127.0.0.1",
        ),
        "records.job": Job.objects.create(
            key=mark(unit, "khóa"),
            kind=mark(unit, "việc"),
            message=mark(unit, "lời"),
            asked_by=officer,
            state=JobState.DONE,
        ),  # fmt: skip
        "records.rememberedanswer": RememberedAnswer.objects.create(
            association=unit,
            form="bieu-01",
            kind="column",
            text=mark(unit, "cột"),
            answered_by=officer,
        ),  # fmt: skip
        "news.article": Article.objects.create(
            association=unit,
            topic=Topic.objects.get(),
            title=mark(unit, "bài"),
            abstract=mark(unit, "tóm tắt"),
            body=f"<p>{mark(unit, 'thân bài')}</p>",
            written_by=officer,
        ),
        "records.numberregister": NumberRegister.objects.create(
            kind=f"kin-{unit.pk}-so", association=unit, year=2026
        ),
        "associations.association": unit,
        "associations.state": state,
        "associations.reorganisation": decision,
        "associations.succession": Succession.objects.create(
            old=_found_before(unit), new=unit, on=BEFORE, is_whole=True, reorganisation=decision
        ),
    }
    made["news.comment"] = Comment.objects.create(
        article=made["news.article"], name=mark(unit, "bạn đọc"), text=mark(unit, "ý kiến")
    )
    made["news.feedback"] = Feedback.objects.create(
        association=unit,
        name=mark(unit, "người góp"),
        contact=mark(unit, "gọi lại"),
        text=mark(unit, "góp ý"),
    )
    made["news.takedown"] = TakeDown.objects.create(
        association=unit, page="/", about=mark(unit, "người được nêu"), relation="self",
        reason=mark(unit, "xin gỡ"), name=mark(unit, "người xin gỡ"),
        contact=mark(unit, "gọi lại"), reply_by=BEFORE, finish_by=BEFORE,
    )  # fmt: skip
    made["news.recording"] = Recording.objects.create(
        association=unit, title=mark(unit, "phát thanh"), aired_on=BEFORE, kind="mp3"
    )
    made |= make_year(unit, officer, mark)
    made |= fill_members(unit, officer, mark)
    world.rows |= {(name, kind): row for kind, row in made.items()}


def _found_before(unit: Association) -> Association:
    """A former unit of the same territory."""
    return make_association(f"Cũ {unit.name}", unit.level_id, unit.parent, valid=(None, BEFORE))


def _report(world: World, name: str) -> None:
    """A return submitted with the secret number, and a file that waits; two had been approved."""
    unit, officer = world.units[name], world.officers[name]
    approver = world.officers[f"d{name[1:3]}"]
    due = Due.objects.get(unit__association=unit)
    each = due.return_of
    if name in ("c000", "c100"):
        sent = submit_reading(_send(world, name, 6_000), officer)
        approve(sent.submitted, approver)
        Return.objects.filter(pk=each.pk).update(state=ReturnState.SENT_BACK)
    submit_reading(_send(world, name, secret_number(unit)), officer)
    each.refresh_from_db()
    say(each, approver, mark(unit, "lời hỏi"))
    Explanation.objects.create(
        submission=each.submission, warning=mark(unit, "cảnh báo"), reason=mark(unit, "lý do")
    )
    waiting = _send(world, name, secret_number(unit))
    world.rows |= {
        (name, "due"): due,
        (name, "figures.submission"): each.submission,
        (name, "reading"): waiting,
        (name, "submitted"): Reading.objects.get(upload=each.submission.upload),
        (name, "records.upload"): waiting.upload,
        (name, "value"): Value.objects.filter(submission=each.submission).first(),
    }


def _send(world: World, name: str, members: int) -> Reading:
    unit = world.units[name]
    book = make_book([(unit.full_name, 9_000_000, members)], HEADINGS)
    return receive(
        make_upload(book, f"{mark(unit, 'tệp')}.xlsx"),
        version=world.form.versions.get(),
        period=world.period,
        sender=unit,
        by=world.officers[name],
    )
