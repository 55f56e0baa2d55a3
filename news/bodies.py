"""What the text of an article may hold: the buttons of the editor, and nothing beside them.

The allow-list is derived from the editor's own settings, so that the two cannot part. Headings
begin at the second order: the title is the first.
"""

import html
import re
import unicodedata
from functools import cache

import nh3
from django_prose_editor.config import allowlist_from_extensions

from khuyenhoc.lib.names import INVISIBLE

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
MOST = 60_000  # characters of a body; an article of the field has some 10,000

_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote|tr|td|th|table|ul|ol|pre)>|<br ?/?>|<hr ?/?>")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"[^\S\n]+")
_EMPTY = re.compile(r"<(p|h2|h3)></\1>")


class TooLong(ValueError):
    """The text is longer than any article; the message is a sentence for its writer."""


@cache
def make_cleaner() -> nh3.Cleaner:
    """The sanitiser that lets through what the editor's buttons make."""
    allowed = allowlist_from_extensions(EXTENSIONS)
    allowed["attributes"]["a"] = {"href"}
    allowed["attributes"]["ol"] = {"start"}
    return nh3.Cleaner(
        tags=allowed["tags"],
        attributes=allowed["attributes"],
        url_schemes=allowed["url_schemes"],
        link_rel="noopener nofollow",
        clean_content_tags={"script", "style", "title", "textarea", "noscript", "template", "svg",
                            "math", "iframe", "object", "xmp", "noembed"},
        strip_comments=True,
    )  # fmt: skip


def clean_body(body: str) -> str:
    """``body`` with nothing in it but what the editor can make; NFC, nothing invisible.

    Clean twice is clean once. Raises ``TooLong`` above ``MOST`` characters.
    """
    if len(body) > MOST:
        raise TooLong(f"Bài dài quá {MOST:,} ký tự. Hãy tách thành nhiều bài.".replace(",", "."))
    composed = unicodedata.normalize("NFC", body.translate(_DROPPED))
    cleaned = make_cleaner().clean(composed.replace("\0", ""))
    return _EMPTY.sub("", cleaned).strip()


def read_text(body: str) -> str:
    """The words of a cleaned body, a line a paragraph."""
    plain = html.unescape(_TAG.sub(" ", _BLOCK_END.sub("\n", body)))
    lines = (_BLANK.sub(" ", line).strip() for line in plain.splitlines())
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))
