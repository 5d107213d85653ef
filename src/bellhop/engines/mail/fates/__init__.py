"""What befalls a mail at its recipients, and what it is scanned for before."""
