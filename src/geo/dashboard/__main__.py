"""``python -m geo.dashboard PAGE OPTIONS``: Streamlit's server, which reads the articles while it starts.

Streamlit itself begins with them when the first visitor comes, who then waits for it.
"""

import sys
from contextlib import suppress
from threading import Thread

from streamlit.web import cli

from geo.model import DeploymapError


def _read_articles() -> None:
    """Read what the page opens with; why it cannot be read is told to the visitor, on the page."""
    from geo.dashboard.data import articles_path, told  # noqa: PLC0415 - so that the server need not wait for it

    with suppress(DeploymapError, OSError):
        told(articles_path())


if __name__ == "__main__":
    Thread(target=_read_articles, name="read articles", daemon=True).start()
    cli.main_run(sys.argv[1:])
