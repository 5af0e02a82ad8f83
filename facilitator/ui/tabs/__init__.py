"""The tabs of the main window, one a module, each ending in `TAB = …`."""
