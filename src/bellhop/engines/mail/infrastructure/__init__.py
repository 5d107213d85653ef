"""What mail leaves by: dedicated addresses and their pools, endpoints of several Regions, certificates."""
