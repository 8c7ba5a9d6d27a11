"""The papers of a case, each from its facts to the finished PDF."""
