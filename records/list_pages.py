"""What was found in a list of people, as its page shows it (components/problem.html)."""

from collections.abc import Mapping, Sequence
from typing import Any

from khuyenhoc.lib.numbers import format_number
from khuyenhoc.lib.sheets.limits import LIST, show_count, show_size
from khuyenhoc.lib.sheets.reading import Severity
from records.models import Job, JobState, ListState, SentList

SHOWN = 30  # problems of a kind on one page
ANSWER = "tra-loi-"
BUSY = (ListState.WAITING, ListState.STORING)


def describe_limits() -> str:
    """What may be sent, in one sentence, from the table of limits."""
    size = show_size(LIST.file_bytes)
    return (
        f"Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV; nặng nhất {size}; "
        f"nhiều nhất {show_count(LIST.rows)} dòng mỗi trang."
    )


def has_failed(keys: Sequence[str]) -> bool:
    """Whether the last job asked for under these ``keys`` gave up; it can be asked for again."""
    last = Job.objects.filter(key__in=keys).order_by("-pk").first()
    return last is not None and last.state == JobState.FAILED


def read_said(posted: Mapping[str, str]) -> dict[str, str]:
    """{problem's id: answer} of a form that was sent."""
    return {
        key.removeprefix(ANSWER): value[:300]
        for key, value in posted.items()
        if key.startswith(ANSWER)
    }


def describe_found(sent: SentList, labels: Mapping[str, str], is_own: bool) -> dict[str, Any]:
    """What was found: problems by kind, how many more there are, what headings were taken for.

    ``labels`` are those of our columns by key. For a list that was read.
    """
    told = sent.found
    problems = told["problems"]
    by_kind = {kind: [each for each in problems if each["severity"] == kind] for kind in Severity}
    counts = {kind: told["counts"].get(kind, 0) for kind in Severity}
    return {
        "errors": [_describe(each, sent) for each in by_kind[Severity.ERROR][:SHOWN]],
        "more_errors": counts[Severity.ERROR] - min(SHOWN, len(by_kind[Severity.ERROR])),
        "warnings": [_describe(each, sent) for each in by_kind[Severity.WARNING][:SHOWN]],
        "more_warnings": counts[Severity.WARNING] - min(SHOWN, len(by_kind[Severity.WARNING])),
        "questions": [_describe(each, sent) for each in by_kind[Severity.QUESTION]],
        "summary": [_summarise(each) for each in by_kind[Severity.ERROR][:SHOWN]],
        "summary_heading": f"Có {format_number(counts[Severity.ERROR])} chỗ cần sửa",
        "answer_notices": told.get("answer_notices", []),
        "notices": told["notices"],
        "not_kept": told["not_kept"],
        "understood": _understood(sent, labels),
        "missing": told["missing"],
        "can_store": is_own
        and sent.state == ListState.READ
        and not counts[Severity.ERROR]
        and not counts[Severity.QUESTION]
        and told["lines"],
        "can_drop": is_own and sent.state == ListState.READ,
    }


def tally_changes(sent: SentList, words: Mapping[str, str]) -> list[dict[str, object]]:
    """How many lines would do what, in ``words``, for components/tally.html."""
    changes = sent.found["changes"]
    return [{"count": changes[key], "word": word} for key, word in words.items() if changes[key]]


def _understood(sent: SentList, labels: Mapping[str, str]) -> list[dict[str, str]]:
    """Headings that were not written as ours are."""
    return [
        {"text": each["text"], "cell": each["cell"], "meaning": labels[each["key"]]}
        for each in sent.found["columns"]
        if each["key"] in labels and labels[each["key"]].lower() not in each["text"].lower()
    ]


def _summarise(problem: Mapping[str, Any]) -> dict[str, str]:
    place = f"Ô {problem['cell']}" if problem["cell"] else (problem["sheet"] or "Cả tệp")
    return {
        "href": f"#{problem['id']}",
        "place": place,
        "text": problem["message"].partition(". ")[0].rstrip("."),
    }


def _describe(problem: Mapping[str, Any], sent: SentList) -> dict[str, object]:
    title, _, remedy = problem["message"].partition(". ")
    said = {(kind, text): answer for kind, text, answer in sent.answers}
    chosen = said.get((problem["kind"], problem["text"]), problem["best"])
    return {
        "id": problem["id"],
        "severity": problem["severity"],
        "word": "Nên xem lại" if problem["severity"] == Severity.WARNING else "",
        "sheet": problem["sheet"],
        "cell": problem["cell"],
        "title": title.rstrip("."),
        "remedy": remedy,
        "field_name": f"{ANSWER}{problem['id']}" if problem["choices"] else "",
        "choices": [
            {"value": answer, "label": label, "is_chosen": answer == chosen}
            for answer, label in problem["choices"]
        ],
    }
