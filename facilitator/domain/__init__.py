"""What we talk about: records and the rules of the craft. Plain Python; knows no file and no window."""
