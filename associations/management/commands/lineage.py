"""lineage: where a unit came from and what became of it."""

import json
import sys
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from associations.lineage import Lineage, Step, find_bearer, list_other_bearers, trace
from associations.models import Association, Basis, State
from associations.unit_page import compare_states, write_days
from khuyenhoc.lib.dates import format_date, parse_date
from khuyenhoc.lib.numbers import Unclear, format_number

NO_DATA = "chưa có dữ liệu: chạy make sample"


class Command(BaseCommand):
    """Tell the lineage of the unit that bears CODE. Exit 1 where nobody ever bore it or the day is
    unclear, 2 on an empty database."""

    help = "Đơn vị mang một mã: từ đâu mà có, về sau thành gì; tên, mã của từng thời, văn bản."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", metavar="MÃ", help="mã đơn vị, ví dụ 01864")
        parser.add_argument("--on", metavar="NGÀY", help="mã của ngày nào; bỏ trống là hôm nay")
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Association.objects.exists():
            self._fail(NO_DATA, 2, options["json"])
        try:
            on = parse_date(options["on"]) if options["on"] else None
        except Unclear as problem:
            self._fail(str(problem), 1, options["json"])
        bearer = find_bearer(options["code"], on)
        if bearer is None:
            self._fail(f"Chưa có đơn vị nào mang mã {options['code']}.", 1, options["json"])
            return
        lineage = trace(bearer.association_id)
        others = list_other_bearers(options["code"], bearer.association_id)
        if options["json"]:
            told = _describe(lineage, bearer, others)
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_write(lineage, bearer, others)))

    def _fail(self, message: str, status: int, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"error": message}, ensure_ascii=False))
        else:
            self.stderr.write(message)
        sys.exit(status)


def _write(lineage: Lineage, bearer: State, others: list[State]) -> list[str]:
    lines = [f"{bearer.full_name}, mã {bearer.code} {_bracket(bearer)}".rstrip()]
    lines += [
        f"  {_days(newer.valid.lower)}{compare_states(older, newer)}{_cite(newer.opened_by)}"
        for older, newer in zip(lineage.states, lineage.states[1:], strict=False)
    ]
    last = lineage.states[-1]
    if last.valid.upper is not None:
        lines.append(f"  {_days(last.valid.upper)}Kết thúc hoạt động{_cite(last.closed_by)}")
    lines.append("Từ đâu:" if lineage.before else "Chưa ghi nhận đơn vị trước đó.")
    lines += [f"  {_tell(step)}" for step in lineage.before]
    lines.append("Về sau:" if lineage.after else "Chưa có đơn vị kế thừa.")
    lines += [f"  {_tell(step)}" for step in lineage.after]
    for other in others:
        lines.append(f"Cũng mã ấy, lúc khác: {other.full_name} {_bracket(other)}".rstrip())
    return lines


def _days(day: date | None) -> str:
    return f"{format_date(day)}  " if day else ""


def _bracket(state: State) -> str:
    days = write_days(state)
    return f"({days})" if days else ""


def _cite(decision) -> str:
    return f", {decision.number}" if decision is not None and decision.number else ""


def _tell(step: Step) -> str:
    old = f"{step.old_name} ({step.old_code})" if step.old_code else step.old_name
    new = f"{step.new_name} ({step.new_code})" if step.new_code else step.new_name
    part = "toàn bộ" if step.is_whole else "một phần"
    if step.shares:
        told = [f"{format_number(n)} {Basis(basis).label}" for basis, n in step.shares.items()]
        part += f": {', '.join(told)}"
    decision = f", {step.decision}" if step.decision else ""
    return f"{format_date(step.on)}  {old} → {new}, {part}{decision}"


def _describe(lineage: Lineage, bearer: State, others: list[State]) -> dict[str, Any]:
    return {
        "unit": lineage.unit,
        "code": bearer.code,
        "name": bearer.full_name,
        "states": [_describe_state(state) for state in lineage.states],
        "before": [_describe_step(step) for step in lineage.before],
        "after": [_describe_step(step) for step in lineage.after],
        "other_bearers": [
            {"unit": other.association_id} | _describe_state(other) for other in others
        ],
    }


def _describe_state(state: State) -> dict[str, Any]:
    lower, upper = state.valid.lower, state.valid.upper
    return {
        "from": lower.isoformat() if lower else None,
        "until": upper.isoformat() if upper else None,
        "name": state.full_name,
        "code": state.code,
        "level": state.level_id,
        "parent": state.parent_id,
        "established": state.established,
    }


def _describe_step(step: Step) -> dict[str, Any]:
    def write(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Decimal):
            return f"{value:f}"
        if isinstance(value, dict):
            return {key: write(each) for key, each in value.items()}
        return value

    return {key: write(value) for key, value in asdict(step).items()}
