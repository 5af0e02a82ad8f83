"""The cards of Home."""
