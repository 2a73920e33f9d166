"""Claims → through whom each came, from how many separate origins, and who leaves it out."""
