"""More articles: which articles go with which, computed when one is published and never later.

    score  = (words + topics + places) · nearness

    words    = Σ  w(a, t) · w(b, t) · rarity(t)²  /  (|a| · |b|)      over the terms t of both
    topics   = 0.02 · Σ rarity of each topic of both
    places   = 0.015 · Σ rarity of each place of both
    nearness = 0.3 + 0.7 · 0.5^(days between their publications / 30)

A term is a word of four letters or more or two words next to each other; those of the headline
count twice. w is 1 + ln(how often it stands there), |a| the length of the vector of all w.
Rarity is ln((n + 1) / m) / ln(n + 1) for what m of the n articles of the language have: 1 for what
only one has, 0 for what all have; a pair's is the mean of its two words'. So nothing of it grows
with the archive, and what was computed for an old article can be compared with a new one's.

Two articles whose terms agree to 0.7, rarity aside, are the same text with small changes, and
neither is offered beside the other.
"""
