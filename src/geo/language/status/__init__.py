"""How real a movement is said to be, and when it is."""
