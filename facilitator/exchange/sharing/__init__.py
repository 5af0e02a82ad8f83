"""Copies for partners: what leaves, in what form, and how a partner's answer comes in."""
