"""The template of a design's page: what it may say, and that it comes to an end.

A page is written in a small part of Jinja: facts and fields are printed, conditions are asked, and loops go over the
signatories and the lines of a position, two deep. Nothing is computed, called, defined or included, so that no
template can go on for ever; and what it prints is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from .certificate import FACTS
from .errors import DesignError

GIVEN = frozenset({"images", "fields", "shrunk"})  # what a page may use besides the facts
LONGEST = 200_000  # characters of page.html, and of what it prints for one certificate
LISTS = ("signatories",)
DEPTH = 2
FILTERS = ("e", "escape", "first", "last", "length", "join", "upper", "lower")
WORD = 32  # letters: surnames are no longer, and the names of organisations are broken inside longer words
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Block, nodes.If, nodes.For, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr, nodes.Concat, nodes.Tuple, nodes.EvalContextModifier,
)


def environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """Where a design's page is filled in."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, finalize=_unbroken,
        trim_blocks=True, lstrip_blocks=True)
    made.filters = {name: made.filters[name] for name in FILTERS} | {"bare": bare, "in_words": in_words}
    return made


def slots(env: ImmutableSandboxedEnvironment, source: str, fields: Iterable[str]) -> dict[str, frozenset[str]]:
    """The page's blocks in their order, each with the facts that stand in it.

    Raises DesignError for what a page may not say, for a name that nobody gives and for a fact outside the blocks.
    """
    if len(source) > LONGEST:
        raise DesignError(f"page.html is longer than {LONGEST:,} characters.")
    try:
        page = env.parse(source)
        _refuse_more(page, set(fields))
        found = {block.name: _asked(env, block.body) for block in page.find_all(nodes.Block)}
        for block in page.find_all(nodes.Block):
            block.body = []
        outside = _asked(env, page.body) - {"images", "fields"}
    except (TemplateError, RecursionError) as error:
        raise DesignError(f"page.html cannot be read: {error}.") from error
    if strangers := sorted((frozenset().union(*found.values()) | outside) - FACTS - GIVEN):
        raise DesignError(f"page.html asks for {', '.join(strangers)}, which no certificate has.")
    if outside:
        raise DesignError(f"In page.html {', '.join(sorted(outside))} must stand inside a block.")
    return found


def counted(pieces: Iterable[str]) -> str:
    """The pieces of a page together. Raises DesignError as soon as they are too long."""
    whole, length = [], 0
    for piece in pieces:
        whole.append(piece)
        length += len(piece)
        if length > LONGEST:
            raise DesignError(f"page.html prints more than {LONGEST:,} characters for one certificate.")
    return "".join(whole)


def _refuse_more(page: nodes.Template, fields: set[str]) -> None:
    """Raise DesignError for anything but printing, asking, and going over the lists."""
    for node in page.find_all(nodes.Node):
        if not isinstance(node, ALLOWED + (nodes.Helper,)):
            raise DesignError(f"page.html may not use {type(node).__name__.lower()} (line {node.lineno}).")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise DesignError(f"page.html may not ask for {node.attr} (line {node.lineno}).")
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "fields":
            if node.attr not in fields:
                raise DesignError(f"page.html asks for the field {node.attr}, which design.toml does not have.")
    _refuse_loops(page, LISTS, 0)


def _refuse_loops(node: nodes.Node, lists: tuple[str, ...], depth: int) -> None:
    """Raise DesignError for a loop over anything but the lists, and for one that is too deep."""
    for child in node.iter_child_nodes():
        inside, deeper = lists, depth
        if isinstance(child, nodes.For):
            named = child.iter.node if isinstance(child.iter, nodes.Getattr) else child.iter
            if not isinstance(named, nodes.Name) or named.name not in lists or depth == DEPTH or child.recursive:
                raise DesignError(
                    f"A loop in page.html goes over the signatories or the lines of a position (line {child.lineno}).")
            inside, deeper = lists + tuple(name.name for name in child.target.find_all(nodes.Name)), depth + 1
            if isinstance(child.target, nodes.Name):
                inside += (child.target.name,)
        _refuse_loops(child, inside, deeper)


def _asked(env, body: list) -> frozenset[str]:
    """The names that a piece of a template expects from outside."""
    return frozenset(meta.find_undeclared_variables(nodes.Template(body).set_environment(env)))


def _unbroken(value):
    """Keep ๆ on the line of the word that it repeats, and a number on that of its ที่: รุ่นที่ ๔, วันที่ ๒๙."""
    return re.sub(r"[ \u00a0]+(?=ๆ)|(?<=ที่)[ ](?=[0-9๐-๙])", "\u00a0", value) if type(value) is str else value


def bare(address: str) -> str:
    """An address without its https://, as it is printed."""
    return str(address).split("://")[-1]


def in_words(text: str) -> Markup:
    """A text whose words stay in one piece where it takes two lines: each in a span of the class `word`."""
    words = (Markup('<span class="word">{}</span>').format(word) if len(word) <= WORD else escape(word)
             for word in str(_unbroken(text)).split(" "))
    return Markup(" ").join(words)
