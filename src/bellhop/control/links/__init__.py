"""What links in mail lead to: pages for the people who read it, and the images in it."""
