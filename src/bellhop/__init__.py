"""Bellhop: a local AWS for messages and fleets."""
