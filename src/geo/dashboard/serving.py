"""Where the browser gets the map's scripts, its ground and its data: from this server and nowhere else."""

from __future__ import annotations

from streamlit.runtime import get_instance

# From the frame of streamlit-folium, /component/streamlit_folium.st_folium/index.html, so that an app
# under a path of its own works too.
_ROOT = "../.."


def data_url(content: bytes, *, name: str, mime: str = "application/json") -> str:
    """Serve a file to this session until its next whole run, and return its address.

    The address is a digest of the content. Streamlit keeps what images and downloads show in the same
    place; it has no public way in, so ``streamlit`` is pinned.
    """
    return _ROOT + str(get_instance().media_file_mgr.add(content, mime, f"deploymap.{name}"))
