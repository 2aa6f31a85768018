"""The dashboard on layers made by hand: ``streamlit run layers_app.py -- ordinary``."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[1] / "maps"))

import sample_layers

from geo.dashboard import ICON
from geo.dashboard.data import prepare
from geo.dashboard.page import show
from geo.dashboard.pages import set_style
from geo.layers import build_layers


@st.cache_resource
def told(name):
    layers = getattr(sample_layers, name)()
    deployments = [reading.told for reading in layers.readings if reading.end is None]
    claims = [claim for deployment in deployments for claim in deployment.claims]
    return prepare(layers, on=build_layers(deployments, clock="on"), articles=4, claims=claims)


st.set_page_config(page_title="Deploymap", page_icon=ICON, layout="wide")
set_style()
show(told(sys.argv[1]))
