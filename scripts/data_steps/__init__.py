"""The steps of ``make data``, one module each."""
