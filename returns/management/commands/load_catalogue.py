"""load_catalogue: the indicators, forms and rules that lie with the program."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from associations.history import predecessors
from associations.models import Association
from figures.catalogue import CatalogueError, load_breaks, load_catalogue, load_forms
from figures.models import Form
from figures.targets import load_targets
from funds.categories import load_categories
from learning_models.counting import load_count_sources
from meetings.catalogue import load_meeting_kinds
from records.retention import load_retention
from returns.rules import load_rules


class Command(BaseCommand):
    """Add what is not there yet; what staff changed stays. A second run changes nothing.

    With ``--province`` the forms that nobody has been asked yet are asked of that province and of
    those it was made of. Exit 0 when all is there, 1 where a file or the province is not right.
    """

    help = "Nạp danh mục chỉ tiêu, mẫu biểu và quy tắc kiểm tra kèm theo; chạy lại không sao."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--province", help="mã tỉnh phải gửi các biểu, ví dụ 19")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            indicators, versions = load_catalogue(), load_forms()
            load_breaks()
            load_targets()
        except CatalogueError as error:
            raise CommandError(str(error)) from error
        rules = load_rules()
        load_count_sources()
        load_categories()
        load_meeting_kinds()
        load_retention()
        self.stdout.write(
            f"Thêm {indicators} chỉ tiêu, {versions} phiên bản biểu; {rules} quy tắc kiểm tra."
        )
        if options["province"]:
            self._ask_of(options["province"])

    def _ask_of(self, code: str) -> None:
        province = Association.objects.filter(level="province", code=code, closed_on=None).first()
        if province is None:
            raise CommandError(f"Hiện nay không có tỉnh, thành phố nào mang mã {code}.")
        before = [each.id for each in predecessors(province.pk)]
        for form in Form.objects.filter(asked_of=None):
            form.asked_of.set([province.pk, *before])
            self.stdout.write(f"{form.name}: hỏi các đơn vị thuộc {province.full_name}.")
