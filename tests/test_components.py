"""{% component %}: a component drawn from its inputs alone, once for each."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe

from khuyenhoc.templatetags import components
from tests.test_templates import draw_component


def write(markup: str, **context: object) -> str:
    return Template(markup).render(Context(context))


@pytest.mark.parametrize("name", ["ok", "next", "up"])
def test_a_component_is_what_an_include_of_it_is(name):
    assert write('{% component "icon" name=name %}', name=name) == draw_component("icon", name=name)
    assert write(f'{{% component "icon" name="{name}" %}}') == draw_component("icon", name=name)


def test_a_component_sees_nothing_but_its_inputs():
    shown = write('{% component "empty" kind=kind %}', kind="blank", word="không được thấy")

    assert shown == draw_component("empty", kind="blank")


def test_inputs_are_escaped_unless_they_are_markup():
    plain = write('{% component "sample_mark" word=word %}', word="<b>x</b>")
    markup = write('{% component "sample_mark" word=word %}', word=mark_safe("<b>x</b>"))

    assert "&lt;b&gt;x" in plain
    assert "<b>x</b>" in markup


def test_a_component_is_drawn_once_for_the_same_inputs(monkeypatch):
    drawn = []
    draw = components._draw
    monkeypatch.setattr(
        components, "_draw", lambda name, values: drawn.append(values) or draw(name, values)
    )

    for number in (1_234, 1_234, 1_235, 1_234):
        write('{% component "value" value=value unit="cờ" %}', value=number)

    assert [values["value"] for values in drawn] == [1_234, 1_235]


def test_in_development_a_component_is_drawn_each_time(settings, monkeypatch):
    settings.DEBUG = True
    drawn = []
    monkeypatch.setattr(components, "_draw", lambda name, values: drawn.append(name) or "")

    write('{% component "mark" %}{% component "mark" %}')

    assert drawn == ["mark", "mark"]


@pytest.mark.parametrize("tag", ["{% component icon %}", '{% component "icon" name %}'])
def test_a_tag_that_is_no_component_is_refused(tag):
    with pytest.raises(TemplateSyntaxError):
        Template(tag)
