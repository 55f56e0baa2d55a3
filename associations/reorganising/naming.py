"""Names of units as lines give them."""

from khuyenhoc.lib.names import clean, strip_unit_kind


def complete(name: str, kind: str) -> tuple[str, str, str]:
    """The bare name, the full name and the kind: ("Tân Lập", "xã") gives "Xã Tân Lập".

    A name that was typed with its kind is stripped of it, diacritics and all: the ward Phương Liệt
    is no "phường Liệt". Where the kind is part of the name itself ("Cụm thi đua số 1") the name
    stays and is full already.
    """
    text, kind = clean(name), clean(kind).lower()
    if kind and text.lower().startswith(f"{kind} "):
        said, bare = strip_unit_kind(text)
        if said != kind:
            return text, text, kind
        text = bare
    return text, f"{kind[:1].upper()}{kind[1:]} {text}".strip(), kind
