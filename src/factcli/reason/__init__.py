"""Facts that follow from two claims: order, overlap, gaps, comparisons, descriptions."""
