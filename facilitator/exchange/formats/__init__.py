"""Foreign formats of contacts, one a module; a public module here ends in `FORMAT = …` and is found by its being here."""
