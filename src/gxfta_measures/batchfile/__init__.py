"""A batch as a file: loading it, its schema, the strict converter, and the checks."""
