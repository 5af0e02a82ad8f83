"""Facilitator's Companion: the desk of a person who keeps a multisector collaborative together."""

__version__ = "0.1.0"
