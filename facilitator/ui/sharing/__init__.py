"""Screens for giving copies away and taking them back."""
