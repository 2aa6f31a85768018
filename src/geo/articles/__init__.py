"""Articles: files of plain text → :class:`~geo.model.Article`.

``read_articles`` reads a file or a folder, ``article_from_text`` a text that is already at hand. A further
format is added in ``reading.READERS``: a function from the file's bytes to its text.
"""

from geo.articles.building import article_from_text
from geo.articles.reading import MAX_BYTES, read_articles

__all__ = ["MAX_BYTES", "article_from_text", "read_articles"]
