"""Names of units as lines give them."""

from khuyenhoc.lib.names import clean, strip_unit_kind, vn_norm


def complete(name: str, kind: str) -> tuple[str, str, str]:
    """The bare name, the full name and the kind: ("Tân Lập", "xã") gives "Xã Tân Lập".

    A name that was typed with its kind is stripped of it; where the kind is part of the name
    itself ("Cụm thi đua số 1") the name stays and is full already.
    """
    text, kind = clean(name), clean(kind).lower()
    said, bare = strip_unit_kind(text)
    if said == kind:
        text = bare
    elif kind and vn_norm(text).startswith(f"{vn_norm(kind)} "):
        return text, text, kind
    return text, f"{kind[:1].upper()}{kind[1:]} {text}".strip(), kind
