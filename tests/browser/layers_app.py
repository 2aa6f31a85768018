"""The dashboard on layers made by hand: ``streamlit run layers_app.py -- ordinary``."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[1] / "maps"))

import sample_layers

from geo.dashboard import ICON
from geo.dashboard.data import prepare
from geo.dashboard.page import show

st.set_page_config(page_title="Deploymap", page_icon=ICON, layout="wide")
show(prepare(getattr(sample_layers, sys.argv[1])(), articles=4))
