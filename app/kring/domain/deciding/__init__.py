"""The careful decision: its conditions, who judges them, and what speaks against a judgement."""
