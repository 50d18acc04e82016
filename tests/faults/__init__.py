"""Faults on the real pipeline: four services, a real broker and a real database, harmed at random moments.

corpus, words, poison, messages   what is fed, all from one seed, and what must become of it
ledger                            feeds it, and keeps its own list of what the broker accepted
steps, service, markers           the real services, with steps that misbehave at a word
pipeline, fleet, broker           one run's topics, database and processes
faults, runs                      the harm, and whole runs in peace or under it
observation, case, oracle         what is there in the end, and every promise that was broken
compare                           the rows of a run under faults against those of one in peace
chaos                             `make chaos`: the full matrix
"""
