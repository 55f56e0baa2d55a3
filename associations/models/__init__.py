"""The tree of associations in time (product.md T; time.md).

An ``Association`` is an identity that never dies. What it was called, where it hung and what it
carried is told by its dated ``State`` rows; the columns of Association repeat today's state and
the mptt numbering, so that pickers and permissions are fast. They are written by
``associations.projection`` alone and can be rebuilt.
"""

from associations.models.groups import Group, GroupMembership
from associations.models.levels import Level, LevelRule
from associations.models.loads import Load
from associations.models.reorganisations import (
    Change,
    ChangeKind,
    Reorganisation,
    ReorganisationStatus,
    Trace,
)
from associations.models.states import State
from associations.models.territory import Basis, Holding, Parcel, ParcelPart, Succession, Weight
from associations.models.texts import VnGivenNameKey, VnKey, VnNorm
from associations.models.units import PLACE_KINDS, Association, Established, entitle

__all__ = [
    "Association",
    "Basis",
    "Change",
    "ChangeKind",
    "Established",
    "Group",
    "GroupMembership",
    "Holding",
    "Level",
    "LevelRule",
    "Load",
    "PLACE_KINDS",
    "Parcel",
    "ParcelPart",
    "Reorganisation",
    "ReorganisationStatus",
    "State",
    "Succession",
    "Trace",
    "VnGivenNameKey",
    "VnKey",
    "VnNorm",
    "Weight",
    "entitle",
]
