"""Kinds of learning models and the dated sets of criteria by which they are judged."""

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

__all__ = [
    "Area",
    "CriteriaSet",
    "Criterion",
    "Deadline",
    "DeadlineStep",
    "Grade",
    "HardArea",
    "Judging",
    "LearningModel",
    "ModelGroup",
    "Subject",
    "Target",
]
