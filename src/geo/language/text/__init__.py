"""What the bare words of a text tell, without a parse: sentences, names, numbers, days, who appears."""
