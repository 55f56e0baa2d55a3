"""What a browser would make of a page: what it would run or fetch, and what the page says."""

import re
from html.parser import HTMLParser
from unicodedata import category

ADDRESSES = {"href", "xlink:href", "src", "action", "formaction", "data", "srcset", "poster"}
OWN = ("/static/", "/quan-tri/jsi18n/")  # where scripts may come from
SAFE = ("http://", "https://", "mailto:", "tel:", "/", "#", "?")


class Reader(HTMLParser):
    """Faults of a page, the texts of its blocks of data, its words as one line."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.data: list[str] = []
        self.meta: dict[str, str] = {}
        self.tags: set[str] = set()
        self._said: list[str] = []
        self._in_data = False
        self.feed(markup)
        self.close()

    @property
    def words(self) -> str:
        """Everything that can be read or heard, blanks run together."""
        return straighten(" ".join(self._said))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"
        is_own = given.get("src", "").startswith(OWN)
        if tag == "script" and not self._in_data and not is_own:
            self.faults.append(f"script {given}")
        if tag == "meta":
            self.meta[given.get("property") or given.get("name", "")] = given.get("content", "")
        for name, value in given.items():
            if name.startswith("on") or name == "style":
                self.faults.append(f"{tag} {name}={value}")
            has_scheme = ":" in value.partition("/")[0] or not value.isprintable()
            if name in ADDRESSES and has_scheme and not value.startswith(SAFE):
                self.faults.append(f"{tag} {name}={value}")
        self._said += [given.get(name, "") for name in ("aria-label", "title", "alt", "value")]

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)
        else:
            self._said.append(data)


def straighten(text: str) -> str:
    """A text as pages are read: blanks run together, no sign that nobody sees."""
    seen = "".join(sign for sign in text if sign.isspace() or category(sign) not in ("Cc", "Cf"))
    return re.sub(r"\s+", " ", seen).strip()
