"""Articles and claims kept between runs: one file that holds a piece of work.

This room knows the model and nothing of how claims are read, merged or drawn: what is kept is what was read,
and everything after it is made anew.
"""

from geo.store.work_file import (
    MAX_UNPACKED_BYTES,
    MAX_WORK_BYTES,
    WORK_SUFFIX,
    Work,
    WorkFileError,
    open_work,
    save_work,
)

__all__ = [
    "MAX_UNPACKED_BYTES",
    "MAX_WORK_BYTES",
    "WORK_SUFFIX",
    "Work",
    "WorkFileError",
    "open_work",
    "save_work",
]
