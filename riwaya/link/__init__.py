"""Names of many articles → entities of the story: one identity across spellings, languages and scripts."""
