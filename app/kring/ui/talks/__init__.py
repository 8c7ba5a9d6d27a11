"""The guided talk: one question at a time, or all on one page to write after."""
