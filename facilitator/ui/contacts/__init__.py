"""The sub-pages of the Contacts tab."""
