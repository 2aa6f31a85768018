"""Where the browser gets the map's scripts, its ground and its data: from this server and nowhere else."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from streamlit.components.v1 import declare_component
from streamlit.runtime import get_instance

from geo import maps

if TYPE_CHECKING:
    from pathlib import Path

# A component's folder is served by name, without a setting; these two are never shown themselves.
_FOLDERS = {
    maps.LEAFLET: declare_component("leaflet", path=str(maps.LEAFLET)).name,
    maps.STATIC: declare_component("static", path=str(maps.STATIC)).name,
}
# From the frame of streamlit-folium, /component/streamlit_folium.st_folium/index.html, so that an app
# under a path of its own works too.
_COMPONENTS, _ROOT = "..", "../.."


@cache
def asset_url(path: Path) -> str:
    """Return the address of a script or style; it changes with the file, so no browser keeps an old one."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return f"{_COMPONENTS}/{_FOLDERS[path.parent]}/{path.name}?v={digest}"


def data_url(content: bytes, *, name: str) -> str:
    """Serve JSON to this session until its next whole run, and return its address.

    The address is a digest of the content. Streamlit keeps what images and downloads show in the same
    place; it has no public way in, so ``streamlit`` is pinned.
    """
    return _ROOT + str(get_instance().media_file_mgr.add(content, "application/json", f"deploymap.{name}"))
