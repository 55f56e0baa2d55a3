"""``{% styles "table" "figure" %}``: one link to the styles of a page's components."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from khuyenhoc.style_files import link_styles

register = template.Library()


@register.simple_tag
def styles(*names: str) -> SafeString:
    """A link to static/css/<name>.css of all ``names``, in their order, as one file."""
    return format_html('<link rel="stylesheet" href="{}">', link_styles(names))
