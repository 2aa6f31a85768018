"""The Streamlit entry: sets up the page and its navigation, and nothing else."""

import sys
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

if find_spec("geo") is None:  # run from a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).parent / "src"))

from geo.dashboard import ICON, map_page

st.set_page_config(page_title="Deploymap", page_icon=ICON, layout="wide")
st.navigation([st.Page(map_page, title="Deploymap", default=True)], position="hidden").run()
