"""How far a person has come: five levels, and what each of them asks."""
