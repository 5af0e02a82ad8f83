"""What people see. The only layer with PySide6; it shows and asks, while rules and writing live below it."""
