"""The block of YAML between ``---`` lines at the head of a file."""

import re
import textwrap
from datetime import date
from typing import NamedTuple

import yaml

from geo.articles.dates import parse_date
from geo.model import Span

_BLOCK = re.compile(r"\s*^--- *\n(?P<yaml>.*?)^(?:---|\.\.\.) *$\n?", re.MULTILINE | re.DOTALL)
_LONGEST = 20_000  # characters; what is longer is no front matter but an article between two rules


class FrontMatter(NamedTuple):
    """What stands above the article, and where the article begins.

    ``title_span`` bounds the title's own characters, without quotation marks. ``problem`` says in a few
    words what could not be used.
    """

    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    title_span: Span | None = None
    body: int = 0
    problem: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read ``title``, ``outlet`` and ``published``; other keys are passed over.

    A block that is no YAML mapping is reported in ``problem`` and left to be read as plain text.
    """
    block = _BLOCK.match(text)
    if block is None or block.end() > _LONGEST:
        return FrontMatter()
    source = block["yaml"]
    try:
        values = yaml.safe_load(source)
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date such as 2022-02-31
        where = getattr(error, "problem", None) or str(error)
        return FrontMatter(problem=f"front matter is not valid YAML ({_one_line(where)}): read as plain text")
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        return FrontMatter(problem="front matter has no keys: read as plain text")
    written = values.get("published")
    published = None if written is None else parse_date(str(written))
    problem = None
    if written is not None and published is None:
        problem = f"front matter's published: {_one_line(str(written))!r} is not a date like 2022-02-04"
    return FrontMatter(
        title=_text(values.get("title")),
        outlet=_text(values.get("outlet")),
        published=published,
        title_span=_value_span(source, node, "title", offset=block.start("yaml")),
        body=block.end(),
        problem=problem,
    )


def _value_span(source: str, node: yaml.MappingNode, key: str, *, offset: int) -> Span | None:
    for name, value in node.value:
        if isinstance(value, yaml.ScalarNode) and name.value == key and value.value.strip():
            start, end = value.start_mark.index, value.end_mark.index
            raw = source[start:end].rstrip()
            if value.style in {"'", '"'}:
                return Span(offset + start + 1, offset + start + len(raw) - 1)
            if value.style in {"|", ">"}:  # the value begins on the line after the mark
                start += len(raw) - len(raw.partition("\n")[2].lstrip())
                raw = source[start:end].rstrip()
            return Span(offset + start, offset + start + len(raw))
    return None


def _text(value: object) -> str | None:
    return None if value is None else " ".join(str(value).split()) or None


def _one_line(text: str) -> str:
    return textwrap.shorten(text, 80, placeholder="…")
