"""A made-up collaborative with fourteen months of life. May know the store, the records and the words; no paper, no window."""
