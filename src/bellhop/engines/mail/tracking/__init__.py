"""Open and click tracking: links and an image in HTML that tell when a recipient meets them."""
