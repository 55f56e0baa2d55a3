"""A page stays the same page whatever was counted meanwhile."""

import re

from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.etags import leave_out_tallies

PIECES = ["<p>", "</p>", "<dl data-tally>", '<b class="x" data-tally title="y">', "</dl>", "</b>",
          "Số", " data-tally", "<", ">", "<p", "\n", "<dl>"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_tallies_are_left_out_wherever_they_stand(pieces):
    page = "".join(pieces).encode()

    wanted = re.sub(rb"(?s)<(\w+)(?: [^<>]*)? data-tally[^<>]*>.*?</\1>", b"", page)

    assert leave_out_tallies(page) == wanted


def test_a_page_without_tallies_is_itself():
    page = "<p>Không có số đếm</p>".encode()

    assert leave_out_tallies(page) is page
