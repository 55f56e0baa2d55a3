"""All that comes with the product for this room: kinds of meetings, reports, partners, awards,
documents. Run again it adds what is new; what staff changed stays."""

from meetings.agreements.register import load_partner_kinds
from meetings.awards.register import load_award_kinds
from meetings.documents.booking import load_paper_kinds
from meetings.kinds import load_kinds
from meetings.reports.kinds import load_kinds as load_report_kinds


def load_meeting_kinds() -> int:
    """Load every kind; how many are new. Indicators come first: awards count into them."""
    return (
        load_kinds() + load_report_kinds() + load_partner_kinds() + load_award_kinds()
        + load_paper_kinds()
    )  # fmt: skip
