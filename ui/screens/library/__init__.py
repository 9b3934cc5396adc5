"""The procedure library: every document with its proof, held against others, drafted and published."""
