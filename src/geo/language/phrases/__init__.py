"""What a phrase of the parsed sentence stands for: a force, its owner, its count, a place."""
