"""Whose a force is: said beside it, or weighed from all that the article tells."""
