"""Background work that survives the death of whoever does it.

A job is a row (``records.models.Job``) carried by the task queue. The queue alone forgets a task
whose worker was killed; the row has a lease that a heartbeat renews, and ``take_up_lost`` queues
again what no living worker holds. A job's function therefore runs at least once: it must be safe
to run again, takes plain arguments, and says how far it is through ``Progress``.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.db.utils import Error
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from records.models import Job, JobState

MAX_ATTEMPTS = 5
RETRY_SECONDS = 20
GIVEN_UP = f"Máy đang làm dừng giữa chừng {MAX_ATTEMPTS} lần. Xin báo người quản trị xem nhật ký."

log = logging.getLogger(__name__)

JobFunction = Callable[..., dict | None]


class NotAJob(Exception):
    """The function was not declared with ``@job``."""


def job(function: JobFunction) -> JobFunction:
    """Declare that ``function(progress, **arguments)`` may run in the background."""
    function.is_job = True  # type: ignore[attr-defined]
    return function


class LeaseLost(Exception):
    """The job is another's now: whoever held it went too long without a sign of life."""


class Progress:
    """How a running job tells how far it is; every call also renews its lease."""

    def __init__(self, taken: Job) -> None:
        self.job_id = taken.pk
        self._taken = taken

    def tell(self, done: int, of: int, message: str = "") -> None:
        """``done`` steps of ``of``; the message is for people, in Vietnamese.

        Raises ``LeaseLost`` where another works on the job now, so that this one stops.
        """
        told = _held(self._taken).update(
            done_steps=done, all_steps=of, message=message, lease_until=_lease_end()
        )
        if not told:
            raise LeaseLost(self._taken)


def ask(function: JobFunction, *, key: str, by=None, **arguments) -> Job:
    """Have ``function`` run in the background, once for all who ask with the same ``key``.

    Gives the job that already waits or runs under this key, if there is one. Queued when the
    transaction commits.
    """
    if not getattr(function, "is_job", False):
        raise NotAJob(function)
    kind = f"{function.__module__}.{function.__qualname__}"
    try:
        with transaction.atomic():
            asked = Job.objects.create(key=key, kind=kind, arguments=arguments, asked_by=by)
    except IntegrityError:
        open_states = [JobState.WAITING, JobState.RUNNING]
        return Job.objects.get(key=key, state__in=open_states)
    transaction.on_commit(lambda: carry_out.enqueue(asked.pk))
    return asked


@task()
def carry_out(job_id: int) -> None:
    """Do one job, if nobody else holds it. Its failure is written in its row."""
    taken = _take(job_id)
    if taken is None:
        return
    function = import_string(taken.kind)
    if not getattr(function, "is_job", False):
        raise NotAJob(taken.kind)
    try:
        with _heartbeat(taken), pghistory.context(job=taken.pk, user=taken.asked_by_id):
            result = function(Progress(taken), **taken.arguments)
    except Exception as error:
        _fail(taken, error)
        raise
    done = _held(taken).update(
        state=JobState.DONE, result=result or {}, lease_until=None, finished_at=timezone.now()
    )
    if not done:
        raise LeaseLost(taken)


def do_again(failed: Job) -> bool:
    """Queue a failed job once more, unless it is no longer one or its key is asked for anew."""
    try:
        with transaction.atomic():
            freed = Job.objects.filter(pk=failed.pk, state=JobState.FAILED).update(
                state=JobState.WAITING, attempts=0, finished_at=None, message="",
                run_after=_lease_end(),
            )  # fmt: skip
    except IntegrityError:
        return False
    if freed:
        transaction.on_commit(lambda: carry_out.enqueue(failed.pk))
    return bool(freed)


def take_up_lost() -> int:
    """Queue again the jobs that no living worker holds; how many they were.

    One whose every worker died is given up: it may be what kills them.
    """
    now = timezone.now()
    Job.objects.filter(
        state=JobState.RUNNING, lease_until__lt=now, attempts__gte=MAX_ATTEMPTS
    ).update(state=JobState.FAILED, message=GIVEN_UP, lease_until=None, finished_at=now)
    lost = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now)
    forgotten = Job.objects.filter(
        state=JobState.WAITING,
        created_at__lt=now - timedelta(seconds=settings.JOB_LEASE_SECONDS),
        run_after=None,
    ) | Job.objects.filter(state=JobState.WAITING, run_after__lt=now)
    taken_up = [*lost.values_list("pk", flat=True), *forgotten.values_list("pk", flat=True)]
    Job.objects.filter(pk__in=taken_up).update(run_after=_lease_end())
    for job_id in taken_up:
        carry_out.enqueue(job_id)
    return len(taken_up)


def _lease_end():
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def _take(job_id: int) -> Job | None:
    """The job, now held by this process; None when another holds it or it is over."""
    now = timezone.now()
    free = Job.objects.filter(pk=job_id, state=JobState.WAITING) | Job.objects.filter(
        pk=job_id, state=JobState.RUNNING, lease_until__lt=now
    )
    taken = free.update(
        state=JobState.RUNNING,
        attempts=F("attempts") + 1,
        worker=f"{socket.gethostname()}:{os.getpid()}",
        lease_until=_lease_end(),
        run_after=None,
    )
    return Job.objects.get(pk=job_id) if taken else None


def _held(taken: Job) -> QuerySet[Job]:
    """The row of a job while it is still held as it was taken: by this process, in this attempt."""
    return Job.objects.filter(
        pk=taken.pk, state=JobState.RUNNING, worker=taken.worker, attempts=taken.attempts
    )


def _fail(failed: Job, error: Exception) -> None:
    again = failed.attempts < MAX_ATTEMPTS
    now = timezone.now()
    _held(failed).update(
        state=JobState.WAITING if again else JobState.FAILED,
        message=str(error)[:2000],
        lease_until=None,
        run_after=now + timedelta(seconds=RETRY_SECONDS * failed.attempts) if again else None,
        finished_at=None if again else now,
    )


@contextmanager
def _heartbeat(taken: Job) -> Iterator[None]:
    """Renew the lease from a thread of its own for as long as the block runs.

    A database that is away for a moment is asked again at the next beat.
    """
    over = threading.Event()

    def beat() -> None:
        while not over.wait(settings.JOB_LEASE_SECONDS / 3):
            try:
                _held(taken).update(lease_until=_lease_end())
            except Error:
                log.warning("the lease of job %s was not renewed", taken.pk, exc_info=True)
                connection.close()
        connection.close()

    thread = threading.Thread(target=beat, name=f"heartbeat-{taken.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
