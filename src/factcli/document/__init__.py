"""Documents in: each reader makes blocks of running text whose every letter knows its place."""
