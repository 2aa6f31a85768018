"""What tells of a movement or a presence, each force that it moves, and how they serve one another."""
