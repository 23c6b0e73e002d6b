"""Readers of official documents: siblings of one shape, each file form to a `Table`."""
