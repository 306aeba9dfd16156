"""What each refusal of the database means to a person, by the name of its constraint.

`table` has them all.
"""
