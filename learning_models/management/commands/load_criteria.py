"""load_criteria: the learning models and national sets of criteria that lie with the program."""

from typing import Any

from django.core.management.base import BaseCommand

from learning_models.centres.approving import load_ratings
from learning_models.counting import load_count_sources
from learning_models.criteria_data import load_criteria


class Command(BaseCommand):
    """Add what is not there yet; what staff changed stays. A second run changes nothing."""

    help = "Nạp mô hình học tập, bộ tiêu chí, xếp loại trung tâm kèm theo; chạy lại không sao."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Thêm {load_criteria()} bộ tiêu chí.")
        load_ratings()
        load_count_sources()  # as far as the catalogue is there; load_catalogue adds the rest
