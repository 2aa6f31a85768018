"""The dashboard on a number of generated flows: ``streamlit run ours.py -- 10000``."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "maps"))

import sample_layers

from geo.dashboard import ICON
from geo.dashboard.data import prepare
from geo.dashboard.page import show


@st.cache_resource
def told() -> object:
    """The same flows for every run."""
    return prepare(sample_layers.many(int(sys.argv[1])), articles=1)


st.set_page_config(page_title="Deploymap", page_icon=ICON, layout="wide")
show(told())
