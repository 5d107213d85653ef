"""The fleet: managed nodes, who they are and whether they answer."""
