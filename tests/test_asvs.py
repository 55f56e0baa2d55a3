"""The table of security requirements names only tests that exist, and says where it falls short."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "security" / "asvs.md"
STATES = {"đạt", "một phần", "chưa", "không áp dụng"}


def read_lines() -> list[tuple[str, str, str]]:
    """(ids, state, tests and reason) of each requirement."""
    rows = [line.split(" | ") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return [(row[0], row[2], row[3]) for row in rows if re.match(r"\| \d", row[0])]


def list_tests(said: str) -> list[str]:
    return re.findall(r"`(tests/\S+::\w+)`", said)


@cache
def read_names(path: str) -> set[str]:
    """The tests that a file defines."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_exists():
    named = {test for _, _, said in read_lines() for test in list_tests(said)}
    missing = {
        test
        for test in named
        if not (ROOT / test.split("::")[0]).exists()
        or test.split("::")[1] not in read_names(test.split("::")[0])
    }

    assert len(named) > 80
    assert missing == set()


def test_every_requirement_has_a_state_and_what_shows_it():
    lines = read_lines()

    assert len(lines) > 40
    assert {state for _, state, _ in lines} <= STATES
    for ids, state, said in lines:
        reason = re.sub(r"`[^`]*`", "", said).strip(" |;:")
        assert list_tests(said) if state == "đạt" else len(reason) > 20, ids
