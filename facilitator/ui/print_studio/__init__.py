"""The print studio: choose papers, see them as they will come out, print them or save them as PDF."""
