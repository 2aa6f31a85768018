"""Text of a sentence → its dependency tree, in plain objects, with the parser's known errors mended."""

from geo.language.syntax.grafts import part
from geo.language.syntax.parse import in_small_letters, is_shouted, parse, pipeline
from geo.language.syntax.repair import repair
from geo.language.syntax.tree import Token, Tree, Whole, tree_of

__all__ = [
    "Token",
    "Tree",
    "Whole",
    "in_small_letters",
    "is_shouted",
    "parse",
    "part",
    "pipeline",
    "repair",
    "tree_of",
]
