"""The HTML part of a message, made of its plain text: paragraphs and links, nothing loaded from elsewhere."""

import re

from flask import current_app
from markupsafe import Markup, escape

LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
PLAIN = Markup('<a href="{0}">{0}</a>')
STYLED = Markup('<a href="{0}" style="color: #14532d; overflow-wrap: anywhere;">{0}</a>')  # mail has no style sheet


def of(body, language):
    """The whole page of a plain text; whatever the text holds is text, never markup."""
    template = current_app.jinja_env.get_template("letters/mail.html")  # what pages know of their reader, it needs not
    return template.render(paragraphs=list(paragraphs(body, STYLED)), language=language)


def paragraphs(body, anchor=PLAIN):
    """The paragraphs of a text, which blank lines part, as safe HTML with line breaks and links."""
    for block in re.split(r"\n\s*\n", body.strip()):
        yield Markup("<br>\n").join(linked(line, anchor) for line in block.splitlines())


def linked(line, anchor):
    """A line with its addresses as links."""
    words, end = [], 0
    for found in LINK.finditer(line):
        words += [escape(line[end : found.start()]), anchor.format(found[0])]
        end = found.end()
    return Markup("").join([*words, escape(line[end:])])
