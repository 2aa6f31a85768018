"""The Streamlit entry: sets up the page and its navigation, and nothing else."""

import sys
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

if find_spec("geo") is None:  # run from a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).parent / "src"))

from geo.dashboard import ABOUT, ICON, show_pages

# The menu, which lets choose light or dark, is there only when it has an entry of ours.
st.set_page_config(page_title="Deploymap", page_icon=ICON, layout="wide", menu_items={"About": ABOUT})
show_pages()
