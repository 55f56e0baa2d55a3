"""The words of a heading: folded for comparison, and those that every table uses.

A heading says three kinds of things: what is counted (matching.py knows these), what the
column is for in the table (number, name, unit of measure, remark), and of which time or
kind the figures are (this period, the one before, planned, the change).
"""

import re
from enum import StrEnum
from functools import lru_cache

from khuyenhoc.lib.names import vn_norm
from khuyenhoc.lib.periods import Period, find_period


class Part(StrEnum):
    """What a column does in the table besides carrying values."""

    UNIT = "unit"
    PARENT = "parent"  # the district or cluster of a unit
    CODE = "code"
    ORDINAL = "ordinal"
    MEASURE = "measure"
    NOTE = "note"
    LABEL = "label"  # the indicators, where these stand in the rows


class Aspect(StrEnum):
    """Of which time or kind the figures under a heading are."""

    CURRENT = "current"
    PREVIOUS = "previous"
    CHANGE = "change"
    PLAN = "plan"
    DATED = "dated"  # a period is named: current or not, the table's own period tells


_PREFIX = re.compile(
    r"\s*(?:(?:[IVXLC]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-Za-zĐđ])\s*[.)]\s*(?=[^\d\s])"
    r"|\d{1,2}(?:\.\d{1,2})+\s+(?=\D)"
    r"|[-+*•–—]+\s*(?=\w))"
)
_ENDING_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b")
_OF_WHICH = re.compile(r"^(?:trong do|gom|bao gom|chia ra)\b ?")

_TABLE_WORDS = {
    Part.ORDINAL: "tt,stt,so tt,so thu tu,s tt,muc",
    Part.CODE: "ma,ma so,ma don vi,ma xa,ma dvhc,ma hoi,ma don vi hanh chinh,ma dinh danh,ma dv",
    Part.MEASURE: "dvt,don vi tinh,dv tinh,don vi do",
    Part.NOTE: "ghi chu,li do,nhan xet,giai thich,giai trinh,ghi chu li do,thuyet minh",
    Part.UNIT: (
        "don vi,ten don vi,cac don vi,don vi bao cao,xa,phuong,xa phuong,phuong xa,ten xa,"
        "ten xa phuong,xa phuong thi tran,ten xa phuong thi tran,xa phuong dac khu,xa thi tran,"
        "dia phuong,dia ban,ten dia phuong,hoi khuyen hoc,ten hoi,ten hoi khuyen hoc,hoi co so,"
        "co so hoi,ten co so hoi,hoi khuyen hoc co so,hoi khuyen hoc xa phuong,"
        "hoi khuyen hoc cac xa phuong,hoi khuyen hoc xa,don vi hanh chinh,ten don vi hanh chinh,"
        "don vi xa phuong,don vi xa phuong thi tran,ho va ten don vi,ten chi hoi"
    ),
    Part.PARENT: (
        "huyen,ten huyen,quan huyen,huyen thi xa,huyen thanh pho,huyen thi xa thanh pho,"
        "huyen thi thanh pho,quan huyen thi xa,cum,cum thi dua,tinh,ten tinh,tinh thanh pho,"
        "huyen cu,huyen truoc sap nhap,khu vuc"
    ),
    Part.LABEL: (
        "chi tieu,ten chi tieu,cac chi tieu,noi dung,noi dung chi tieu,danh muc,noi dung bao cao,"
        "chi tieu bao cao,chi tieu thong ke,ten noi dung,hang muc,noi dung thong ke"
    ),
}
_ASPECT_WORDS = {
    Aspect.CURRENT: (
        "ki nay,nam nay,ki bao cao,ki hien tai,thuc hien,thuc hien ki nay,thuc hien trong ki,"
        "ket qua,ket qua thuc hien,ket qua ki nay,so lieu,so lieu ki nay,so lieu bao cao,hien tai,"
        "so luong,gia tri,so luong ki nay,thuc hien nam nay,den ki bao cao,trong ki"
    ),
    Aspect.PREVIOUS: (
        "ki truoc,nam truoc,cung ki,cung ki nam truoc,ki truoc lien ke,so lieu ki truoc,"
        "thuc hien ki truoc,thuc hien nam truoc,ket qua ki truoc,nam truoc lien ke,tham khao,"
        "thuc hien cung ki,so lieu nam truoc,ki bao cao truoc,da bao cao ki truoc"
    ),
    Aspect.CHANGE: (
        "tang,giam,tang giam,so sanh,chenh lech,so voi cung ki,so voi ki truoc,so voi nam truoc,"
        "so cung ki,tang giam so voi ki truoc,tang giam so voi cung ki,ti le tang giam,"
        "so sanh voi cung ki,so sanh ki truoc,muc tang giam,bien dong"
    ),
    Aspect.PLAN: (
        "ke hoach,ke hoach nam,chi tieu giao,muc tieu,ke hoach giao,chi tieu ke hoach,kh,"
        "chi tieu nam,phan dau,du kien,uoc thuc hien"
    ),
}
PARTS = {
    words: part for part, listed in _TABLE_WORDS.items() for words in listed.split(",") if words
}
ASPECTS = {words: kind for kind, listed in _ASPECT_WORDS.items() for words in listed.split(",")}
_ASPECT_ENDING = re.compile(
    r"(?<=.) (?P<words>ki nay|nam nay|ki truoc|nam truoc|cung ki nam truoc|cung ki)$"
)
_DATED = re.compile(
    r"(?:thuc hien |ket qua |so lieu |uoc )?"
    r"(?:(?:ca )?nam \d{4}|\d{4}|qu[iy] .{1,8} ?\d{4}|\d{1,2} thang .*\d{4}|thang \d{1,2} .*\d{4})"
)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the words of a heading without numbering, diacritics, and y for i."""
    while found := _PREFIX.match(text):
        text = text[found.end() :]
    return _OF_WHICH.sub("", _ENDING_Y.sub("i", vn_norm(text)))


def find_aspect(folded: str) -> Aspect | None:
    """Return the aspect that these words name and nothing else; None for other words."""
    return ASPECTS.get(folded) or (Aspect.DATED if _DATED.fullmatch(folded) else None)


def split_aspect(folded: str) -> tuple[str, Aspect | None]:
    """Part folded words from an aspect at their end: "hoi vien ki truoc"."""
    if found := _ASPECT_ENDING.search(folded):
        return folded[: found.start()], ASPECTS[found["words"]]
    return folded, None


def read_dated(text: str) -> Period | None:
    """Return the period that a dated heading names ("Năm 2024", "2024")."""
    return find_period(text) or find_period(f"năm {text.strip()}")
