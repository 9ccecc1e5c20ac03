"""Texts with placeholders: checked before they are kept, filled in for one person. Nothing in them can do anything."""

from functools import lru_cache

from flask_babel import gettext as _
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from trainer.errors import Refused

# A placeholder, and "only if it says something"; no loop, call, attribute or filter that could run long or reach far.
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And, nodes.Or,
    nodes.Compare, nodes.Operand, nodes.Const,
)  # fmt: skip
LONGEST = 10_000
jinja = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def check(text, known, place):
    """Refuse a text that is too long, cannot be read as a template, or asks for what is not in `known`."""
    if len(text) > LONGEST:
        raise Refused(_("The text is longer than %(most)s characters.", most=LONGEST), place)
    names, foreign = set(), set()
    for node in _tree(text, place).find_all(nodes.Node):
        if isinstance(node, nodes.Name):
            names.add(node.name)
        elif not isinstance(node, ALLOWED):
            foreign.add(type(node).__name__)
    if foreign:
        message = _("Only placeholders such as %(name)s, and %(condition)s, may stand in the text.",
                    name="{{ name }}", condition="{% if rank %} … {% endif %}")  # fmt: skip
        raise Refused(message, place)
    if unknown := sorted(names - set(known)):
        names = ", ".join(f"{{{{ {one} }}}}" for one in unknown)
        raise Refused(_("There is no placeholder %(names)s.", names=names), place)


def fill(text, facts):
    """The text with the facts in place; empty lines that an "if" left are closed up."""
    filled = _template(text).render(facts).strip()
    while "\n\n\n" in filled:
        filled = filled.replace("\n\n\n", "\n\n")
    return filled


@lru_cache(maxsize=256)
def names(text):
    """The placeholders that stand in a text, as a frozenset."""
    return frozenset(node.name for node in jinja.parse(text).find_all(nodes.Name))


@lru_cache(maxsize=256)  # one text is filled in for many people
def _template(text):
    return jinja.from_string(text)


def _tree(text, place):
    try:
        return jinja.parse(text)
    except TemplateSyntaxError as error:
        message = _("Line %(line)s cannot be read: write placeholders as {{ name }}.", line=error.lineno)
        raise Refused(message, place) from error
