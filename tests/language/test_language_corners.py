"""The corners of the language room know only those before them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import geo.language

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER = ("vocabulary", "text", "syntax", "reading", "phrases", "status", "whose", "movements", "remembering", "frames")
ROOM = Path(geo.language.__file__).parent


def test_each_corner_imports_only_from_those_before_it():
    upward = [
        f"{file.relative_to(ROOM)} imports {used}"
        for file in ROOM.rglob("*.py")
        for used in _imported(ast.parse(file.read_text(encoding="utf-8")))
        if file.parent != ROOM or file.stem != "__init__"
        if ORDER.index(used.split(".")[0]) > ORDER.index(file.relative_to(ROOM).parts[0].removesuffix(".py"))
    ]
    assert upward == []


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules of the room that are imported when the module is run, not for its types alone."""
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("geo.language"):
            continue
        inside = (node.module or "").removeprefix("geo.language").lstrip(".")
        yield from ([inside] if inside else [alias.name for alias in node.names])
