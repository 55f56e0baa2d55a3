"""reorganise: from a workbook of decisions to a changed tree, and back."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from associations.models import Association, Reorganisation
from associations.projection import TreeBusy
from associations.reorganising.applying import Applied, Preview, Refused, apply, preview
from associations.reorganising.cancelling import NotCancelled, cancel
from associations.reorganising.changes import write_lines
from associations.reorganising.lines import Line
from associations.reorganising.request import Request, read_request
from associations.reorganising.scheduling import apply_due, schedule
from khuyenhoc.lib.sheets.child_process import Busy
from khuyenhoc.lib.sheets.grid import Refused as FileRefused

NO_DATA = "chưa có dữ liệu: chạy make sample"
Decided = list[tuple[Reorganisation, Sequence[Line]]]


class Stop(Exception):
    """Ends the command: what there is to say, as JSON, and the exit code."""

    def __init__(self, code: int, answer: dict[str, Any]) -> None:
        self.code, self.answer = code, answer
        super().__init__(answer)


class Command(BaseCommand):
    """Preview (the default), apply or cancel decisions, or apply what is due.

    Exit 0 when it is done or nothing stands against it, 1 with problems, 2 when it was refused,
    could not be tried, or the database is empty. With --json only JSON goes to stdout. A decision
    of a day to come is scheduled by --apply.
    """

    help = "Sắp xếp tổ chức từ tệp Excel: xem trước, áp dụng, hủy; hoặc áp dụng các đợt đến ngày."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="tệp Excel của các quyết định")
        parser.add_argument("--preview", action="store_true", help="chỉ xem trước (mặc định)")
        parser.add_argument(
            "--apply", action="store_true", help="áp dụng, hoặc lên lịch nếu chưa tới ngày"
        )
        parser.add_argument("--answers", type=Path, help="tệp JSON: khóa của việc → cách xử lý")
        parser.add_argument("--cancel", type=int, metavar="N", help="hủy đợt số N")
        parser.add_argument("--due", action="store_true", help="áp dụng các đợt đã đến ngày")
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: object, **options: Any) -> None:
        wanted = [options["file"] is not None, options["cancel"] is not None, options["due"]]
        if sum(wanted) != 1:
            raise CommandError("Ghi đúng một: tệp Excel, --cancel N, hoặc --due.")
        if options["preview"] and options["apply"]:
            raise CommandError("Chọn một trong hai: --preview hoặc --apply.")
        try:
            if not Association.objects.exists():
                raise Stop(2, {"error": NO_DATA})
            if options["due"]:
                self._apply_due()
            elif options["cancel"] is not None:
                self._cancel(options["cancel"])
            else:
                self._take(options["file"], _read_answers(options["answers"]), options["apply"])
        except Stop as stop:
            self._say(stop.answer, as_json=options["json"], code=stop.code)
            if stop.code:
                sys.exit(stop.code)
        except TreeBusy as error:
            self._say({"error": str(error)}, as_json=options["json"], code=2)
            sys.exit(2)

    def _apply_due(self) -> None:
        due = apply_due()
        raise Stop(
            1 if due.refused else 0,
            {"applied": [d.pk for d in due.applied],
             "refused": {str(pk): list(why) for pk, why in due.refused.items()}},
        )  # fmt: skip

    def _cancel(self, number: int) -> None:
        decision = Reorganisation.objects.filter(pk=number).first()
        if decision is None:
            raise Stop(2, {"error": f"Không có đợt sắp xếp số {number}."})
        try:
            batch = cancel(decision)
        except NotCancelled as error:
            raise Stop(2, {"cancelled": [], "blocks": list(error.blocks)}) from error
        raise Stop(0, {"cancelled": [each.pk for each in batch], "blocks": []})

    def _take(self, path: Path, answers: dict[str, str], is_applied: bool) -> None:
        try:
            request = read_request(path, path.name)
        except OSError as error:
            raise Stop(
                2, {"error": f"Không đọc được tệp {path.name}: {error.strerror}."}
            ) from error
        except (FileRefused, Busy) as error:
            raise Stop(2, {"error": str(error)}) from error
        if request.problems:
            raise Stop(1, {"problems": _tell_problems(request.problems)})
        decided: Decided = [(each.make_draft(), lines) for each, lines in request.decisions]
        if not is_applied:
            seen = preview(decided, answers)
            raise Stop(1 if seen.problems else 0, _tell_preview(seen, request))
        self._apply(request, decided, answers)

    def _apply(self, request: Request, decided: Decided, answers: dict[str, str]) -> None:
        """Store the decisions and apply them; where that is refused nothing stays."""
        with transaction.atomic():
            for decision, lines in decided:
                decision.save()
                write_lines(decision, lines)
        stored = [decision for decision, _ in decided]
        day = stored[0].in_force_on if stored else None
        try:
            if day is not None and day > timezone.localdate():
                seen = schedule(stored, answers)
                raise Stop(0, {"scheduled": [d.pk for d in stored], **_tell_preview(seen, request)})
            applied = apply(stored, answers)
        except (Refused, TreeBusy) as error:
            Reorganisation.objects.filter(pk__in=[decision.pk for decision in stored]).delete()
            if isinstance(error, TreeBusy):
                raise
            problems = _tell_problems(request.place_problems(error.problems))
            raise Stop(1, {"problems": problems}) from error
        raise Stop(0, _tell_applied(applied, stored))

    def _say(self, answer: dict[str, Any], *, as_json: bool, code: int) -> None:
        if as_json:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        out = self.stderr if code == 2 else self.stdout
        for sentence in _put_in_words(answer):
            out.write(sentence)


def _read_answers(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        answers = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Stop(2, {"error": f"Không đọc được tệp {path.name}: phải là JSON."}) from error
    if not isinstance(answers, dict):
        raise Stop(2, {"error": f"Tệp {path.name} phải là một đối tượng JSON: khóa → cách xử lý."})
    return {str(key): str(value) for key, value in answers.items()}


def _tell_problems(problems: Sequence[Any]) -> list[dict[str, Any]]:
    return [
        {"sheet": each.sheet, "row": each.row, "column": each.column, "message": each.message}
        for each in problems
    ]


def _tell_preview(seen: Preview, request: Request) -> dict[str, Any]:
    plan = seen.plan
    return {
        "problems": _tell_problems(request.place_problems(seen.problems)),
        "ended": len(plan.ended),
        "founded": len(plan.founded),
        "moved": len(plan.moved),
        "divided": sum(plan.is_divided(unit) for unit in plan.successors),
        "consequences": {
            title: [
                {"key": each.key, "text": each.text, "count": each.count,
                 "choices": {choice.value: choice.label for choice in each.choices},
                 "proposed": each.proposed}
                for each in told
            ]
            for title, told in seen.consequences.items()
        },
    }  # fmt: skip


def _tell_applied(applied: Applied, decisions: Sequence[Reorganisation]) -> dict[str, Any]:
    return {
        "applied": [decision.pk for decision in decisions],
        "problems": [],
        "ended": len(applied.plan.ended),
        "founded": len(applied.plan.founded),
        "locked_seconds": round(applied.locked_seconds, 3),
    }


def _put_in_words(answer: dict[str, Any]) -> list[str]:
    """The same in sentences."""
    said = [answer["error"]] if "error" in answer else []
    for problem in answer.get("problems", ()):
        where = f"dòng {problem['row']}: " if problem["row"] else ""
        said.append(f"{where}{problem['message']}")
    said += answer.get("blocks", ())
    said += [f"Đợt {pk}: {' '.join(why)}" for pk, why in answer.get("refused", {}).items()]
    for title, told in answer.get("consequences", {}).items():
        if told:
            said.append(f"{title}:")
        for each in told:
            proposed = each["choices"].get(each["proposed"])
            said.append(f"  - {each['text']}" + (f" Đề xuất: {proposed}." if proposed else ""))
    for key, word in (("applied", "Đã áp dụng"), ("scheduled", "Đã lên lịch"),
                      ("cancelled", "Đã hủy")):  # fmt: skip
        if answer.get(key):
            said.append(f"{word} đợt {', '.join(map(str, answer[key]))}.")
    if "ended" in answer:
        said.append(f"{answer['founded']} đơn vị mới, {answer['ended']} đơn vị kết thúc.")
    return said or ["Không có đợt nào đến ngày."]
