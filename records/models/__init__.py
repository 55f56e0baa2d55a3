"""What several rooms keep: jobs, uploads, photos, number registers, decisions, certificates,
papers of consents."""

from records.models.certificates import (
    CODE_LENGTH,
    CODE_LETTERS,
    Certificate,
    CertificateRead,
    CertificateState,
    Knock,
    PrintRun,
    SigningKey,
    print_path,
)
from records.models.consents import (
    ConsentPaper,
    Erasure,
    PersonInPhoto,
    RetentionRule,
    consent_path,
)
from records.models.decisions import Decision, DecisionState, decision_path
from records.models.designs import (
    CertificateDesign,
    Corner,
    DesignState,
    Paper,
    background_path,
)
from records.models.files import private_storage
from records.models.jobs import Job, JobState
from records.models.photos import Photo, PhotoState, photo_path
from records.models.registers import NumberRegister
from records.models.sent_lists import ListState, SentList
from records.models.uploads import AnswerKind, RememberedAnswer, Upload, upload_path

__all__ = [
    "CODE_LENGTH",
    "CODE_LETTERS",
    "AnswerKind",
    "Certificate",
    "CertificateDesign",
    "CertificateRead",
    "CertificateState",
    "ConsentPaper",
    "Corner",
    "Decision",
    "DecisionState",
    "DesignState",
    "Erasure",
    "Job",
    "JobState",
    "Knock",
    "ListState",
    "NumberRegister",
    "Paper",
    "PersonInPhoto",
    "Photo",
    "PhotoState",
    "PrintRun",
    "RememberedAnswer",
    "RetentionRule",
    "SentList",
    "SigningKey",
    "Upload",
    "background_path",
    "consent_path",
    "decision_path",
    "photo_path",
    "print_path",
    "private_storage",
    "upload_path",
]
