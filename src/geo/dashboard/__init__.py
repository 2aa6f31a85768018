"""The pages that ``app.py`` shows.

Words from articles go into ``st.text``, ``st.dataframe`` and the data of our own components, which set them
as text; never into Markdown, HTML or a Folium element.
"""

from pathlib import Path

from geo.dashboard.pages import show_pages

# Our own: Streamlit's named icons for a page come from the network.
ICON = Path(__file__).parent / "static" / "icon.svg"

ABOUT = "Who moved or stationed what force, for any date, and which sentence says so. Nothing leaves this machine."

__all__ = ["ABOUT", "ICON", "show_pages"]
