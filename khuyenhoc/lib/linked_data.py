"""Data about a page for machines (JSON-LD), safe to stand inside a page."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# What could end the block or begin a comment or an entity; U+2028 and U+2029 end lines of script.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}


SCHEMA = "https://schema.org"


def write_linked_data(data: dict[str, Any]) -> SafeString:
    """``data`` as JSON that holds no sign with a meaning in HTML."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))
