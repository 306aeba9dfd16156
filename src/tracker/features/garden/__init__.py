"""The garden: every habit and journey as a plant that grows, blooms and wilts with its streak."""
