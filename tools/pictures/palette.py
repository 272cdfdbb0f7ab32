"""The paper's colours and type."""

INK = "#14213a"
SEA = "#cfe0e4"
SEA_DEEP = "#bcd3d9"
COAST = "#7fa3ad"
LAND = "#f5f0e6"
NEIGHBOUR = "#ebe4d6"
BORDER = "#b9ad98"
ACCENT = "#c2452d"
ACCENT_TINT = "#ecc4b3"
ACCENT_PALE = "#f4dfd3"
PETROL = "#0f5c6e"
PETROL_TINT = "#a9c8ce"
MUTED = "#5f6470"
OCHRE = "#d9a441"
WHITE = "#fbf9f4"
LEAF = "#6b8f5e"
LEAF_DEEP = "#41684f"
NIGHT = "#0e3546"  # between ink and petrol: water and walls without light
CLAY = "#9b3624"  # the accent in shade

SANS = "'Source Sans 3 Variable', 'Source Sans 3', sans-serif"
SERIF = "'Source Serif 4 Variable', 'Source Serif 4', serif"
CYRILLIC = "'Noto Serif', serif"  # Source Serif has no Azerbaijani Cyrillic
ARABIC = "'Noto Naskh Arabic', serif"

WIDTH, HEIGHT = 1600, 900
