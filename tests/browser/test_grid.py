"""The web grid takes what was copied from Excel, and never lays a number beside another's name."""

import pytest

from tests.browser.test_officer_pages import leave_reopened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # nothing is collected for tests
]

PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = {clipboardData: data, bubbles: true, cancelable: true};
    field.dispatchEvent(new ClipboardEvent("paste", event));
}"""
READ = "fields => fields.map(field => field.value)"
LABELS = "fields => fields.map(field => field.labels[0].textContent)"


def open_grid(place, visit):
    """The page of the first commune's grid, with a way to paste and one to read."""
    page = visit(place.people["district"])
    page.goto(f"/lam-viec/bao-cao/bieu-01/2024/nhap/{place.communes[0].pk}/")
    inputs = page.locator(".grid__input")

    def paste(row: int, text: str) -> tuple[list[str], str]:
        inputs.nth(row).evaluate(f"(field, text) => ({PASTE})(field, text)", text)
        return inputs.evaluate_all(READ), page.get_by_role("status").inner_text()

    return inputs, paste


def test_a_column_a_row_and_a_table_copied_from_excel_fill_the_grid(place, visit, complaints):
    inputs, paste = open_grid(place, visit)
    labels = inputs.evaluate_all(LABELS)
    rest = [""] * (len(labels) - 3)

    column = paste(0, "11\r\n12\r\n13\r\n")
    row = paste(0, "21\t22\t23\r\n")
    table = paste(2, f'{labels[2].upper()}\t7\t33\r\n"{labels[0]}"\t8\t31\r\nDòng lạ\t9\t99\r\n')
    numbers = paste(0, "1\t2\r\n3\t4\r\n")
    too_long = paste(len(labels) - 1, "41\n42\n")

    assert column == (["11", "12", "13", *rest], "Đã dán 3 ô.")
    assert row == (["21", "22", "23", *rest], "Đã dán 3 ô.")
    skipped = "1 ô không có chỗ trong lưới nên bỏ qua."
    assert table == (["31", "22", "33", *rest], f"Đã dán 2 ô. {skipped}")
    assert numbers[0] == ["31", "22", "33", *rest]
    assert numbers[1].startswith("Chưa dán ô nào")
    assert too_long[0][-1] == "41"
    assert too_long[1] == f"Đã dán 1 ô. {skipped}"
    assert complaints == []


def test_a_pasted_column_leaves_locked_rows_and_does_not_slip_past_them(place, visit, complaints):
    leave_reopened(place)
    inputs, paste = open_grid(place, visit)
    before = inputs.evaluate_all(READ)
    locked = inputs.evaluate_all("fields => fields.map(field => field.readOnly)")
    opened = locked.index(False)

    after, told = paste(opened, "\n".join(["77"] * (len(locked) - opened)))

    assert after == [*before[:opened], "77", *before[opened + 1 :]]
    assert told == f"Đã dán 1 ô. {len(locked) - opened - 1} ô đang khóa giữ nguyên."
    assert complaints == []
