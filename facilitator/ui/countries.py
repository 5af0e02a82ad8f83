"""The countries a collaborative may be in: how its phone numbers are read, and what paper is usual there."""

from facilitator.words import mark

# Where Spanish or English is spoken, most likely first; phone numbers without a country code are read as from here.
COUNTRIES = (
    ("US", mark("United States")), ("MX", mark("Mexico")), ("PR", mark("Puerto Rico")), ("CA", mark("Canada")),
    ("AR", mark("Argentina")), ("AU", mark("Australia")), ("BO", mark("Bolivia")), ("CL", mark("Chile")),
    ("CO", mark("Colombia")), ("CR", mark("Costa Rica")), ("CU", mark("Cuba")), ("DO", mark("Dominican Republic")),
    ("EC", mark("Ecuador")), ("SV", mark("El Salvador")), ("GT", mark("Guatemala")), ("HN", mark("Honduras")),
    ("IE", mark("Ireland")), ("NZ", mark("New Zealand")), ("NI", mark("Nicaragua")), ("PA", mark("Panama")),
    ("PY", mark("Paraguay")), ("PE", mark("Peru")), ("ES", mark("Spain")), ("GB", mark("United Kingdom")),
    ("UY", mark("Uruguay")), ("VE", mark("Venezuela")),
)  # fmt: skip
LETTER_COUNTRIES = {"US", "MX", "PR", "CA", "CL", "CO", "CR", "DO", "SV", "GT", "HN", "NI", "PA", "VE"}
