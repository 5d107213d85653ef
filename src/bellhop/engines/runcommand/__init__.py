"""Run Command: commands, their invocations on nodes, and who hands them to the nodes' agents."""
