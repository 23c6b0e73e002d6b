"""Citations of a measure, of a catalogue, and of the package as a data set."""
