"""Inputs at the bounds of what an article can be, made of facts about no war; shared with the benchmark."""

from __future__ import annotations

_TOWNS = ("Gao", "Kidal", "Mopti", "Bamako", "Ménaka", "Timbuktu", "Segou", "Kayes")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def claims(number: int) -> str:
    """Give an article of that many sentences, each with a claim of its own."""
    sentences = (
        f"France sent {100 + i} soldiers from {_TOWNS[i % 8]} to {_TOWNS[(i + 3) % 8]} on {_DAYS[i % 5]}."
        for i in range(number)
    )
    return "\n\n".join(sentences)


def megabyte() -> str:
    """Give an article of a million characters, a claim in every third sentence."""
    paragraph = (
        "France sent {} soldiers to Mali last week. The price of millet in Gao rose by a tenth in the same days, and "
        "traders there said that the roads were worse than in any year before. The troops were seen near the market, "
        "but the market stayed open.\n\n"
    )
    parts: list[str] = []
    length = 0
    while length < 1_000_000:
        parts.append(paragraph.format(100 + len(parts)))
        length += len(parts[-1])
    return "".join(parts)


def endless_sentence(words: int = 5_000) -> str:
    """Give one sentence of that many words, as a list of places that troops were sent to."""
    listed = " and ".join(f"{200 + i} soldiers to {_TOWNS[i % 8]}" for i in range(words // 5))
    return f"France sent {listed}."


def one_name() -> str:
    """Give an article of half a million characters that names the same service, which many countries have."""
    return "Soldiers of the National Guard of Latvia were sent to Riga. " * 8_000


BOUNDS = {
    "an article of 1 MB": megabyte,
    "one name in 8,000 sentences": one_name,
    "a sentence of 5,000 words": endless_sentence,
    "1,000 claims in an article": lambda: claims(1_000),
}
