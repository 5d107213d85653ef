"""What Bellhop hands over to other services: ports, and what stands behind them."""
