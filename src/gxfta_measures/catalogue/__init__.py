"""What can be asked of measures: their sequence, criteria, groups, and the `Catalogue`."""
