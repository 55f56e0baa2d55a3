"""The database holds the rules by itself: constraints, triggers, migrations, dump and restore.

On the project's own PostgreSQL and, under ``make test-db``, on the system's.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pghistory
import psycopg2
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import BaseConstraint, CheckConstraint, F
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import ClusterDuty, Consent, Person, User
from accounts.second_factor import make_recovery_codes
from accounts.slips import issue
from associations.models import (
    Association,
    Group,
    GroupMembership,
    Holding,
    Load,
    Parcel,
    ParcelPart,
    Trace,
    Weight,
)
from bench.databases import make_blank
from figures.models import Due, Release, ReleaseFile, ShortAddress
from khuyenhoc.lib.names import given_name_key, vn_key
from learning_models.models import CriteriaSet
from learning_models.publishing import copy_set
from meetings.models import MeetingPhoto
from news.counting import Tally
from news.models import Article, ArticlePhoto, Document, Readership
from news.senders import find_salt
from news.voices.walls import may_send
from records.knocks import MISS, knock
from records.models import ConsentPaper, Erasure, PersonInPhoto, Photo, RetentionRule
from records.retention import load_retention
from returns.rules import load_rules
from tests.factories import make_association, make_indicator, make_person
from tests.learning_models.cycles import make_list
from tests.second_factor import give_app, sign_in
from tests.servers import (
    connected_to,
    made_database,
    read_shape,
    read_tables,
    run_program,
)
from tests.world import BEFORE, World, make_world

pytestmark = pytest.mark.db
OURS = (
    "associations", "accounts", "records", "figures", "learning_models", "funds", "meetings",
    "members", "returns", "news",
)  # fmt: skip
PASSWORD = "cau thang go lim keu"


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker) -> Iterator[tuple[str, World]]:
    """A database of its own with rows in every table, committed; its name and what is in it."""
    with django_db_blocker.unblock():
        template = connection.settings_dict["NAME"]
        with made_database("filled", f'template "{template}"') as name, connected_to(name):
            world = make_world()
            _fill_the_rest(world)
            yield name, world


def _fill_the_rest(world: World) -> None:
    """What the world leaves empty: territory, groups, rules, a release, a load, a password."""
    commune, other = world.units["c000"], world.units["c001"]
    decision = world.rows["c000", "associations.reorganisation"]
    whole, *parts = (Parcel.objects.create(origin=commune) for _ in range(3))
    Holding.objects.create(parcel=whole, holder=commune, valid=(None, BEFORE))
    with transaction.atomic():
        for parcel, holder in zip(parts, (commune, other), strict=True):
            Holding.objects.create(parcel=parcel, holder=holder, valid=(BEFORE, None))
            part = ParcelPart.objects.create(
                parcel=whole, part=parcel, valid_from=BEFORE, reorganisation=decision
            )
            Weight.objects.create(part=part, basis="people", share="0.5", source="Tổng điều tra")
    group = Group.objects.create(host=world.units["p0"], name="Cụm 1", valid=(BEFORE, None))
    GroupMembership.objects.create(group=group, association=commune, valid=(BEFORE, None))
    Group.objects.create(host=world.units["p0"], name="Cụm 2", valid=(BEFORE, None))
    ClusterDuty.objects.create(year=2025, duty="head", group=group, association=commune)
    Trace.objects.create(reorganisation=decision, table="associations_state", key=1, after={})
    ShortAddress.objects.create(code="abcdefgh", address="/ket-qua/2024/1/")
    Load.objects.create(name="units", sha256="0" * 64)
    load_rules()
    ReleaseFile.objects.create(release=world.release, name="so-lieu.csv", content=b"x")
    make_indicator("spare")
    copy_set(CriteriaSet.objects.get(), BEFORE)
    world.row("p0", "learning_models.modelyear").pilots.add(commune)
    make_list(world.row("c000", "records.upload"), commune)
    world.form.asked_of.set([world.units["p0"]])
    photo = Photo.objects.create(
        association=commune, sha256="0" * 64, width=4, height=3, original="anh/goc.jpg"
    )
    MeetingPhoto.objects.create(meeting=world.row("c000", "meetings.meeting"), photo=photo)
    officer = world.officers["c000"]
    PersonInPhoto.objects.create(person=officer.person, photo=photo)
    paper = ConsentPaper.objects.create(
        person=officer.person, giver="self", sha256="0" * 64, size=1, file="phieu",
        added_by=officer,
    )  # fmt: skip
    paper.consents.add(Consent.objects.first())
    load_retention()
    Erasure.objects.create(rule=RetentionRule.objects.get(code="consent_papers"), on=BEFORE, rows=1)
    article = Article.objects.first()
    ArticlePhoto.objects.create(article=article, photo=photo, order=1)
    article.units.add(commune)
    article.documents.add(Document.objects.get())
    article.meetings.add(world.row("c000", "meetings.meeting"))
    Readership.objects.create(article=article, ratings=1, stars=4)
    find_salt(BEFORE)
    may_send(RequestFactory().get("/"), "comment")
    knock(MISS, "10.0.0.1")
    tally = Tally()
    tally.add(1, article.pk)
    tally.settle()
    user = world.officers["p0"]
    give_app(user)
    make_recovery_codes(user)
    issue([world.officers["c000"].person_id], User.objects.create_superuser("may-chu"))
    user.set_password(PASSWORD)
    with pghistory.context(reason="cấp mật khẩu"):
        user.save()
    assert Release.objects.exists()
    assert Due.objects.exists()


@pytest.fixture
def rows(filled) -> Iterator[World]:
    """The filled database inside a transaction that is undone."""
    with transaction.atomic():
        yield filled[1]
        transaction.set_rollback(True)


# Constraints


def change(table: str, where: str = "true", **columns: str) -> str:
    """SQL that writes expressions into columns of all rows."""
    written = ", ".join(f'"{column}" = {text}' for column, text in columns.items())
    return f"update {table} set {written} where {where}"


def add(table: str, where: str = "true", **columns: str) -> str:
    """SQL that adds a row like one that is there, but for some columns."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select column_name from information_schema.columns where table_name = %s"
            " and column_name <> 'id' and is_generated = 'NEVER' and table_schema = 'public'",
            [table],
        )
        names = [name for (name,) in cursor.fetchall()]
    taken = ", ".join(columns.get(name, f'"{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    return f"insert into {table} ({listed}) select {taken} from {table} where {where} limit 1"


def unknown(table: str, column: str) -> Callable[[], str]:
    """A word that is none of a column's choices."""
    return lambda: change(table, **{column: "'la'"})


ASSOCIATION, STATE = "associations_association", "associations_state"
REORGANISATION, VALUE = "associations_reorganisation", "figures_value"
DUTY, SUCCESSION = "accounts_clusterduty", "figures_indicatorsuccession"
ARTICLE, DOCUMENT, COMMENT = "news_article", "news_document", "news_comment"
SOMEBODY = "(select min(id) from accounts_user)"
ANOTHER = f"(select max(id) from {ASSOCIATION})"
SPARE = "(select id from figures_indicator where code = 'spare')"
CRITERIA_SET, CRITERION = "learning_models_criteriaset", "learning_models_criterion"
GRADE, DEADLINE = "learning_models_grade", "learning_models_deadline"
BEARER, MODEL_YEAR = "learning_models_bearer", "learning_models_modelyear"
PROPOSAL, REGISTRATION = "learning_models_proposal", "learning_models_registration"
CENTRE, CENTRE_YEAR = "learning_models_communitylearningcentre", "learning_models_centreyear"
LITERACY = "learning_models_literacyclass"
NAME_LIST = "learning_models_namelist"
COUNT_SOURCE = "learning_models_countsource"
DRAFT = "published_at is null"
PUBLISHED = "published_at is not null"
OF_DRAFT = f"criteria_set_id = (select id from {CRITERIA_SET} where {DRAFT})"
TARGET_OF_DRAFT = f"criterion_id = (select id from {CRITERION} where {OF_DRAFT})"
CERTIFICATE, DECISION = "records_certificate", "records_decision"
DESIGN, KEY = "records_certificatedesign", "records_signingkey"
ISSUED = "state = 'issued'"
ANOTHER_CODE = {"code": "'ABCDEFGHJKLMNPQR'"}
FUND, ENTRY, CLOSURE, DONOR = "funds_fund", "funds_entry", "funds_closure", "funds_donor"
PLEDGE, PROGRAMME, SPONSORSHIP = "funds_pledge", "funds_programme", "funds_sponsorship"
CATEGORY, DRIVE, TAKEN_BACK = "funds_category", "funds_drive", "reverses_id is not null"
MEETING, INVITATION, SESSION = (
    "meetings_meeting", "meetings_invitation", "meetings_workingsession",
)  # fmt: skip
OF_UNIT = "unit_id is not null"
REPORT = "meetings_report"
OPEN_REPORT = "state = 'draft'"  # an issued one is held by its trigger
NOMINATION, ROUND = "funds_nomination", "funds_round"
PAYMENT = f"kind = 'payment' and not ({TAKEN_BACK})"
RECEIPT = f"kind = 'receipt' and not ({TAKEN_BACK})"


def book(where: str = RECEIPT, **columns: str) -> str:
    """SQL that books an entry like one that is there, but for some columns."""
    names = (
        "fund_id", "kind", "series", "year", "number", "booked_on", "medium", "change",
        "category_id", "donor_id", "programme_id", "pledge_id", "party", "purpose", "attached",
        "goods", "valuation", "counterpart_id", "reverses_id", "booked_by_id", "booked_at",
    )  # fmt: skip
    columns = {"number": "number + 900", "booked_on": "'2021-03-01'", "year": "2021", **columns}
    taken = ", ".join(columns.get(name, name) for name in names)
    return (
        f"insert into {ENTRY} ({', '.join(names)})"
        f" select {taken} from {ENTRY} where {where} order by id limit 1"
    )


# Every rule that has a name, and a statement that breaks it.
BREAKS: dict[str, Callable[[], str]] = {
    "recommendation_state_known": lambda: change(
        "meetings_recommendation", "answer = ''", state="'la'"
    ),
    "recommendation_merged_into_another": lambda: change(
        "meetings_recommendation", "answer = ''", state="'merged'"
    ),
    "recommendation_answered_whole": lambda: change("meetings_recommendation", state="'answered'"),
    "recommendationstep_what_known": unknown("meetings_recommendationstep", "what"),
    "award_once_a_year": lambda: add("meetings_award"),
    "award_state_known": unknown("meetings_award", "state"),
    "award_granted_by_a_decision": lambda: change("meetings_award", state="'granted'"),
    "award_refused_with_reason": lambda: change("meetings_award", state="'refused'"),
    "award_year_plausible": lambda: change("meetings_award", year="1995"),
    "awardkind_for_somebody": lambda: change(
        "meetings_awardkind", for_units="false", for_persons="false"
    ),
    "scoringtable_one_in_force": lambda: add("meetings_scoringtable", PUBLISHED),
    "scoringtable_year_plausible": lambda: change("meetings_scoringtable", year="1995"),
    "scoringcriterion_number_once": lambda: add("meetings_scoringcriterion"),
    "scoringcriterion_most_above_0": lambda: change("meetings_scoringcriterion", most="0"),
    "scoringcriterion_bands_of_an_indicator": lambda: change(
        "meetings_scoringcriterion", bands="''"
    ),
    "selfrating_once": lambda: add("meetings_selfrating"),
    "selfrating_state_known": unknown("meetings_selfrating", "state"),
    "selfrating_sent_by_someone": lambda: change("meetings_selfrating", sent_by_id="null"),
    "selfrating_checked_whole": lambda: change("meetings_selfrating", state="'checked'"),
    "selfrating_four_eyes": lambda: change(
        "meetings_selfrating",
        state="'checked'",
        checked_by_id="sent_by_id",
        checked_at="now()",
        given="1",
    ),
    "selfratingline_once": lambda: add("meetings_selfratingline"),
    "selfratingline_points_from_0": lambda: change("meetings_selfratingline", claimed="-1"),
    "selfratingline_corrected_with_reason": lambda: change("meetings_selfratingline", given="1"),
    "inspection_state_known": unknown("meetings_inspection", "state"),
    "inspection_done_with_conclusion": lambda: change("meetings_inspection", state="'done'"),
    "finding_number_once": lambda: add("meetings_finding", task_id="null"),
    "contest_ends_after_beginning": lambda: change("meetings_contest", ends_on="begins_on - 1"),
    "contestround_order_once": lambda: add("meetings_contestround"),
    "contestentry_once": lambda: add("meetings_contestentry"),
    "bookeddocument_number_once": lambda: add("meetings_bookeddocument"),
    "bookeddocument_direction_known": lambda: add("meetings_bookeddocument", direction="'la'"),
    "bookeddocument_outgoing_is_not_handled": lambda: add(
        "meetings_bookeddocument", direction="'di'", their_number="'7/SNV'"
    ),
    "bookeddocument_signed_before_booking": lambda: change(
        "meetings_bookeddocument", signed_on="booked_on + 1"
    ),
    "agreement_once": lambda: add("meetings_agreement"),
    "agreement_ends_after_beginning": lambda: change("meetings_agreement", ends_on="begins_on - 1"),
    "agreement_ended_after_beginning": lambda: change(
        "meetings_agreement", ended_on="begins_on - 1"
    ),
    "member_year_alone_is_a_year": lambda: change("members_member", joined_on="'2015-02-03'"),
    "member_leaves_after_joining": lambda: change("members_member", left_on="'2014-01-01'"),
    "stay_one_at_a_time": lambda: add("members_stay"),
    "stay_lasts": lambda: change("members_stay", valid="'empty'"),
    "stay_ends_in_a_way": lambda: change("members_stay", ended_by="'moved'"),
    "fee_once_a_year": lambda: add("members_fee"),
    "fee_year_plausible": lambda: change("members_fee", year="1990"),
    "headcount_once_a_year": lambda: add("members_headcount"),
    "headcount_parts_fit": lambda: change("members_headcount", newly="members + 1"),
    "memberlist_state_known": unknown("members_memberlist", "state"),
    "memberlist_stored_by_someone": lambda: change("members_memberlist", state="'stored'"),
    "consentpaper_giver_known": unknown("records_consentpaper", "giver"),
    "consentpaper_there_or_dropped": lambda: change("records_consentpaper", file="''"),
    "personinphoto_once": lambda: add("records_personinphoto"),
    "retentionrule_a_day_at_least": lambda: change("records_retentionrule", days="0"),
    "erasure_once_a_day": lambda: add("records_erasure"),
    "erasure_of_something": lambda: change("records_erasure", rows="0"),
    "balance_medium_known": unknown("funds_balance", "medium"),
    "balance_once": lambda: add("funds_balance"),
    "category_direction_known": unknown(CATEGORY, "direction"),
    "category_valid_not_empty": lambda: change(CATEGORY, valid="'empty'"),
    "closure_adds_up": lambda: add(
        CLOSURE, opening="opening + 1", span="'[2021-02-01,2021-03-01)'"
    ),
    "closure_four_eyes": lambda: change(CLOSURE, signed_by_id="closed_by_id", signed_at="now()"),
    "closure_once_a_day": lambda: add(CLOSURE),
    "closure_reopening_is_told": lambda: change(CLOSURE, reason="'Sót phiếu'"),
    "closure_span_bounded": lambda: add(CLOSURE, span="'[2030-01-01,)'"),
    "daytotal_once": lambda: add("funds_daytotal"),
    "donor_agreed_on_a_day": lambda: change(DONOR, naming="'agreed'"),
    "donor_kind_known": unknown(DONOR, "kind"),
    "donor_naming_known": unknown(DONOR, "naming"),
    "donor_person_is_a_person": lambda: change(
        DONOR, kind="'firm'", person_id="(select min(id) from accounts_person)"
    ),
    "donorname_once_a_day": lambda: add("funds_donorname"),
    "drive_adds_up": lambda: change(DRIVE, kept="kept + 1"),
    "drive_kind_known": lambda: change(DRIVE, kind="'la'"),
    "drive_once": lambda: add(DRIVE),
    "drive_pigs_of_pigs": lambda: change(DRIVE, pigs="null"),
    "entry_category_where_money_is_used": lambda: book(category_id="null"),
    "entry_change_of_its_kind": lambda: book(change="-1"),
    "entry_donor_gives": lambda: book(donor_id="null"),
    "entry_in_kind_is_told": lambda: book(medium="'in_kind'"),
    "entry_medium_known": lambda: book(medium="'la'"),
    "entry_number_once": lambda: book(number="number", year="year", booked_on="booked_on"),
    "entry_purpose_told": lambda: book(purpose="''"),
    "entry_second_side_points_back": lambda: book(counterpart_id="id"),
    "entry_series_of_its_kind": lambda: book(series="'payment'"),
    "entry_year_of_its_day": lambda: book(year="2022"),
    "fund_closes_after_opening": lambda: change(FUND, closed_on="opened_on"),
    "fund_legal_form_known": unknown(FUND, "legal_form"),
    "fund_licence_of_licensed": lambda: change(FUND, legal_form="'licensed'"),
    "fund_name_once": lambda: add(FUND),
    "handover_once": lambda: add("funds_handover"),
    "handover_signed_whole": lambda: change("funds_handover", total="0"),
    "handovershare_four_eyes": lambda: change(
        "funds_handovershare",
        giver_id=SOMEBODY,
        taken_by_id=SOMEBODY,
        taken_at="now()",
        target_id=f"(select min(id) from {FUND})",
    ),
    "handovershare_not_below_zero": lambda: change("funds_handovershare", cash="-1"),
    "handovershare_once": lambda: add("funds_handovershare"),
    "instalment_amount_positive": lambda: change("funds_instalment", amount="0"),
    "instalment_once_a_day": lambda: add("funds_instalment"),
    "pledge_amount_positive": lambda: change(PLEDGE, amount="0"),
    "programme_budget_positive": lambda: change(PROGRAMME, budget="0"),
    "programme_ends_after_it_begins": lambda: change(PROGRAMME, ends_on="begins_on"),
    "programme_name_once": lambda: add(PROGRAMME),
    "authenticator_failures_dated": lambda: change("accounts_authenticator", failures="1"),
    "recoverycode_digest_whole": lambda: change("accounts_recoverycode", digest="'AB'"),
    "slip_digest_whole": lambda: change("accounts_slip", digest="'AB'"),
    "slip_lasts": lambda: change("accounts_slip", expires_at="issued_at"),
    "slip_one_open": lambda: add("accounts_slip", digest=f"'{'a' * 64}'"),
    "attachment_once": lambda: add("funds_attachment"),
    "dossierreview_once": lambda: add("funds_dossierreview"),
    "dossierreview_points_or_conflict": lambda: add("funds_dossierreview", reason="'Họ hàng'"),
    "nomination_award_by_a_decision": lambda: change(NOMINATION, decision_id="null"),
    "nomination_circumstance_known": unknown(NOMINATION, "circumstance"),
    "nomination_end_is_told": lambda: change(NOMINATION, state="'stopped'"),
    "nomination_mark_of_ten": lambda: change(NOMINATION, mark="11"),
    "nomination_number_once": lambda: add(NOMINATION),
    "nomination_of_a_person_or_a_group": lambda: change(NOMINATION, recipient="'group'"),
    "nomination_recipient_known": lambda: change(NOMINATION, recipient="'la'"),
    "nomination_replaces_another": lambda: change(NOMINATION, replaces_id="id"),
    "nomination_source_known": lambda: change(NOMINATION, source="'la'"),
    "nomination_stage_known": unknown(NOMINATION, "stage"),
    "nomination_state_known": lambda: change(NOMINATION, state="'la'"),
    "nomination_warned_goes_on_for_a_reason": lambda: change(NOMINATION, warnings="'Trùng tên'"),
    "nominationread_kind_known": lambda: add("funds_nominationread", kind="'la'"),
    "payline_amount_positive": lambda: change("funds_payline", amount="0"),
    "payline_once": lambda: add("funds_payline"),
    "payrun_step_from_one": lambda: change("funds_payrun", step="0"),
    "proof_kind_known": unknown("funds_proof", "kind"),
    "proof_once": lambda: add("funds_proof"),
    "quota_once": lambda: add("funds_quota"),
    "reviewcriterion_most_positive": lambda: change("funds_reviewcriterion", most="0"),
    "reviewcriterion_name_once": lambda: add("funds_reviewcriterion"),
    "reviewer_once": lambda: add("funds_reviewer"),
    "round_closes_after_opening": lambda: change(ROUND, closes_on="opens_on - 1"),
    "round_conditions_known": lambda: change(ROUND, stages="'{la}'"),
    "round_decided_by_another": lambda: change(ROUND, decided_by_id="proposed_by_id"),
    "round_lump_sum_positive": lambda: change(ROUND, lump_sum="0"),
    "round_mark_of_ten": lambda: change(ROUND, least_mark="11"),
    "round_name_once": lambda: add(ROUND),
    "round_places_hold_the_spare": lambda: change(ROUND, spare="places + 1"),
    "round_recipients_known": lambda: change(ROUND, recipients="'{}'"),
    "round_sharing_known": unknown(ROUND, "sharing"),
    "round_state_known": lambda: change(
        ROUND, state="'la'", decision_id="null", decided_by_id="null"
    ),
    "tier_gives_something": lambda: change("funds_tier", places="0"),
    "tier_goods_are_counted": lambda: change("funds_tier", goods="'xe đạp'"),
    "tier_kind_known": unknown("funds_tier", "kind"),
    "tier_name_once": lambda: add("funds_tier"),
    "sponsorship_amount_positive": lambda: change(SPONSORSHIP, yearly_amount="0"),
    "sponsorship_end_is_told": lambda: change(SPONSORSHIP, end_reason="'Ra trường'"),
    "sponsorship_once": lambda: add(SPONSORSHIP),
    "sponsorshipyear_amount_positive": lambda: change("funds_sponsorshipyear", amount="0"),
    "sponsorshipyear_once": lambda: add("funds_sponsorshipyear"),
    "agendaitem_order_once": lambda: add("meetings_agendaitem"),
    "candidate_office_known": unknown("meetings_candidate", "office"),
    "candidate_once": lambda: add("meetings_candidate"),
    "candidate_votes_of_ballots": lambda: change("meetings_candidate", votes="2", ballots="1"),
    "invitation_of_unit_or_guest": lambda: change(INVITATION, OF_UNIT, guest="'Ông An'"),
    "invitation_once": lambda: add(INVITATION, OF_UNIT, code="'ANOTHERCODE'"),
    "invitation_reply_dated": lambda: change(INVITATION, reply="'coming'"),
    "invitation_reply_known": lambda: change(INVITATION, reply="'la'", replied_at="now()"),
    "meeting_ends_after_beginning": lambda: change(MEETING, ends_at="begins_at"),
    "meeting_follows_another": lambda: change(MEETING, previous_id="id"),
    "meeting_state_known": unknown(MEETING, "state"),
    "meetingphoto_once": lambda: add("meetings_meetingphoto"),
    "paper_access_known": lambda: add("meetings_paper", access="'la'"),
    "report_four_eyes": lambda: change(REPORT, OPEN_REPORT, frozen_by_id="drafted_by_id"),
    "report_frozen_by_somebody": lambda: change(REPORT, OPEN_REPORT, state="'frozen'"),
    "report_issued_whole": lambda: change(
        REPORT,
        OPEN_REPORT,
        state="'issued'",
        frozen_at="now()",
        frozen_by_id="(select min(id) from accounts_user where id <> drafted_by_id)",
    ),
    "report_state_known": lambda: change(REPORT, OPEN_REPORT, state="'la'"),
    "reportparagraph_order_once": lambda: add("meetings_reportparagraph"),
    "reportparagraph_what_known": unknown("meetings_reportparagraph", "what"),
    "reportpart_order_once": lambda: add("meetings_reportpart"),
    "reportpart_what_known": unknown("meetings_reportpart", "what"),
    "revision_from_one": lambda: add("meetings_revision", number="0"),
    "revision_number_once": lambda: add("meetings_revision"),
    "task_due_after_giving": lambda: change("meetings_task", due_on="given_on - 1"),
    "task_number_once": lambda: add("meetings_task"),
    "taskshare_once": lambda: add("meetings_taskshare"),
    "taskshare_progress_known": unknown("meetings_taskshare", "progress"),
    "taskshare_told_with_evidence": lambda: change("meetings_taskshare", progress="'done'"),
    "workingsession_ends_after_beginning": lambda: change(SESSION, ends_at="begins_at"),
    "workingsession_one_at_a_time": lambda: "; ".join(
        (change(SESSION, state="'agreed'"), add(SESSION, state="'agreed'"))
    ),
    "workingsession_refused_with_reason": lambda: change(SESSION, state="'refused'"),
    "workingsession_state_known": unknown(SESSION, "state"),
    "article_four_eyes": lambda: change(ARTICLE, published_by_id="written_by_id"),
    "article_out_has_an_hour": lambda: change(ARTICLE, state="'published'", publish_at="null"),
    "article_state_known": unknown(ARTICLE, "state"),
    "articlephoto_once": lambda: add("news_articlephoto"),
    "association_closes_after_opening": lambda: change(
        ASSOCIATION, opened_on="'2026-01-02'", closed_on="'2026-01-02'"
    ),
    "association_established_known": unknown(ASSOCIATION, "established"),
    "assessment_assessor_known": unknown("learning_models_assessment", "assessor"),
    "bearer_birth_year_plausible": lambda: change(BEARER, birth_year="1899"),
    "bearer_has_a_name": lambda: change(BEARER, name_key="''"),
    "bearer_once_a_unit": lambda: add(BEARER),
    "bearer_sex_known": unknown(BEARER, "sex"),
    "bearer_subject_known": unknown(BEARER, "subject"),
    "bearerread_kind_known": lambda: add("learning_models_bearerread", kind="'la'"),
    "change_kind_known": unknown("associations_change", "kind"),
    "change_order_once": lambda: add("associations_change"),
    "centre_closes_after_founding": lambda: change(
        CENTRE, founded_on="'2020-01-01'", closed_on="'2020-01-01'"
    ),
    "centre_name_once": lambda: add(CENTRE),
    "centre_one_director": lambda: change(
        CENTRE, director_id="(select min(id) from accounts_person)"
    ),
    "centreyear_approved_at_a_time": lambda: change(CENTRE_YEAR, approved_at="now()"),
    "centreyear_four_eyes": lambda: change(
        CENTRE_YEAR, approved_by_id="typed_by_id", approved_at="now()"
    ),
    "centreyear_once": lambda: add(CENTRE_YEAR),
    "centreyear_says_something": lambda: change(CENTRE_YEAR, turns="null", rating_id="null"),
    "centreyear_year_plausible": lambda: change(CENTRE_YEAR, year="1989"),
    "literacyclass_approved_at_a_time": lambda: change(LITERACY, approved_at="now()"),
    "literacyclass_completed_are_learners": lambda: change(LITERACY, completed="learners + 1"),
    "literacyclass_ends_after_beginning": lambda: change(LITERACY, ended_on="began_on - 1"),
    "literacyclass_four_eyes": lambda: change(
        LITERACY, approved_by_id="typed_by_id", approved_at="now()"
    ),
    "literacyclass_level_known": lambda: change(LITERACY, level="3"),
    "literacyclass_year_plausible": lambda: change(LITERACY, year="1989"),
    "criteriaset_gaps_told": lambda: change(CRITERIA_SET, gaps="''"),
    "criteriaset_judging_known": lambda: change(CRITERIA_SET, DRAFT, judging="'la'"),
    "countsource_counted_known": unknown(COUNT_SOURCE, "counted"),
    "countsource_once_at_a_time": lambda: add(COUNT_SOURCE),
    "countsource_sex_known": unknown(COUNT_SOURCE, "sex"),
    "countsource_valid_not_empty": lambda: change(COUNT_SOURCE, valid="'empty'"),
    "criteriaset_one_at_a_time": lambda: change(CRITERIA_SET, DRAFT, published_at="now()"),
    "criteriaset_series_whole": lambda: change(CRITERIA_SET, DRAFT, series_years="5"),
    "criteriaset_valid_not_empty": lambda: change(CRITERIA_SET, DRAFT, valid="'empty'"),
    "criterion_most_above_0": lambda: change(CRITERION, OF_DRAFT, most="0"),
    "criterion_not_above_itself": lambda: change(CRITERION, OF_DRAFT, above="number"),
    "criterion_number_once": lambda: add(CRITERION, OF_DRAFT),
    "deadline_is_a_day": lambda: change(DEADLINE, OF_DRAFT, day="31", month="4"),
    "deadline_once_a_step": lambda: add(DEADLINE, OF_DRAFT),
    "deadline_step_known": lambda: change(DEADLINE, OF_DRAFT, step="'la'"),
    "grade_area_known": lambda: change(GRADE, OF_DRAFT, area="'la'"),
    "grade_once_an_area": lambda: add(GRADE, OF_DRAFT),
    "hardarea_once_at_a_time": lambda: add("learning_models_hardarea"),
    "hardarea_valid_not_empty": lambda: change("learning_models_hardarea", valid="'empty'"),
    "learningmodel_subject_known": unknown("learning_models_learningmodel", "subject"),
    "modelgroup_once_at_a_time": lambda: add("learning_models_modelgroup"),
    "modelgroup_valid_not_empty": lambda: change("learning_models_modelgroup", valid="'empty'"),
    "modelyear_closed_has_a_time": lambda: change(MODEL_YEAR, is_open="false"),
    "modelyear_once": lambda: add(MODEL_YEAR),
    "modelyear_year_plausible": lambda: change(MODEL_YEAR, year="2013"),
    "namelist_state_known": unknown(NAME_LIST, "state"),
    "namelist_stored_by_someone": lambda: change(NAME_LIST, state="'stored'"),
    "proposal_four_eyes": lambda: change(
        PROPOSAL,
        state="'decided'",
        decided_at="now()",
        decided_by_id=SOMEBODY,
        sent_at="now()",
        sent_by_id=SOMEBODY,
    ),
    "proposal_one_open": lambda: add(PROPOSAL),
    "proposal_sent_by_someone": lambda: change(PROPOSAL, state="'sent'"),
    "proposal_state_known": unknown(PROPOSAL, "state"),
    "registration_area_known": unknown(REGISTRATION, "area"),
    "registration_once_a_year": lambda: add(REGISTRATION),
    "registration_reason_told": lambda: change(REGISTRATION, state="'not_recognised'", reason="''"),
    "registration_recognised_on_a_day": lambda: change(REGISTRATION, state="'recognised'"),
    "registration_scores_not_negative": lambda: change(REGISTRATION, score="-1"),
    "registration_state_known": unknown(REGISTRATION, "state"),
    "registration_votes_need_a_review": lambda: change(REGISTRATION, review_id="null"),
    "review_present_were_called": lambda: change("learning_models_review", present="called + 1"),
    "target_is_a_percentage": lambda: change(
        "learning_models_target", TARGET_OF_DRAFT, at_least="101"
    ),
    "target_once_a_level": lambda: add("learning_models_target", TARGET_OF_DRAFT),
    "clusterduty_duty_known": unknown(DUTY, "duty"),
    "clusterduty_of_one_cluster": lambda: change(DUTY, cluster_id=ANOTHER),
    "clusterduty_once": lambda: add(DUTY, "duty = 'officer'"),
    "clusterduty_one_head_and_host": lambda: add(DUTY, "duty = 'head'", association_id=ANOTHER),
    "clusterduty_unit_or_person": lambda: change(DUTY, "duty = 'officer'", person_id="null"),
    "clusterduty_year_plausible": lambda: change(DUTY, year="1989"),
    "comment_decided_by_somebody": lambda: change(COMMENT, state="'approved'"),
    "comment_refused_with_reason": lambda: change(
        COMMENT, state="'refused'", decided_at="now()", decided_by_id=SOMEBODY
    ),
    "comment_says_something": lambda: change(COMMENT, text="''"),
    "comment_state_known": lambda: change(
        COMMENT, state="'la'", decided_at="now()", decided_by_id=SOMEBODY
    ),
    "consent_giver_known": unknown("accounts_consent", "giver"),
    "consent_one_in_force": lambda: add("accounts_consent", "withdrawn_on is null"),
    "consent_purpose_known": unknown("accounts_consent", "purpose"),
    "consent_withdrawn_after_given": lambda: change(
        "accounts_consent", withdrawn_on="given_on - 1"
    ),
    "certificate_code_well_made": lambda: add(CERTIFICATE, code="'ABC'"),
    "certificate_end_is_told": lambda: add(CERTIFICATE, **ANOTHER_CODE, reason="'x'"),
    "certificate_kind_is_lower": lambda: add(CERTIFICATE, **ANOTHER_CODE, kind="'Hộ'"),
    "certificate_number_once": lambda: add(CERTIFICATE, **ANOTHER_CODE, subject_id="null"),
    "certificate_once_a_subject": lambda: add(CERTIFICATE, **ANOTHER_CODE, number="999"),
    "certificate_state_known": lambda: add(
        CERTIFICATE,
        **ANOTHER_CODE,
        state="'la'",
        reason="'x'",
        ended_on="issued_on",
        ended_by_id="made_by_id",
    ),  # fmt: skip
    "certificate_valid_a_day_at_least": lambda: add(
        CERTIFICATE, **ANOTHER_CODE, valid_until="issued_on"
    ),
    "certificatedesign_corner_known": lambda: add(DESIGN, version="99", qr_corner="'la'"),
    "certificatedesign_paper_known": lambda: add(DESIGN, version="99", paper="'la'"),
    "certificatedesign_state_known": lambda: add(DESIGN, version="99", state="'la'"),
    "certificatedesign_version_once": lambda: add(DESIGN),
    "certificateread_kind_known": lambda: add("records_certificateread", kind="'la'"),
    "decision_four_eyes": lambda: add(DECISION, ISSUED, issued_by_id="drafted_by_id"),
    "decision_in_force_from_its_day": lambda: add(DECISION, ISSUED, in_force_on="signed_on - 1"),
    "decision_issued_is_whole": lambda: add(DECISION, ISSUED, number="null", written_number="''"),
    "decision_number_once": lambda: add(DECISION, ISSUED, written_number="'khác'"),
    "decision_revoked_is_told": lambda: add(DECISION, ISSUED, revocation_reason="'x'"),
    "decision_state_known": lambda: add(
        DECISION, ISSUED, state="'la'", number="null", written_number="'khác'"
    ),
    "decision_written_number_once": lambda: add(DECISION, ISSUED, number="null"),
    "knock_once": lambda: add("records_knock"),
    "signingkey_ends_after_it_begins": lambda: change(KEY, valid_to="valid_from - 1"),
    "signingkey_one_in_use": lambda: add(KEY, public_key="'\\x00'::bytea"),
    "document_ends_after_beginning": lambda: change(
        DOCUMENT, in_force_from="'2026-01-02'", in_force_to="'2026-01-02'"
    ),
    "document_kind_known": unknown(DOCUMENT, "kind"),
    "document_not_replaced_by_itself": lambda: change(DOCUMENT, replaced_by_id="id"),
    "document_once": lambda: add(DOCUMENT),
    "document_shown_is_whole": lambda: change(DOCUMENT, number="''"),
    "due_once": lambda: add("figures_due"),
    "earlierviews_parts_fit": lambda: change("news_earlierviews", in_year="total + 1"),
    "feedback_says_something": lambda: change("news_feedback", text="''"),
    "feedback_state_known": unknown("news_feedback", "state"),
    "bankline_amount_positive": lambda: change("funds_bankline", amount="0"),
    "bankline_booked_by_an_entry": lambda: change("funds_bankline", state="'booked'"),
    "bankline_once": lambda: add("funds_bankline"),
    "bankline_state_known": unknown("funds_bankline", "state"),
    "takedown_answered_by_somebody": lambda: change("news_takedown", state="'done'"),
    "takedown_relation_known": unknown("news_takedown", "relation"),
    "takedown_says_something": lambda: change("news_takedown", about="''"),
    "takedown_state_known": lambda: change(
        "news_takedown", state="'la'", answer="'x'", handled_at="now()", handled_by_id=SOMEBODY
    ),
    "form_period_kind_known": unknown("figures_form", "period_kind"),
    "formline_once": lambda: add("figures_formline"),
    "formversion_once": lambda: add(
        "figures_formversion", valid="daterange('1900-01-01', '1900-01-02')"
    ),
    "formversion_one_at_a_time": lambda: add("figures_formversion", number="9"),
    "groupmembership_no_overlap": lambda: add("associations_groupmembership"),
    "holding_lasts": lambda: change("associations_holding", valid="'empty'"),
    "holding_one_holder_at_a_time": lambda: add("associations_holding"),
    "imprint_only_one": lambda: change("news_imprint", id="2"),
    "indicator_basis_known": unknown("figures_indicator", "basis"),
    "indicator_input_has_no_formula": lambda: change("figures_indicator", formula="'a + b'"),
    "indicator_kind_known": unknown("figures_indicator", "kind"),
    "indicator_nature_known": unknown("figures_indicator", "nature"),
    "indicator_sum_has_formula": lambda: change("figures_indicator", kind="'sum'"),
    "indicatorsuccession_not_itself": lambda: change(SUCCESSION, new_id="old_id"),
    "indicatorsuccession_once": lambda: add(SUCCESSION),
    "job_key_once_open": lambda: change("records_job", state="'waiting'", key="'một khóa'"),
    "job_running_is_leased": lambda: change("records_job", state="'running'"),
    "job_state_known": unknown("records_job", "state"),
    "levelrule_once_at_a_time": lambda: add(
        "associations_levelrule", "parent_level_id is not null"
    ),
    "load_once": lambda: add("associations_load"),
    "notice_ends_after_beginning": lambda: change("news_notice", last_day="first_day - 1"),
    "notice_leads_somewhere": lambda: change("news_notice", target="'javascript:1'"),
    "numberregister_once": lambda: add("records_numberregister"),
    "oldaddress_stays_here": lambda: change("news_oldaddress", target="'//noi-khac.vn'"),
    "parcelpart_not_itself": lambda: change("associations_parcelpart", part_id="parcel_id"),
    "period_ends_after_beginning": lambda: change("figures_period", last_day="first_day - 1"),
    "period_kind_known": unknown("figures_period", "kind"),
    "periodunit_nested": lambda: change("figures_periodunit", rght="lft"),
    "periodunit_once": lambda: add("figures_periodunit"),
    "person_birth_year_plausible": lambda: change("accounts_person", birth_year="1899"),
    "personread_kind_known": lambda: add("accounts_personread", kind="'la'"),
    "photo_has_room": lambda: change("records_photo", width="0"),
    "photo_state_known": unknown("records_photo", "state"),
    "poll_ends_after_beginning": lambda: change("news_poll", last_day="first_day - 1"),
    "pollanswer_once": lambda: add("news_pollanswer"),
    "post_lasts": lambda: change("accounts_post", valid="'empty'"),
    "post_office_known": unknown("accounts_post", "office"),
    "post_roles_known": lambda: change("accounts_post", roles="array['la']"),
    "reading_state_known": unknown("returns_reading", "state"),
    "readership_stars_fit_ratings": lambda: change("news_readership", stars="6"),
    "recording_kind_known": unknown("news_recording", "kind"),
    "recording_shown_can_be_read": lambda: change("news_recording", is_public="true"),
    "release_once": lambda: add("figures_release"),
    "releasefile_once": lambda: add("figures_releasefile"),
    "rememberedanswer_kind_known": unknown("records_rememberedanswer", "kind"),
    "rememberedanswer_once": lambda: add("records_rememberedanswer"),
    "reorganisation_has_its_day": lambda: change(REORGANISATION, in_force_on="null"),
    "reorganisation_one_a_place_in_the_day": lambda: add(REORGANISATION),
    "reorganisation_status_known": unknown(REORGANISATION, "status"),
    "return_owed_or_left": lambda: change("returns_return", association_id=ANOTHER),
    "return_state_known": unknown("returns_return", "state"),
    "rule_comparison_known": unknown("returns_rule", "comparison"),
    "rule_severity_known": unknown("returns_rule", "severity"),
    "sending_once": lambda: add("news_sending"),
    "seriesbreak_once": lambda: add("figures_seriesbreak"),
    "shortaddress_address_once": lambda: add("figures_shortaddress", code="'khac'"),
    "shortaddress_code_once": lambda: add("figures_shortaddress", address="'/khac/'"),
    "target_has_source": lambda: change("figures_target", source="''"),
    "target_not_negative": lambda: change("figures_target", number="-1"),
    "target_once": lambda: add("figures_target"),
    "state_code_has_register": lambda: change(STATE, code="'01'", register="null"),
    "state_code_once_at_a_time": lambda: change(STATE, code="'01'", register="'gso'"),
    "state_established_known": unknown(STATE, "established"),
    "state_lasts": lambda: change(STATE, valid="'empty'"),
    "state_no_overlap": lambda: add(STATE, "code is null"),
    "state_not_under_itself": lambda: change(STATE, parent_id="association_id"),
    "step_kind_known": unknown("returns_step", "kind"),
    "submission_four_eyes": lambda: change("figures_submission", approved_by_id="submitted_by_id"),
    # what a value's copies point to; the table's own key would speak first
    "submission_of_unit_and_period": lambda: (
        "alter table figures_submission drop constraint figures_submission_pkey cascade;"
        + change("figures_submission", id="1", association_id="1", period_id="1")
    ),
    "submission_status_known": unknown("figures_submission", "status"),
    "succession_not_itself": lambda: change("associations_succession", new_id="old_id"),
    "succession_once": lambda: add("associations_succession"),
    "value_mark_known": lambda: add(VALUE, mark="9", number="null", indicator_id=SPARE),
    "value_number_where_marked": lambda: add(VALUE, mark="1", indicator_id=SPARE),
    "value_of_its_submission": lambda: add(
        VALUE,
        association_id=ANOTHER,
        indicator_id=SPARE,
    ),
    "value_one_approved": lambda: change(VALUE, "status <> 1", status="1"),
    "value_one_provisional": lambda: change(VALUE, "status <> 0", status="0"),
    "value_status_known": lambda: change(VALUE, status="9"),
    "weight_basis_known": lambda: change("associations_weight", basis="'none'"),
    "weight_between_0_and_1": lambda: change("associations_weight", share="2"),
    "weight_one_a_basis": lambda: add("associations_weight"),
}

# Rules held by triggers, each with statements that break it.
TRIGGERS: dict[str, list[str]] = {
    "balance_not_below_zero": [change("funds_balance", amount="-1")],
    "closure_agrees_with_the_books": [
        f"insert into {CLOSURE} (fund_id, span, opening, raised, spent, moved, closing, closed_at,"
        " closed_by_id, reason) select fund_id, '[2021-02-01,2021-03-01)', closing, 1, 0, 0,"
        f" closing + 1, now(), closed_by_id, '' from {CLOSURE} limit 1",
    ],
    "entry_moved_on_both_sides": [
        book("kind = 'opening'", kind="'transfer_out'", series="'transfer_out'", change="-1"),
        book("kind = 'opening'", kind="'transfer_in'", series="'transfer_in'", counterpart_id="id"),
    ],
    "handover_shares_add_up": [
        change("funds_handover", total="24", given_by_id=SOMEBODY, given_at="now()"),
        change("funds_handover", total="0", given_by_id=SOMEBODY, given_at="now()")
        + "; "
        + change("funds_handovershare", cash="1"),
    ],
    "quota_adds_up": [
        change(ROUND, "spare > 0", spare="spare - 1"),
        change("funds_quota", places="places + 1"),
        "delete from funds_quota",
    ],
    "nomination_within_quota": [
        change("funds_quota", places="0") + "; " + change(ROUND, spare="places"),
        change(NOMINATION, association_id=ANOTHER),
    ],
    "payrun_lines_add_up": [
        change("funds_payline", amount="amount + 1"),
        change("funds_payline", amount="null"),
        change(ROUND, lump_sum="9") + "; " + change("funds_payrun", step="2"),
    ],
    "fund_closes_empty": [change(FUND, closed_on="'2030-01-01'")],
    "decision_stays": [
        change(DECISION, ISSUED, abstract="'x'"),
        change(DECISION, ISSUED, state="'draft'"),
        f"delete from {DECISION} where {ISSUED}",
    ],
    "design_stays": [
        change(DESIGN, "state = 'published'", text="'x'"),
        change(DESIGN, "state = 'published'", state="'draft'"),
        f"delete from {DESIGN} where state = 'published'",
    ],
    "certificate_stays": [
        change(CERTIFICATE, name="'Người khác'"),
        change(CERTIFICATE, number="number + 1"),
        f"delete from {CERTIFICATE}",
    ],
    "groupmembership_one_group_of_a_host": [
        "insert into associations_groupmembership (group_id, association_id, valid)"
        " select (select id from associations_group where name = 'Cụm 2'), association_id, valid"
        " from associations_groupmembership limit 1",
    ],
    "weight_adds_up_to_1": [
        "update associations_weight set share = 0.4",
        "delete from associations_weight where id = (select min(id) from associations_weight)",
    ],
    "criteria_set_stays": [
        f"update {CRITERIA_SET} set floor = 1 where published_at is not null",
        f"update {CRITERIA_SET} set published_at = null where published_at is not null",
        f"delete from {CRITERIA_SET} where published_at is not null",
        *(
            f"{act.format(f'learning_models_{part}')} where not ({where})"
            for part, where in (
                ("criterion", OF_DRAFT),
                ("grade", OF_DRAFT),
                ("deadline", OF_DRAFT),
                ("target", TARGET_OF_DRAFT),
            )
            for act in ("update {} set id = id", "delete from {}")
        ),
        f"update {CRITERION} set criteria_set_id = (select id from {CRITERIA_SET}"
        f" where published_at is not null), number = '9' where {OF_DRAFT}",
    ],
    "value_stays": [
        "update figures_value set number = number + 1",
        "update figures_value set raw = 'khác'",
        "update figures_value set mark = 2, number = null",
        "update figures_value set association_id = association_id + 1",
        "update figures_value set is_illustrative = not is_illustrative",
    ],
    "roll_stays_frozen": [
        "update figures_period set frozen_at = now(); delete from figures_periodunit"
        " where id = (select max(id) from figures_periodunit)",
        "update figures_period set frozen_at = now(); update figures_periodunit set depth = 0",
        "update figures_period set frozen_at = now(); insert into figures_periodunit"
        " (period_id, association_id, level_id, depth, lft, rght)"
        " select min(p.id), 0, 'commune', 0, 1, 2 from figures_period p",
    ],
    "release_stays": [
        "update figures_releasefile set content = ''",
        "delete from figures_releasefile",
        "update figures_release set manifest = '{}'",
        "delete from figures_release",
    ],
}
# What keeps the books refuses under the name of the rule that an entry breaks.
OF_ENTRIES: dict[str, list[str]] = {
    "entry_not_below_zero_on_any_day": [
        f"{book(booked_on=repr('2021-03-02'))}; "
        + book(PAYMENT, change="-25", number="number + 901", programme_id="null"),
    ],
    "entry_not_in_a_closed_period": [book(booked_on="'2020-01-01'", year="2020")],
    "entry_pledge_of_its_donor": [book(pledge_id=f"(select max(id) from {PLEDGE})")],
    "entry_programme_of_its_fund": [book(programme_id=f"(select max(id) from {PROGRAMME})")],
    "entry_reverses_exactly": [
        book(PAYMENT, reverses_id="id", series="'reversal'", change="change * -2"),
    ],
    "entry_while_the_fund_lives": [book(booked_on="'2019-03-01'", year="2019")],
    "entry_within_budget": [
        f"update {PROGRAMME} set budget = 5; {book(PAYMENT, change='-1')}",
    ],
}
SILENT_TRIGGERS = {"entry_keeps_the_books", "fund_gets_balances"}


def break_rule(statement: str) -> str:
    """The name of the rule that a statement breaks; empty when it breaks none."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set constraints all deferred")
            cursor.execute(statement)
            cursor.execute("set constraints all immediate")
    except IntegrityError as error:
        cause = error.__cause__
        assert isinstance(cause, psycopg2.Error)
        return cause.diag.constraint_name or ""
    return ""


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_rule_is_held_by_the_database_under_its_name(rows, rule):
    assert break_rule(BREAKS[rule]()) == rule


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        (rule, statement)
        for rule, statements in (TRIGGERS | OF_ENTRIES).items()
        for statement in statements
    ],
)
def test_rule_is_held_by_a_trigger_under_its_name(rows, rule, statement):
    assert break_rule(statement) == rule


def test_every_rule_of_the_models_and_of_the_database_has_a_case(rows):
    """Exact: what models declare, what the database has by a name of ours, what is broken here."""
    declared = {
        rule.name
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for rule in model._meta.constraints
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "select conname from pg_constraint k join pg_class c on c.oid = k.conrelid"
            " where contype in ('c', 'u', 'x', 'f', 't')"
            " and relname like any(%s)"
            " and not starts_with(conname, relname) and conname !~ '_[0-9a-f]{8}(_|$)'"
            " union select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid"
            " join pg_class c on c.oid = x.indrelid where x.indisunique and x.indpred is not null"
            " and c.relname like any(%s)",
            [[f"{app}\\_%" for app in OURS]] * 2,
        )
        held = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "select distinct regexp_replace(tgname, '_(insert|update|delete)$', '')"
            " from pg_trigger where not tgisinternal and tgname not like 'pgtrigger%%'"
            " and tgname <> 'tell_pages' and tgname not like 'keep_terms%%'"
        )
        triggers = {name for (name,) in cursor.fetchall()}

    by_trigger = {
        "weight_adds_up_to_1", "groupmembership_one_group_of_a_host", "entry_moved_on_both_sides",
        "handover_shares_add_up", "nomination_within_quota", "payrun_lines_add_up", "quota_adds_up",
    }  # fmt: skip
    assert held == declared | by_trigger | {"value_of_its_submission"}
    assert set(BREAKS) == held - by_trigger
    assert set(TRIGGERS) | SILENT_TRIGGERS == triggers


def test_rule_in_words_for_who_breaks_it():
    """A rule that a person can break in a form of the desk says in Vietnamese what is wrong.

    A field refuses a word that is none of its choices by itself.
    """
    request = RequestFactory().get("/")
    request.user = User(username="quan-tri", is_superuser=True, is_active=True)
    silent, spoken = set(), set()
    for model, desk in admin.site._registry.items():
        if model._meta.app_label not in OURS or not desk.has_change_permission(request):
            continue
        for page in (desk, *desk.get_inline_instances(request)):
            typed = set(flatten_fieldsets(page.get_fieldsets(request)))
            for rule in page.model._meta.constraints:
                if list_fields(rule) <= typed and not rule.name.endswith("_known"):
                    text = str(rule.get_violation_error_message())
                    (silent if rule.name in text else spoken).add(rule.name)

    assert "document_once" in spoken
    assert silent == set()


def list_fields(rule: BaseConstraint) -> set[str]:
    """The fields of which a rule speaks."""
    if isinstance(rule, CheckConstraint):
        return set(rule.condition.referenced_base_fields)
    if isinstance(rule, ExclusionConstraint):
        named = [field for field, _ in rule.expressions]
        return {field.name if isinstance(field, F) else str(field) for field in named}
    return set(rule.fields)


# Migrations


# The first state in which every table of the first release stood.
FIRST = [
    ("associations", "0002_tree"),
    ("accounts", "0001_people"),
    ("records", "0001_records"),
    ("figures", "0002_values"),
    ("returns", "0001_returns"),
]
DATA = """
insert into associations_level (code, name, rank, has_territory)
values ('province', 'tỉnh', 3, true);
insert into associations_association
       (name, full_name, code, level_id, kind, established, lft, rght, tree_id, depth)
values ('Đắk Lắk', 'Tỉnh Đắk Lắk', '66', 'province', 'tỉnh', 'yes', 1, 2, 1, 0);
insert into associations_state
       (association_id, valid, name, full_name, level_id, kind, established)
select id, daterange(null, null), name, full_name, level_id, kind, established
  from associations_association;
insert into accounts_person (name, phone, email, address, association_id)
select 'Y Thu Êban', '', '', '', id from associations_association;
insert into accounts_user (password, username, person_id, is_active, is_superuser, created_at)
select 'x', 'ythu', id, true, false, now() from accounts_person;
insert into figures_period (code, kind, first_day, last_day, is_open)
values ('2024', 'year', '2024-01-01', '2024-12-31', true);
insert into figures_indicator
       (code, section, label, unit, kind, nature, basis, formula, places, note, "order")
values ('members', '1', 'Hội viên', 'người', 'input', 'stock', 'none', '', 0, '', 1);
insert into figures_submission
       (period_id, association_id, source, source_url, status, submitted_at, on_behalf)
select p.id, a.id, '', '', 'submitted', now(), ''
  from figures_period p, associations_association a;
insert into figures_value
       (submission_id, association_id, period_id, indicator_id, status, mark, precision,
        is_derived, is_illustrative, number, raw)
select s.id, s.association_id, s.period_id, i.id, 0, 0, 0, false, false, 1234.5, '1.234,5'
  from figures_submission s, figures_indicator i;
"""
KEPT = """
select a.full_name, s.full_search_key, p.name, u.username, v.number, v.raw, e.pgh_label
  from associations_association a
  join associations_state s on s.association_id = a.id
  join accounts_person p on p.association_id = a.id
  join accounts_user u on u.person_id = p.id
  join accounts_userevent e on e.pgh_obj_id = u.id
  join figures_value v on v.association_id = a.id
"""


def migrate(to: list[tuple[str, str]] | None = None) -> None:
    """Apply the migrations up to some, or all of them and what follows them."""
    if to is None:
        call_command("migrate", verbosity=0, skip_checks=True)
    else:
        MigrationExecutor(connection).migrate(to)


def read_restored_shape(file: Path) -> dict[tuple[str, str], str]:
    """The shape of what a dump of the database in use restores: a condition is written out
    otherwise when it was read back once."""
    run_program("pg_dump", "--schema-only", "--file", str(file), connection.settings_dict["NAME"])
    with made_database("again") as name:
        run_program("psql", "--quiet", "--set=ON_ERROR_STOP=1", "--file", str(file), name)
        with connected_to(name):
            return read_shape()


@pytest.mark.migrations
def test_migrations_run_from_zero_and_forwards_over_data(django_db_blocker, tmp_path):
    """A database of the first days comes to today's shape with its data intact, the shape of one
    that was made from the snapshot (decision 0015)."""
    with django_db_blocker.unblock():
        with made_database("asked", f'template "{make_blank()}"') as name, connected_to(name):
            asked = read_restored_shape(tmp_path / "asked.sql")
        with made_database("old") as name, connected_to(name):
            migrate(FIRST)
            with connection.cursor() as cursor:
                cursor.execute(DATA)

            migrate()

            with connection.cursor() as cursor:
                cursor.execute(KEPT)
                kept = cursor.fetchall()
            reached = read_restored_shape(tmp_path / "reached.sql")
            states = MigrationExecutor(connection).migration_plan(
                MigrationExecutor(connection).loader.graph.leaf_nodes()
            )

    assert [tuple(map(str, row)) for row in kept] == [
        ("Tỉnh Đắk Lắk", "tinh dak lak", "Y Thu Êban", "ythu", "1234.5000", "1.234,5", "insert")
    ]
    assert states == []
    differing = {key for key in asked.keys() | reached.keys() if asked.get(key) != reached.get(key)}
    assert differing == set()


# Dump and restore


def test_every_table_has_a_row_in_the_database_to_be_dumped(filled):
    """But for the queue's, which hold work in passing."""
    passing = {"django_admin_log", "auth_group", "auth_group_permissions", "django_session",
               "accounts_session",
               "axes_accesslog", "axes_accessfailurelog", "axes_accessattemptexpiration",
               "django_tasks_database_dbtaskresult"}  # fmt: skip

    empty = {table for table, (count, _) in read_tables().items() if not count}

    assert {table for table in empty - passing if not table.endswith("event")} == set()


def has_icu() -> bool:
    """Whether the server can make a database with a collation of a language."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) > 9 from pg_collation where collprovider = 'i'")
        return cursor.fetchone()[0]


ANOTHER_COLLATION = "template template0 locale_provider icu icu_locale 'en-US'"


def test_o_dump_is_restored_whole_into_a_database_of_another_collation(filled, tmp_path):
    """Rows, keys, functions and triggers are there again; the portal answers, people sign in."""
    name, world = filled
    connection.commit()
    file = str(tmp_path / "khuyenhoc.dump")
    before, shape = read_tables(), read_shape()

    run_program("pg_dump", "--format", "custom", "--file", file, "--dbname", name)
    how = ANOTHER_COLLATION if has_icu() else "template template0"
    with made_database("restored", how) as restored:
        run_program("pg_restore", "--exit-on-error", "--no-owner", "--dbname", restored, file)
        with connected_to(restored):
            assert read_tables() == before
            assert _simplify(read_shape()) == _simplify(shape)
            _use(world)


def _simplify(shape: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Definitions without casts and brackets, which the server writes otherwise after a restore."""
    return {
        key: re.sub(r"::[a-z ]+(\[\])?|[()\s]|public\.", "", text) for key, text in shape.items()
    }


def _use(world: World) -> None:
    """Sign in, read a page, write a row, sort and search names."""
    client = Client()
    user = User.objects.get(pk=world.officers["p0"].pk)
    answer = sign_in(client, user, PASSWORD)
    assert (answer.status_code, answer.url) == (302, reverse("returns:home"))
    assert client.get(reverse("returns:inbox")).status_code == 200
    assert client.get(reverse("admin:accounts_person_changelist"), {"q": "kin"}).status_code == 200
    made = make_person("Nguyễn Thị Mới", world.units["p0"])
    assert made.events.count() == 1
    assert_vietnamese_order(world.units["p0"])


NAMES = [
    "An", "Anh", "Ánh", "Ăn", "Ân", "Ấn", "Bình", "Dũng", "Dương", "Đạt", "Đỗ", "Yên", "Ý Yên",
    "Hoà", "Hoá", "Đ’ran", "Ea H'leo", "Ea Hiao", "Thôn 2", "Thôn 10", "Tân Lập",
]  # fmt: skip
PEOPLE = ["Lê Văn An", "Trần Thị An", "Bùi Ánh", "Võ Ấn", "Đỗ Dũng", "Cao Đạt", "Ấn Văn Ý"]


def assert_vietnamese_order(parent: Association) -> None:
    """The database sorts by its keys as Python does, whatever collation it was made with."""
    for name in NAMES:
        make_association(name, "branch", parent)
    for name in PEOPLE:
        make_person(name, parent)

    units = Association.objects.filter(name__in=NAMES).order_by("sort_key")
    people = Person.objects.filter(name__in=PEOPLE).order_by("sort_key")

    assert list(units.values_list("name", flat=True)) == sorted(NAMES, key=vn_key)
    assert list(people.values_list("name", flat=True)) == sorted(PEOPLE, key=given_name_key)


@pytest.mark.django_db
def test_vietnamese_order_comes_from_the_keys():
    assert_vietnamese_order(make_association("Đắk Lắk", "province"))


@pytest.mark.django_db
def test_keys_of_order_are_compared_by_code_points():
    with connection.cursor() as cursor:
        cursor.execute(
            "select attrelid::regclass || '.' || attname, collname from pg_attribute a"
            " join pg_collation c on c.oid = a.attcollation"
            " where attname like '%%sort_key' and attgenerated = 's'"
        )
        found = dict(cursor.fetchall())

    assert found == {"associations_association.sort_key": "C", "accounts_person.sort_key": "C"}


@pytest.mark.django_db
def test_server_is_new_enough_and_speaks_utf8():
    with connection.cursor() as cursor:
        cursor.execute("show server_encoding")
        assert cursor.fetchone() == ("UTF8",)
    assert connection.pg_version >= 150_000
