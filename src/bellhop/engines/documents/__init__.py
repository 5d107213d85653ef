"""SSM documents: what they ask for, and the steps they become."""
