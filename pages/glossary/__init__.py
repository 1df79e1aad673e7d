"""Words of the glossary in running text: found, explained where they stand, and listed on a page of their own."""
