"""Ways out of a catalogue: siblings of one shape over the flat tables of `tables`."""
