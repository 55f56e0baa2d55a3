"""manage.py find_running_titles: how many hold a title three and five years running."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from associations.models import Association
from learning_models.models import LearningModel, Registration
from learning_models.series import RUNS, find_running


class Command(BaseCommand):
    """Counts by unit, no names: who they are stands on the pages of the unit's year."""

    help = "Đếm người, hộ, đơn vị giữ danh hiệu ba năm liền và năm năm liền, theo đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The model's code and the last year."""
        parser.add_argument("model")
        parser.add_argument("year", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a line for each unit that has some."""
        model = LearningModel.objects.filter(pk=options["model"]).first()
        if model is None:
            codes = ", ".join(LearningModel.objects.values_list("pk", flat=True))
            raise CommandError(f"Không có mô hình “{options['model']}”. Mã đang có: {codes}.")
        year = options["year"]
        rows = Registration.objects.filter(model=model, year=year).order_by()
        units = list(Association.objects.filter(pk__in=rows.values("association")).order_by("lft"))
        for unit in units:
            counts = [len(find_running(model, year, [unit], least)) for least in RUNS]
            if any(counts):
                told = ", ".join(
                    f"{least} năm liền: {count}" for least, count in zip(RUNS, counts, strict=True)
                )
                self.stdout.write(f"{unit}: {told}")
