"""``{% component "icon" name="ok" %}``: a component drawn from its inputs alone, once for each.

What templates/components/<name>.html makes depends on nothing but what it is given, so its markup
is kept in the process by what was given: the same number, sign or menu is not drawn again on the
next page, and nothing kept can be out of date. A component that reads the request (a form's token,
the leaf of a list) is included as before.
"""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context, Engine, Node, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.safestring import SafeString

from khuyenhoc.lib.keeping import keep

register = template.Library()

KEPT = 3_000  # pieces of markup in a process, some kilobytes each at most


def draw(name: str, values: dict[str, Any]) -> SafeString:
    """The markup of the component ``name`` with these inputs."""
    if settings.DEBUG:  # templates change while the program runs
        return _draw(name, values)
    # addresses in a component depend on where pages are mounted
    return _draw_kept(name, values, settings.ROOT_URLCONF)


@keep(KEPT)
def _draw_kept(name: str, values: dict[str, Any], _urlconf: str) -> SafeString:
    return _draw(name, values)


def _draw(name: str, values: dict[str, Any]) -> SafeString:
    template = Engine.get_default().get_template(f"components/{name}.html")
    return template.render(Context(values))


class ComponentNode(Node):
    """The tag as a template holds it."""

    def __init__(self, name: str, given: dict[str, FilterExpression]) -> None:
        self._name = name
        self._given = list(given.items())

    def render(self, context: Context) -> SafeString:
        return draw(self._name, {key: each.resolve(context) for key, each in self._given})


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """``{% component "name" input=value … %}``; the template sees these inputs and nothing else."""
    _tag, name, *given = token.split_contents()
    if name[0] not in "\"'" or name[-1] != name[0]:
        raise TemplateSyntaxError("the name of a component stands in quotation marks")
    values = token_kwargs(given, parser)
    if given:
        raise TemplateSyntaxError(f"“{given[0]}”: inputs are written input=value")
    return ComponentNode(name[1:-1], values)
