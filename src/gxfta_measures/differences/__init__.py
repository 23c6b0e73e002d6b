"""What changed: between measures, between catalogues, and both in words."""
