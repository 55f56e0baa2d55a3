"""``manage.py work``: do the background work, one job after another."""

import logging
import threading
import uuid
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.utils import Error
from django_tasks_db.management.commands.db_worker import Worker

from khuyenhoc.lib.memory import set_aside_loaded
from records.daily import ask_for_day
from records.jobs import take_up_lost

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs until told to stop (SIGTERM, Ctrl-C); what it held then is taken up by the next."""

    help = "Làm các việc nền: đọc tệp, tính lại, dọn dẹp. Bị ngắt giữa chừng thì lần sau làm tiếp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Làm hết việc đang có rồi thôi.")

    def handle(self, *args: object, **options: object) -> None:
        once = bool(options["once"])
        take_up_lost()
        ask_for_day()
        if not once:
            set_aside_loaded()
            threading.Thread(target=self._look_after, name="reaper", daemon=True).start()
        worker = Worker(
            queue_names=["*"],
            interval=0.5,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=uuid.uuid4().hex,
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()

    def _look_after(self) -> None:
        """Again and again, take up the jobs whose worker died, and what a new day asks for.

        A database that is away for a moment is asked again the next time.
        """
        pause = threading.Event()
        while not pause.wait(settings.JOB_LEASE_SECONDS / 2):
            try:
                take_up_lost()
                ask_for_day()
            except Error:
                log.warning("lost jobs were not looked for", exc_info=True)
            connection.close()
