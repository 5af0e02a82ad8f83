"""Paper: what is handed out at a meeting, as PDF. Knows the file and the rules of the craft; no window, no other format."""
