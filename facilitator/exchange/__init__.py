"""Files in and out: foreign formats, read and written; it may know the domain and the store, no windows and no paper."""
