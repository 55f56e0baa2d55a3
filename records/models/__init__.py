"""What several rooms keep: background jobs, uploads, number registers, photos."""

from records.models.files import private_storage
from records.models.jobs import Job, JobState
from records.models.photos import Photo, PhotoState, photo_path
from records.models.registers import NumberRegister
from records.models.uploads import AnswerKind, RememberedAnswer, Upload, upload_path

__all__ = [
    "AnswerKind",
    "Job",
    "JobState",
    "NumberRegister",
    "Photo",
    "PhotoState",
    "RememberedAnswer",
    "Upload",
    "photo_path",
    "private_storage",
    "upload_path",
]
