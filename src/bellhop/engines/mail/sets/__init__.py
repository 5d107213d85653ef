"""Configuration sets: rules for the mail that is sent with one, and the destinations of its events."""
