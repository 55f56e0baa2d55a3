"""What tests of reports share."""

import pytest

from tests.meetings.reports.drafts import make_drafting_country


@pytest.fixture
def country(db):
    """A province with two communes and two years of members and funds."""
    return make_drafting_country()
