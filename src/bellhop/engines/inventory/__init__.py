"""The inventory of managed nodes: what each has last told of itself, by type."""
