"""What the app keeps: meetings with their people and papers, tasks, working sessions."""

from meetings.models.agreements import Agreement, PartnerKind
from meetings.models.awards import Award, AwardKind, AwardState
from meetings.models.contests import Contest, ContestEntry, ContestPrize, ContestRound
from meetings.models.documents import BookedDocument, Direction, PaperKind
from meetings.models.inspections import Finding, Inspection, InspectionState
from meetings.models.invitations import Candidate, Invitation, Reply
from meetings.models.meetings import (
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingPhoto,
    MeetingState,
    Paper,
    PaperAccess,
)
from meetings.models.minutes import Revision
from meetings.models.ratings import (
    RatingState,
    ScoringCriterion,
    ScoringTable,
    SelfRating,
    SelfRatingLine,
)
from meetings.models.recommendations import Recommendation, RecommendationState, RecommendationStep
from meetings.models.reports import (
    PartWhat,
    Report,
    ReportFigure,
    ReportKind,
    ReportParagraph,
    ReportPart,
    ReportState,
)
from meetings.models.sessions import SessionState, WorkingSession
from meetings.models.tasks import TOLD, Progress, Task, TaskShare

__all__ = [
    "TOLD", "AgendaItem", "Agreement", "Award", "AwardKind", "AwardState", "BookedDocument",
    "Candidate", "Contest", "ContestEntry", "ContestPrize", "ContestRound", "Direction", "Finding",
    "Inspection", "InspectionState", "Invitation", "Meeting", "MeetingKind", "MeetingPhoto",
    "MeetingState", "Paper", "PaperAccess", "PaperKind", "PartWhat", "PartnerKind", "Progress",
    "RatingState", "Recommendation", "RecommendationState", "RecommendationStep", "Reply", "Report",
    "ReportFigure", "ReportKind", "ReportParagraph", "ReportPart", "ReportState", "Revision",
    "ScoringCriterion", "ScoringTable", "SelfRating", "SelfRatingLine", "SessionState", "Task",
    "TaskShare", "WorkingSession",
]  # fmt: skip
