"""load_criteria: the learning models and national sets of criteria that lie with the program."""

from typing import Any

from django.core.management.base import BaseCommand

from learning_models.criteria_data import load_criteria


class Command(BaseCommand):
    """Add what is not there yet; what staff changed stays. A second run changes nothing."""

    help = "Nạp mô hình học tập và bộ tiêu chí kèm theo; chạy lại không sao."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Thêm {load_criteria()} bộ tiêu chí.")
