"""The program around the pages: its start, its routes, its menus, and how it locks and leaves."""
