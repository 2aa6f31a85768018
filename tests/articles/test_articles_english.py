"""English is told from other languages by its function words."""

import importlib
import pkgutil

import pytest
import spacy.lang

from geo.articles.english import english_share, is_english


def samples() -> dict[str, str]:
    found = {}
    for module in pkgutil.iter_modules(spacy.lang.__path__):
        try:
            examples = importlib.import_module(f"spacy.lang.{module.name}.examples")
        except ModuleNotFoundError:
            continue
        found[module.name] = " ".join(examples.sentences)
    return found


SAMPLES = samples()


@pytest.mark.parametrize("language", sorted(SAMPLES.keys() - {"en"}))
def test_other_languages_are_not_english(language):
    text = (SAMPLES[language] + " ") * 3
    assert not is_english(text)
    assert english_share(text) < 0.13


def test_english_is_english_with_foreign_names_and_quotations_in_it():
    assert english_share(SAMPLES["en"]) > 0.3
    assert is_english(
        "“Wir gehen nicht”, the general told Der Spiegel and the Süddeutsche Zeitung in Neubrandenburg, "
        "and said that the brigade, which has been stationed near Rukla since 2017, would not be withdrawn."
    )


def test_a_text_too_short_to_judge_is_read():
    assert is_english("Bundeswehr, Eurofighter, Neuburg an der Donau")
