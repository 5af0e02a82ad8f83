"""The file of a collaborative. The only layer that writes SQL; knows records and rules, no window and no paper."""
