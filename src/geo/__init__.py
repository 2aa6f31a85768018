"""Deploymap: news articles about troop movements as an interactive, sourced map.

The front door, in the order that data flows::

    articles = geo.read_articles("seeds")
    claims = geo.find_claims(articles)
    deployments = geo.merge_claims(claims)
    layers = geo.build_layers(deployments)
    geo.deployment_map(layers, date=date(2022, 2, 4)).save("map.html")

Rooms are loaded when first used, so that ``import geo`` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.articles import read_articles
    from geo.claims import find_claims
    from geo.deployments import merge_claims
    from geo.layers import build_layers
    from geo.maps import deployment_map

__all__ = ["build_layers", "deployment_map", "find_claims", "merge_claims", "read_articles"]

_ROOMS = {
    "read_articles": "geo.articles",
    "find_claims": "geo.claims",
    "merge_claims": "geo.deployments",
    "build_layers": "geo.layers",
    "deployment_map": "geo.maps",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  PEP 562: what a module attribute is, is not known here
    if name not in _ROOMS:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)
