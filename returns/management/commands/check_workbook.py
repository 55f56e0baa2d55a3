"""``manage.py check_workbook FILE --unit CODE``: read and check a file; write nothing."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from associations.models import Association
from figures.models import Form, Period
from figures.owing import FormNotInUse, find_version
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused, address
from khuyenhoc.lib.sheets.marked_copy import write_marked_copy
from khuyenhoc.lib.sheets.reader import read
from returns.answering import list_marks
from returns.checking import Checked, check_workbook, prepare
from returns.choosing import (
    EMPTY,
    CannotChoose,
    Choice,
    choose,
    find_named_period,
    find_unit,
    get_by_code,
)
from returns.receiving import describe_problem

CLEAN, PROBLEMS, REFUSED = 0, 1, 2
SIGNS = {"error": "LỖI", "warning": "CẦN GIẢI THÍCH", "question": "HỎI"}


class Command(BaseCommand):
    """Exit status 0 clean, 1 problems, 2 refused. With --json only JSON on standard output."""

    help = "Đọc và kiểm tra một tệp báo cáo, không ghi gì vào cơ sở dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, help="Mã của đơn vị gửi, mã cũ cũng được.")
        parser.add_argument("--form", help="Mã biểu; không có thì lấy biểu hợp nhất với tệp.")
        parser.add_argument("--period", help="Mã kỳ, ví dụ 2026-H1; không có thì đọc trong tệp.")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--answer", type=Path, help="Ghi tệp trả lời ra đây (.xlsx).")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Association.objects.exists():
            raise CommandError(EMPTY, returncode=REFUSED)
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"Không thấy tệp {file}.", returncode=REFUSED)
        if options["answer"] and not options["answer"].resolve().parent.is_dir():
            raise CommandError(f"Không có thư mục {options['answer'].parent}.", returncode=REFUSED)
        try:
            form, period = None, None
            if options["form"]:
                form = get_by_code(Form, options["form"], "biểu")
            if options["period"]:
                period = get_by_code(Period, options["period"], "kỳ")
            workbook = read(file, file.name)
            unit = find_unit(options["unit"], period or find_named_period(workbook))
            choice = choose(workbook, unit, form, period)
            version = find_version(choice.form, choice.period)
            checked = check_workbook(workbook, prepare(version, choice.period, choice.dues))
            if options["answer"]:
                _write_answer(file, checked, choice, options["answer"])
        except (Refused, CannotChoose, FormNotInUse, Busy) as refusal:
            self._refuse(str(refusal), options["json"])
        described = describe(checked, choice)
        if options["json"]:
            self.stdout.write(json.dumps(described, ensure_ascii=False, indent=1))
        else:
            self._print(described)
        raise SystemExit(PROBLEMS if described["problems"] else CLEAN)

    def _refuse(self, sentence: str, as_json: bool) -> None:
        if as_json:
            nothing: dict[str, list] = {
                key: [] for key in ("units", "columns", "values", "problems")
            }
            answer = {"refused": sentence, "form": None, "period": None, "chosen_by": None}
            self.stdout.write(json.dumps({**answer, "rows": 0, **nothing}, ensure_ascii=False))
        else:
            self.stderr.write(sentence)
        raise SystemExit(REFUSED)

    def _print(self, described: dict[str, Any]) -> None:
        self.stdout.write(
            f"Biểu {described['form']}, kỳ {described['period']}: {described['rows']} dòng, "
            f"{len(described['values'])} số."
        )
        for problem in described["problems"]:
            place = f"trang ‘{problem['sheet']}’, ô {problem['cell']}: " if problem["cell"] else ""
            self.stdout.write(f"[{SIGNS[problem['severity']]}] {place}{problem['message']}")
        if not described["problems"]:
            self.stdout.write("Không có lỗi.")


def describe(checked: Checked, choice: Choice) -> dict[str, Any]:
    """What was found, in the command's JSON."""
    found = checked.found
    codes = {
        str(due.unit.association_id): due.unit.association.code or due.unit.association.full_name
        for due in choice.dues
    }
    return {
        "refused": None,
        "form": choice.form.code,
        "period": choice.period.code,
        "chosen_by": {"form": choice.form_by, "period": choice.period_by},
        "rows": len({(unit.sheet, unit.row) for unit in found.units}),
        "units": [
            {"text": u.text, "code": codes.get(u.code), "cell": address(u.row, u.column)}
            for u in found.units
        ],
        "columns": [
            {"text": c.text, "indicator": c.key, "cell": address(c.row, c.column)}
            for c in found.columns
        ],
        "values": [
            {
                "unit": codes.get(v.unit),
                "indicator": v.key,
                "sheet": v.sheet,
                "cell": address(v.row, v.column),
                "raw": v.raw,
                "value": _plain(v.value) if v.value is not None else None,
            }
            for v in found.values
            if v.mark != "empty"
        ],
        "problems": [
            {
                "severity": problem.severity,
                "sheet": problem.sheet,
                "cell": address(problem.row, problem.column)
                if problem.row and problem.column
                else "",
                "message": problem.message,
            }
            for problem in found.problems
        ],
    }


def _plain(value: object) -> object:
    """A number in JSON without a float: an int, or its digits as text."""
    number = str(value)
    return int(number) if number.lstrip("-").isdigit() else number


def _write_answer(file: Path, checked: Checked, choice: Choice, out: Path) -> None:
    problems = [describe_problem(problem, {}) for problem in checked.found.problems]
    reasons = {
        problem["id"]: checked.reasons[problem["sheet"], problem["cell"]]
        for problem in problems
        if (problem["sheet"], problem["cell"]) in checked.reasons
    }
    title, marks = f"{choice.form}, {choice.period}", list_marks(problems, reasons)
    write_marked_copy(file, checked.workbook.kind, file.name, title, marks, out)
