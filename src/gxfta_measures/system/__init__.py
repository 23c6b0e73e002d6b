"""Where the package meets the machine: files, memory, the screen, and how much of anything."""
