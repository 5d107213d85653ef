"""Resource groups, and the index of tagged resources that they draw from."""
