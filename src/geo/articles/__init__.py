"""Articles: files of plain text → :class:`~geo.model.Article`.

``read_articles`` reads a file or a folder, ``read_uploads`` files and archives that are in memory,
``pasted_article`` and ``article_from_text`` a text that is already at hand. A further format is added in
``reading.READERS``: a function from the file's bytes to its text.
"""

from geo.articles.building import article_from_text
from geo.articles.reading import MAX_BYTES, read_articles
from geo.articles.uploads import (
    MAX_FILES,
    MAX_TEXT_BYTES,
    MAX_UPLOAD_BYTES,
    UPLOAD_SUFFIXES,
    pasted_article,
    read_uploads,
)

__all__ = [
    "MAX_BYTES",
    "MAX_FILES",
    "MAX_TEXT_BYTES",
    "MAX_UPLOAD_BYTES",
    "UPLOAD_SUFFIXES",
    "article_from_text",
    "pasted_article",
    "read_articles",
    "read_uploads",
]
