"""The sectors a new collaborative starts with; it may change every one of them."""

from facilitator.words import mark

# (name, is it community?) as the field commonly lists them.
USUAL = (
    (mark("Residents and people affected"), True),
    (mark("Grass-roots and neighborhood groups"), True),
    (mark("Youth"), True),
    (mark("Business"), False),
    (mark("Local government"), False),
    (mark("State, federal or tribal government"), False),
    (mark("Schools and colleges"), False),
    (mark("Health"), False),
    (mark("Non-profit services"), False),
    (mark("Faith groups"), False),
    (mark("Civic and volunteer groups"), False),
    (mark("Police and justice"), False),
    (mark("Media"), False),
    (mark("Funders"), False),
    (mark("Other"), False),
)
DRUG_FREE = (
    (mark("Youth"), True),
    (mark("Parents"), True),
    (mark("Business"), False),
    (mark("Media"), False),
    (mark("School"), False),
    (mark("Youth-serving organization"), False),
    (mark("Law enforcement"), False),
    (mark("Religious or fraternal"), False),
    (mark("Civic and volunteer groups"), False),
    (mark("Health care"), False),
    (mark("State, local or tribal government"), False),
    (mark("Other local organization in the field"), False),
)
PRESETS = {
    "usual": (mark("Usual sectors"), USUAL),
    "drug-free": (mark("Twelve sectors of drug-free coalitions"), DRUG_FREE),
}
