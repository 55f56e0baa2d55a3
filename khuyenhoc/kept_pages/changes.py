"""How every process hears at once that something a public page may show has changed.

A trigger on each such table sends a notice when the transaction that wrote is committed; a thread
of each process listens on a connection of its own. Whoever does not hear says so: nothing may be
kept then.
"""

import logging
import os
import select
import threading
import time

import psycopg2
from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.utils import Error
from pghistory.models import Event

CHANNEL = "pages_changed"
SHOWN_APPS = (
    "associations", "accounts", "records", "figures", "learning_models", "funds", "meetings",
    "news",
)  # fmt: skip
UNSHOWN = {
    # people at work, before anything is approved or published
    "accounts_user", "accounts_mandate", "accounts_mandate_units", "accounts_personread",
    "accounts_authenticator", "accounts_recoverycode", "accounts_session", "accounts_slip",
    "accounts_clusterduty", "associations_load", "records_job", "records_upload",
    "records_rememberedanswer", "records_numberregister", "figures_due", "figures_formline",
    # how a year comes to be, and who looked: only its results are shown
    "learning_models_bearerread", "learning_models_namelist", "learning_models_listline",
    "learning_models_proposal", "learning_models_review", "learning_models_assessment",
    "learning_models_evidence",
    # books, before a year of them is closed; whom donors stand by
    "funds_balance", "funds_bankline", "funds_daytotal", "funds_donorname",
    "funds_entry",
    "funds_handover", "funds_handovershare", "funds_instalment", "funds_pledge",
    "funds_sponsorship", "funds_sponsorshipyear",
    # who is invited and who came, tasks and wishes: only meetings themselves are shown
    "meetings_candidate", "meetings_invitation", "meetings_revision", "meetings_task",
    "meetings_taskshare", "meetings_workingsession", "meetings_recommendationstep",
    "meetings_bookeddocument", "meetings_paperkind",
    "meetings_scoringtable", "meetings_scoringcriterion", "meetings_selfrating",
    "meetings_selfratingline", "meetings_inspection", "meetings_finding",
    "meetings_contest", "meetings_contestround", "meetings_contestentry", "meetings_contestprize",
    # how a report is written: what was issued does not change any more
    "meetings_reportkind", "meetings_reportpart", "meetings_reportparagraph",
    "meetings_reportfigure",
    # how a round comes to its decision, and who looked
    "funds_attachment", "funds_dossierreview", "funds_nominationread", "funds_proof",
    "funds_quota", "funds_reviewcriterion", "funds_reviewer",
    # counters that run on while a page is kept, and what waits for an answer
    "news_siteviews", "news_presence", "news_dailysalt", "news_readership", "news_sending",
    "news_feedback", "news_takedown",
    "news_term",  # counted from what is shown
    # certificates: the page that answers for one is never kept; only their keys are shown
    "records_certificatedesign", "records_certificate",
    "records_certificateread", "records_printrun", "records_knock",
    # papers of consents and terms of keeping: what they settle are consents and photos
    "records_consentpaper", "records_consentpaper_consents", "records_retentionrule",
    "records_erasure",
}  # fmt: skip
PATIENCE = 20  # seconds after which a silent connection is asked whether it lives
RETRY = 2  # seconds

log = logging.getLogger(__name__)

_FUNCTION = f"""
create or replace function tell_pages() returns trigger language plpgsql as $$
begin
    notify {CHANNEL};
    return null;
end $$
"""
_TRIGGER = """
create or replace trigger tell_pages
after insert or update or delete or truncate on {table}
for each statement execute function tell_pages()
"""


def list_tables() -> list[str]:
    """The tables whose rows a public page may show."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if is_shown(model)
    )


def is_shown(model: type[Model]) -> bool:
    """Whether a row of ``model`` may stand on a public page; what is unknown may."""
    return (
        model._meta.app_label in SHOWN_APPS
        and model._meta.managed
        and not issubclass(model, Event)
        and model._meta.db_table not in UNSHOWN
    )


def install_triggers(sender: AppConfig, using: str, **_: object) -> None:
    """After a migration: every table that is shown tells of its changes."""
    connection = connections[using]
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        cursor.execute(_FUNCTION)
        for table in list_tables():
            if table in present:  # a migration may have stopped halfway
                cursor.execute(_TRIGGER.format(table=connection.ops.quote_name(table)))


class Changes:
    """The changes that one process has heard of, as a number that grows."""

    def __init__(self) -> None:
        self._number = 0
        self._hears = False
        self._process = 0
        self._ends = False
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def read(self) -> int | None:
        """The number now, or None while nothing is heard; the first call begins to listen."""
        if self._process != os.getpid():
            self._start()
        return self._number if self._hears else None

    def stop(self) -> None:
        """Listen no more."""
        self._ends = True
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        with self._starting:
            if self._process == os.getpid():
                return
            self._hears, self._ends, self._process = False, False, os.getpid()
            self._thread = threading.Thread(target=self._listen, name=CHANNEL, daemon=True)
            self._thread.start()

    def _listen(self) -> None:
        while not self._ends:
            connection = connections.create_connection(DEFAULT_DB_ALIAS)
            try:
                self._hear(connection)
            except (Error, psycopg2.Error, OSError):
                log.warning("changes are not heard: no page is kept", exc_info=True)
            finally:
                self._hears = False
                connection.close()
            if not self._ends:
                time.sleep(RETRY)

    def _hear(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"listen {CHANNEL}")
            self._number += 1
            self._hears = True
            raw = connection.connection
            silent_since = time.monotonic()
            while not self._ends:
                if select.select([raw], [], [], 1)[0]:
                    raw.poll()
                elif time.monotonic() - silent_since > PATIENCE:
                    cursor.execute("select 1")
                else:
                    continue
                silent_since = time.monotonic()
                if raw.notifies:
                    raw.notifies.clear()
                    self._number += 1
