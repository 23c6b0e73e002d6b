"""A batch as a file: loading, records, the strict converter, and the checks."""
