"""(m) at a fiftieth: the pages that are printed, and that no guess is right."""

import os
from pathlib import Path

import psutil
import pytest

from bench import certificates
from records.models import Certificate
from records.printing import print_certificates

COUNT = certificates.COUNT // 50


@pytest.mark.django_db
def test_certificates_of_the_bench_are_printed_and_none_is_guessed(tmp_path: Path):
    first, *_ = certificates.lay(COUNT)
    keys = list(Certificate.objects.order_by("number").values_list("pk", flat=True))

    printed = print_certificates(keys, tmp_path / "all.pdf")

    assert (printed.pages, first.written_number) == (COUNT, "00001/2026")
    assert certificates.guess(COUNT) == 0
    assert certificates.time_one() > 0


def test_memory_is_that_of_the_process_and_its_children():
    own = psutil.Process(os.getpid())

    assert certificates.read_memory(own) >= own.memory_info().rss * 0.9
