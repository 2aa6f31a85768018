"""QGIS itself opens the GeoPackage and its project (Debian: ``apt-get install python3-qgis``)."""

import json
import os
import subprocess

import pytest
from reported import layers_told

from geo.exports import FORMATS

# Debian builds QGIS for its own Python only.
PYTHON = "/usr/bin/python3"
OPEN = """
import json, sys
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, Qt
from qgis.core import *

application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
told = {"read": project.read(sys.argv[1]), "layers": {}}
clock = project.timeSettings().temporalRange()
told["clock"] = [clock.begin().toString(Qt.ISODate), clock.end().toString(Qt.ISODate)]
for node in project.layerTreeRoot().findLayers():
    layer = node.layer()
    alone = QgsVectorLayer(layer.source(), "alone", "ogr")
    time, context = layer.temporalProperties(), QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    renderer = layer.renderer()
    rows = {}
    for day in sys.argv[2:]:
        first = QDateTime(QDate.fromString(day, Qt.ISODate), QTime(0, 0), Qt.UTC)
        wanted = time.createFilterString(context, QgsDateTimeRange(first, first.addDays(1), True, False))
        request = QgsFeatureRequest().setFilterExpression(wanted) if wanted else QgsFeatureRequest()
        if "summary" in layer.fields().names():
            rows[day] = sorted(str(f["summary"]) for f in layer.getFeatures(request))
    told["layers"][node.name()] = {
        "valid": layer.isValid(),
        "visible": node.isVisible(),
        "active": time.isActive(),
        "rows": rows,
        "legend": [c.label() for c in renderer.categories()] if renderer.type() == "categorizedSymbol" else [],
        "colours": [c.symbol().color().name() for c in renderer.categories()]
        if renderer.type() == "categorizedSymbol" else [],
        "alone": [alone.renderer().type() == renderer.type(), alone.temporalProperties().startField()],
    }
print(json.dumps(told))
"""


def has_qgis():
    try:
        return subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    if not has_qgis():
        pytest.skip("QGIS is not installed: apt-get install python3-qgis")
    folder = tmp_path_factory.mktemp("qgis")
    for name, content in FORMATS["geopackage"].files(layers_told()).items():
        (folder / name).write_bytes(content)
    script = folder / "open.py"
    script.write_text(OPEN)
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    days = [f"2022-02-0{day}" for day in range(1, 5)]
    done = subprocess.run(
        [PYTHON, str(script), str(folder / "deploymap.qgs"), *days],
        capture_output=True, text=True, env=quiet, check=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def test_project_opens_every_layer(opened):
    assert opened["read"]
    layers = opened["layers"]
    assert all(layer["valid"] for layer in layers.values())
    assert [name for name, layer in layers.items() if layer["visible"]] == ["flows", "positions", "areas"]


def test_project_steps_through_the_days_of_the_articles(opened):
    assert opened["clock"] == ["2022-02-02T00:00:00Z", "2022-02-05T00:00:00Z"]
    assert {name for name, layer in opened["layers"].items() if layer["active"]} == {
        "flows", "positions", "areas", "claims",
    }  # fmt: skip


def test_each_day_shows_what_our_own_map_shows(opened):
    told = layers_told()
    for name, frame in (("flows", told.flows), ("positions", told.positions)):
        for day, rows in opened["layers"][name]["rows"].items():
            holds = (frame["start"].isna() | (frame["start"] <= day)) & (frame["end"].isna() | (frame["end"] >= day))
            assert rows == sorted(frame[holds]["summary"]), day


def test_colours_are_those_of_our_own_map(opened):
    flows = opened["layers"]["flows"]
    assert dict(zip(flows["legend"], flows["colours"], strict=True)) == {
        "Russia": "#d55e00", "United States": "#0072b2", "unknown": "#5f676d",
    }  # fmt: skip


def test_a_layer_opened_alone_has_its_style_and_time_fields(opened):
    assert opened["layers"]["flows"]["alone"] == [True, "start"]
    assert opened["layers"]["areas"]["alone"] == [True, "start"]
