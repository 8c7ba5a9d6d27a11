"""The only SQL: one encrypted file for everything with a name in it, its keys, and its backups."""
