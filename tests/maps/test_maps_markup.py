import json
import re

import sample_layers as sample
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.markup import safe_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_safe_json_is_the_same_data(value):
    assert json.loads(safe_json(value)) == value


@given(st.lists(st.text(alphabet="<>&_`$'{}%#\"\\/ab\u2028é") | st.sampled_from(sample.HOSTILE)))
def test_safe_json_holds_nothing_that_html_script_or_template_reads(value):
    text = safe_json(value)
    assert text.isascii()
    assert not re.search(r"[<>&_`$']|\{[{%#]", text)
