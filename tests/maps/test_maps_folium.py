import re
from datetime import date
from pathlib import Path

import sample_layers as sample
from streamlit_folium import generate_leaflet_string

from geo import maps

URLS = {"script_url": "a.js", "style_url": "a.css", "scene_url": "../media/a1.json", "basemap_url": "../media/b2.json"}


def hosted():
    return maps.hosted_map(**URLS)


def test_the_map_in_a_file_names_no_other_host():
    html = maps.deployment_map(sample.ordinary()).get_root().render()
    linked = re.findall(r"""(?:src|href)=["']([^"']*)""", html)
    assert linked
    assert {address.split(":")[0] for address in linked} == {"data"}


def test_no_word_of_an_article_reaches_the_template_that_folium_renders():
    html = maps.deployment_map(sample.hostile(), date=date(2022, 1, 4)).get_root().render()
    assert "pwned" not in html
    assert "cycler" not in html
    assert "HYPERLINK" not in html
    assert not Path("pwned").exists()


def test_the_date_given_is_the_one_shown_first():
    html = maps.deployment_map(sample.ordinary(), date=date(2022, 1, 20)).get_root().render()
    assert '"2022-01-20"' in html


def test_the_hosted_map_stays_the_same_until_its_scene_changes():
    scripts = [
        generate_leaflet_string(chart, nested=True)
        for chart in (hosted(), hosted(), maps.hosted_map(**URLS | {"scene_url": "x"}))
    ]
    assert scripts[0] == scripts[1] != scripts[2]


def test_online_pictures_are_offered_and_asked_for_nowhere():
    script = generate_leaflet_string(hosted(), nested=True)
    assert "openstreetmap" in script
    assert "tileLayer" not in script
    assert "openstreetmap" not in maps.standalone_page(sample.ordinary(), title="x")


def test_the_page_forbids_every_request_and_every_script_but_its_own():
    html = maps.standalone_page(sample.hostile(), title=sample.HOSTILE[1])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert html.count("<script") == html.count("</script>")
    assert "pwned=1</" not in html
    markup = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)=["'](?!data:)""", markup)
