"""What a page may say: no template goes on for ever, and none reaches beyond what it is given."""

import pytest

from certificates import Design, DesignError, render
from certificates.design import DESIGNS
from certificates.templates import environment

from .make import certificate
from .own import change, copied


@pytest.fixture
def folder(tmp_path):
    return copied(tmp_path)


ENDLESS = [
    "{% for i in range(10 ** 9) %}x{% endfor %}",
    "{% for a in signatories %}{% for b in a %}{% for c in b %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in signatories recursive %}{{ loop(signatories) }}{% endfor %}",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    '{% include "page.html" %}', '{% import "page.html" as page %}', '{% extends "page.html" %}',
    '{{ "x" * 1000000000 }}', "{{ 9 ** 999999999 }}", '{{ name.center(1000000000) }}', "{{ name|center(1000000000) }}",
    '{% set x = "xx" %}{{ x ~ x }}', "{% for letter in name %}{{ letter }}{% endfor %}",
    "{{ lipsum(n=1000000) }}", "{{ cycler('a').next() }}", "{% with x = 1 %}{{ x }}{% endwith %}",
    "{% filter upper %}x{% endfilter %}", '{{ "%9999999999d"|format(1) }}',
]


@pytest.mark.parametrize("written", ENDLESS)
def test_a_template_that_could_go_on_for_ever_is_refused_when_it_is_read(folder, written):
    change(folder, "page.html", "{{ preface }}", written)

    with pytest.raises(DesignError, match="page.html"):
        Design.load(folder)


@pytest.mark.parametrize("written", [
    "{{ name.__class__.__mro__ }}", "{{ self._TemplateReference__context }}", "{{ images.__init__ }}"])
def test_a_template_cannot_reach_into_python(folder, written):
    change(folder, "page.html", "{{ preface }}", written)

    with pytest.raises(DesignError, match="page.html"):
        Design.load(folder)


def test_a_nest_of_brackets_is_a_sentence(folder):
    change(folder, "page.html", "{{ preface }}", "{{ " + "(" * 5_000 + "preface" + ")" * 5_000 + " }}")

    with pytest.raises(DesignError, match="page.html cannot be read"):
        Design.load(folder)


def test_a_page_longer_than_any_certificate_needs_is_refused(folder):
    change(folder, "page.html", "{{ preface }}", "x" * 200_000)

    with pytest.raises(DesignError, match="longer than 200,000"):
        Design.load(folder)


def test_what_a_page_prints_is_counted(folder):
    change(folder, "page.html", "{{ line }}", "x" * 100_000)
    people = [certificate(signatories=(("ก", ("หนึ่ง", "สอง", "สาม")),))]

    with pytest.raises(DesignError, match="prints more than"):
        render(Design.load(folder), people)


def test_a_page_may_go_over_the_lines_of_a_position_by_name(folder):
    change(folder, "page.html", "{% for name, position in signatories %}", "{% for one in signatories %}")
    change(folder, "page.html", "{% for line in position %}", "{% for line in one.position %}")
    change(folder, "page.html", "({{ name }})", "({{ one.name }})")

    assert len(render(Design.load(folder), [certificate()])) == 1


@pytest.mark.parametrize(("text", "kept"), [
    ("อบรมรุ่นที่ ๔ จบ", "อบรมรุ่นที่\u00a0๔ จบ"), ("วันที่ 29", "วันที่\u00a029"), ("ต่าง ๆ นานา", "ต่าง\u00a0ๆ นานา"),
    ("ที่ นี่", "ที่ นี่")])
def test_a_number_stays_on_the_line_of_what_it_counts(text, kept):
    assert environment(DESIGNS).from_string("{{ text }}").render(text=text) == kept
