"""People, their log-ins, posts and mandates, and duties in clusters (product.md A).

Rights come from posts: a post begins and ends, and with it what its holder may see and do.
"""

from accounts.models.consents import Consent, ConsentGiver, Purpose
from accounts.models.duties import ClusterDuty, ClusterDutyQuerySet, Duty
from accounts.models.people import (
    ANY_CHANGE,
    KEEPS_RECORDS,
    PERSONAL,
    FailedSignIn,
    Mandate,
    MandateQuerySet,
    Office,
    OfPersonQuerySet,
    Person,
    PersonRead,
    Post,
    PostQuerySet,
    ReadKind,
    RecordQuerySet,
    Role,
    User,
    UserManager,
)
from accounts.models.second_factor import Authenticator, RecoveryCode
from accounts.models.sessions import Session
from accounts.models.slips import Slip

__all__ = [
    "ANY_CHANGE",
    "KEEPS_RECORDS",
    "PERSONAL",
    "Authenticator",
    "ClusterDuty",
    "ClusterDutyQuerySet",
    "Consent",
    "ConsentGiver",
    "Duty",
    "FailedSignIn",
    "Mandate",
    "MandateQuerySet",
    "Office",
    "OfPersonQuerySet",
    "Person",
    "PersonRead",
    "Post",
    "PostQuerySet",
    "Purpose",
    "ReadKind",
    "RecoveryCode",
    "RecordQuerySet",
    "Role",
    "Session",
    "Slip",
    "User",
    "UserManager",
]
