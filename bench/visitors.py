"""Visitors of public pages, in a process and on a connection of their own, while work is done."""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

PAUSE = 0.05  # seconds between two pages
START = 30  # seconds within which the visitor must have had his first page


@dataclass
class Visits:
    """What a visitor met: pages, the longest answer in ms, and pages that failed, in words."""

    count: int = 0
    longest: float = 0
    slowest: str = ""
    failed: list[str] = field(default_factory=list)


def visit_during(addresses: Sequence[str], work: Callable[[], object]) -> Visits:
    """What a visitor of these pages meets while ``work`` is done.

    He asks for each page once before, so that what is measured is the work and not his coming.
    """
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe()
    visitor = fork.Process(target=_visit, args=(there, list(addresses)), daemon=True)
    visitor.start()
    there.close()
    try:
        if not here.poll(START):
            raise AssertionError("Người xem không nhận được trang nào.")
        here.recv()
        work()
        here.send("stop")
        return here.recv()
    finally:
        here.close()
        visitor.join(START)


def _visit(there, addresses: list[str]) -> None:
    from django.db import connection  # noqa: PLC0415 - in a process of its own
    from django.test import Client  # noqa: PLC0415

    connection.connection = None  # that of the other process; here another is opened
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    for address in addresses:
        client.get(address, follow=True)
    there.send("ready")
    visits = Visits()
    while not there.poll(PAUSE):
        address = addresses[visits.count % len(addresses)]
        start = time.perf_counter()
        response = client.get(address, follow=True)
        taken = (time.perf_counter() - start) * 1000
        visits.count += 1
        if response.status_code != 200:
            visits.failed.append(f"{address}: {response.status_code}")
        if taken > visits.longest:
            visits.longest, visits.slowest = taken, address
    there.send(visits)
    connection.close()
