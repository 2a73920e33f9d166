"""Articles and assertions side by side: who copied whom, which assertions say the same, which cannot both be true."""
