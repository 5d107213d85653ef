"""What is said of mail that was sent: figures, insights, advice, tests of deliverability."""
