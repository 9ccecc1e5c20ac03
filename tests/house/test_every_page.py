"""Every page of the filled demo that links lead to answers whoever finds the link; on both databases: what pages say is
tested on SQLite only (`pytest_collection_modifyitems`), that they can ask PostgreSQL at all is tested here.
"""

import re
from collections import Counter
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from tests import make
from trainer.database import db
from trainer.demo import story

OFTEN = 2  # so many addresses of one view with the same questions are opened
STARTS = [("participant", "/me", "cohort5-0@example.org"), ("door", "/door", None), ("admin", "/desk", None)]
LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#][^"']*)["']""")


@pytest.fixture
def the_demo(app):
    story.whole()
    db.session.commit()


def view_of(app, address):
    """The name of the view behind an address and what is asked of it, None where it leads out of the application."""
    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost") or parts.scheme not in ("", "http"):
        return None
    endpoint, _values = app.url_map.bind("localhost").match(parts.path)
    return endpoint, *sorted(part.partition("=")[0] for part in parts.query.split("&"))


def walk(app, visitor, start):
    """Follow every link from there, at most OFTEN for each view; returns what each address that was opened answered."""
    answers, waiting, opened = {}, [start], Counter()
    while waiting:
        address = waiting.pop(0)
        view = view_of(app, address)
        if "…" in address or address in answers or view is None or view[0] == "static" or opened[view] == OFTEN:
            continue
        opened[view] += 1
        answer = visitor.get(address)
        answers[address] = answer.status_code
        if answer.location:
            waiting.append(urljoin(address, answer.location))
        elif answer.mimetype == "text/html":
            waiting += [urldefrag(urljoin(address, unescape(link)))[0] for link in LINK.findall(answer.text)]
    return answers


@pytest.mark.both
def test_no_link_leads_nowhere_for_anybody(the_demo, app, client, sign_in):
    """The four walks are one test, since to load the demo takes longer than to walk."""
    walks = {"stranger": walk(app, client, "/")}
    for role, start, email in STARTS:
        walks[role] = walk(app, sign_in(make.account(role, email)), start)

    dead_ends = {(who, *each) for who, answers in walks.items() for each in answers.items() if each[1] >= 400}
    assert (len(walks["admin"]) > 150, dead_ends) == (True, set())
