"""What an account chose for Systems Manager as a whole, in a Region."""
