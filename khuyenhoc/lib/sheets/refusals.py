"""The sentences with which a file is refused: what is wrong with it and what to do."""

from khuyenhoc.lib.sheets.grid import Refused, address
from khuyenhoc.lib.sheets.limits import Limits, show_count, show_size

ACCEPTED = ".xlsx, .xlsm, .xls, .ods, .csv"
_SAVE_AGAIN = "Hãy mở tệp bằng Excel, lưu lại thành .xlsx rồi gửi lại."


def refuse_empty() -> Refused:
    return Refused("Tệp trống (0 byte). Hãy kiểm tra lại tệp trên máy rồi gửi lại.")


def refuse_too_large(size: int, limits: Limits) -> Refused:
    return Refused(
        f"Tệp quá lớn: {show_size(size)}, giới hạn là {show_size(limits.file_bytes)}."
        " Hãy xoá ảnh và các trang tính không cần rồi gửi lại."
    )


def refuse_password() -> Refused:
    return Refused("Tệp có mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu, lưu rồi gửi lại.")


def refuse_damaged(detail: str) -> Refused:
    """``detail`` says in Vietnamese what was found, without a full stop."""
    return Refused(f"Tệp hỏng: {detail}. {_SAVE_AGAIN}")


def refuse_bomb(detail: str) -> Refused:
    """The packed file unpacks to more than a sheet ever needs."""
    return Refused(
        f"Tệp bung ra quá lớn: {detail}. Hãy chép phần số liệu sang một tệp mới rồi gửi lại."
    )


def refuse_not_a_sheet(what: str) -> Refused:
    """``what`` names the thing that it is: "tệp PDF", "ảnh"."""
    return Refused(f"Đây là {what}, không phải bảng tính. Hãy gửi tệp {ACCEPTED}.")


def refuse_extension(extension: str, kind: str) -> Refused:
    """The name says one kind of file and the content another."""
    return Refused(
        f"Tên tệp có đuôi .{extension} nhưng nội dung là tệp .{kind}."
        " Hãy mở bằng Excel, lưu lại đúng loại rồi gửi lại."
    )


def refuse_page(extension: str) -> Refused:
    return Refused(
        f"Tệp .{extension} này thực ra là trang web (HTML) đổi tên."
        " Hãy mở bằng Excel, chọn Lưu thành (Save As) loại .xlsx rồi gửi lại."
    )


def refuse_nested(member: str) -> Refused:
    return Refused(
        f"Bên trong tệp có tệp nén khác ({member[:80]})."
        " Hãy xoá đối tượng nhúng khỏi bảng tính rồi gửi lại."
    )


def refuse_declarations() -> Refused:
    return Refused(
        "Tệp chứa khai báo DTD hoặc thực thể XML, không được phép vì lý do an toàn. " + _SAVE_AGAIN
    )


def refuse_joined() -> Refused:
    return Refused(
        "Tệp bị ghép thêm dữ liệu lạ ngoài phần bảng tính, không được phép vì lý do an toàn. "
        + _SAVE_AGAIN
    )


def refuse_members(count: int, limits: Limits) -> Refused:
    return Refused(
        f"Tệp có quá nhiều thành phần bên trong ({show_count(count)}, giới hạn"
        f" {show_count(limits.members)}). Hãy chép phần số liệu sang một tệp mới rồi gửi lại."
    )


def refuse_sheets(limits: Limits) -> Refused:
    return Refused(
        f"Tệp có quá nhiều trang tính (giới hạn {show_count(limits.sheets)})."
        " Hãy chỉ giữ các trang cần gửi."
    )


def refuse_far_cell(sheet: str, row: int, column: int, limits: Limits) -> Refused:
    return Refused(
        f"Trang “{sheet[:40]}” có dữ liệu ở ô {address(row, column)}, ngoài giới hạn"
        f" {show_count(limits.rows)} dòng × {show_count(limits.columns)} cột."
        " Hãy xoá các dòng, cột thừa rồi gửi lại."
    )


def refuse_cells(limits: Limits) -> Refused:
    return Refused(
        f"Tệp có quá nhiều ô dữ liệu (giới hạn {show_count(limits.cells)} ô)."
        " Hãy chia thành nhiều tệp."
    )


def refuse_long_text(where: str, limits: Limits) -> Refused:
    """``where`` says which text: "Ô A1 của trang “Báo cáo”"."""
    return Refused(
        f"{where} dài quá {show_count(limits.text_length)} ký tự. Hãy rút ngắn rồi gửi lại."
    )


def refuse_long_answer(limits: Limits) -> Refused:
    return Refused(
        f"Nội dung của tệp quá nhiều chữ (giới hạn {show_size(limits.answer_bytes)})."
        " Hãy chia thành nhiều tệp."
    )


def refuse_memory(limits: Limits) -> Refused:
    return Refused(
        f"Đọc tệp này cần quá nhiều bộ nhớ (giới hạn {show_size(limits.memory_bytes)})."
        " Hãy chép phần số liệu sang một tệp mới rồi gửi lại."
    )


def refuse_time(limits: Limits) -> Refused:
    return Refused(
        f"Đọc tệp này mất quá {limits.seconds} giây nên đã dừng."
        " Hãy chép phần số liệu sang một tệp mới rồi gửi lại."
    )
