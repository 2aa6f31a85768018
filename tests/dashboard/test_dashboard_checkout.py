"""The page from a checkout that is not installed: ``pip install -r requirements.txt && streamlit run app.py``."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).parents[2]
ARTICLE = """---
published: 2022-02-02
---
The United States deployed 2,000 soldiers from Germany to Poland.
"""
OPEN = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60).run()
assert not app.exception, app.exception
print({metric.label: metric.value for metric in app.metric}["Deployments"])
"""


def test_it_opens_where_only_the_requirements_are_installed(tmp_path):
    packages = tmp_path / "packages"
    packages.mkdir()
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if installed.name != "geo" and "deploymap" not in installed.name:
            (packages / installed.name).symlink_to(installed)
    article = tmp_path / "new.md"
    article.write_text(f"{ARTICLE}\nReport {uuid4()}.\n", "utf-8")  # not one that was read before and kept
    # -S: without the site's own packages and what its .pth files add.
    done = subprocess.run(
        [sys.executable, "-S", "-c", OPEN],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(packages), "DEPLOYMAP_ARTICLES": str(article)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split() == ["1"], done.stderr
