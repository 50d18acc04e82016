"""Read queries on the store, for the command line and the console."""
