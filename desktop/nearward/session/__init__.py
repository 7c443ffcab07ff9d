"""The desk, the lock state, idle and autosave policies, and the operations that pages ask for."""
