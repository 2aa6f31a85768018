"""Data inside HTML and scripts, so that no character of it can be read as either, or as a template."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

# "_" because streamlit-folium takes "_[a-z0-9]+" in a script for one of Folium's names.
_MARKUP = {ord(char): f"\\u{ord(char):04x}" for char in "<>&_`$'"}


def safe_json(value: Any) -> str:  # noqa: ANN401 - any JSON type
    """Return JSON in ASCII that can stand in a script, an element or a Jinja template."""
    text = json.dumps(value, separators=(",", ":"), allow_nan=False).translate(_MARKUP)
    # An object never opens with a second brace, so these stand in strings only.
    return re.sub(r"\{(?=[{%#])", r"\\u007b", text)


def data_uri(content: bytes, mime: str) -> str:
    """Return content as a ``data:`` address; its alphabet means nothing to HTML or a template."""
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"


def source_hash(content: str) -> str:
    """Return what a Content-Security-Policy names an inline script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
