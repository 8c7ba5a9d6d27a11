"""A script that is run: its order, its turns, every move and what it leaves behind."""
