"""Neighbours inside this process: moto's services, with our clock, our accounts and our ways out."""
