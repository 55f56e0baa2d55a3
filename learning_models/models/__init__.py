"""Kinds of learning models, the sets of criteria that judge them, and what comes of each year."""

from learning_models.models.bearers import PRIVATE_SUBJECTS, Bearer, Sex
from learning_models.models.centres import (
    CentreRating,
    CentreYear,
    CommunityLearningCentre,
    LiteracyClass,
    LiteracyLevel,
)
from learning_models.models.counts import Counted, CountSource
from learning_models.models.criteria import (
    Area,
    CriteriaSet,
    Criterion,
    Deadline,
    DeadlineStep,
    Grade,
    Judging,
    Target,
)
from learning_models.models.kinds import HardArea, LearningModel, ModelGroup, Subject
from learning_models.models.lists import Change, ListLine, NameList
from learning_models.models.reads import BearerRead
from learning_models.models.registrations import (
    HOLDING,
    OPEN,
    Assessment,
    Assessor,
    Evidence,
    Registration,
    RegistrationState,
)
from learning_models.models.years import ModelYear, Proposal, ProposalState, Review
from records.models import ListState

__all__ = [
    "HOLDING",
    "OPEN",
    "PRIVATE_SUBJECTS",
    "Area",
    "Assessment",
    "Assessor",
    "Bearer",
    "BearerRead",
    "CentreRating",
    "CentreYear",
    "Change",
    "CommunityLearningCentre",
    "CountSource",
    "Counted",
    "CriteriaSet",
    "Criterion",
    "Deadline",
    "DeadlineStep",
    "Evidence",
    "Grade",
    "HardArea",
    "Judging",
    "LearningModel",
    "ListLine",
    "ListState",
    "LiteracyClass",
    "LiteracyLevel",
    "ModelGroup",
    "ModelYear",
    "NameList",
    "Proposal",
    "ProposalState",
    "Registration",
    "RegistrationState",
    "Review",
    "Sex",
    "Subject",
    "Target",
]
