"""The clock and the table of the benches."""

from bench.timing import Case, Line, interleave, write_line


def test_line_is_met_only_within_its_goal_and_its_ratio():
    within, slow, far = (
        Line("đọc", figure, goal, floor=10.0, ratio=1.5)
        for figure, goal in ((14.0, 15.0), (14.0, 13.0), (16.0, 17.0))
    )

    assert [line.is_met for line in (within, slow, far)] == [True, False, False]
    assert Line("đọc", 14.0, floor=10.0).is_met is None


def test_line_says_goal_figure_floor_and_ratio_in_vietnamese_numbers():
    line = write_line(Line("duyệt một xã", 7.25, 15, floor=2.5, ratio=3))

    assert line.split("  ")[0] == "duyệt một xã"
    assert line.split()[3:] == ["≤", "15", "ms", "7,25", "ms", "2,50", "ms", "2,90×", "(≤", "3×)",
                                "đạt"]  # fmt: skip
    assert "1,50 s" in write_line(Line("nạp", 1500.0))


def test_interleave_lets_cases_take_turns_and_prepares_outside_the_clock():
    done = []

    taken = interleave(
        {
            "first": Case(lambda: done.append("a"), before=lambda: done.append("ready")),
            "second": lambda: done.append("b"),
        },
        rounds=2,
        warm=1,
    )

    assert done == ["ready", "a", "b"] * 3
    assert set(taken) == {"first", "second"}
