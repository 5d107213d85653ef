"""Contact lists: who gets mail of which topic, and how they say so."""
