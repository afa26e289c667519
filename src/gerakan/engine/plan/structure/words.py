"""Words that a plan chooses from; the database keeps the same strings."""

KINDS = ("programme", "activity", "subactivity")
"""Of programmes, each one level below the one before."""

INNOVATIONS = ("policy", "process", "service", "technology")
FIELDS = ("policy_institution", "infrastructure", "application", "human_resources", "literacy", "cooperation")
"""The six action fields."""

STRATEGY_KINDS = ("SO", "WO", "ST", "WT")
DIRECTIONS = ("up", "down")
SOURCES = ("APBD", "APBN", "PROVINSI", "DAK", "CSR", "KPBU", "SPONSOR")
MONEY_KINDS = ("investment", "running")
SCHEMES = ("RPJMD", "RENSTRA", "RKPD", "SPBE", "RTRW", "SDG", "RPJPN")
LONG_TERM_SCHEMES = ("RPJPN",)
"""What a programme may lean on beyond the years of the RPJMD."""

HELICES = ("government", "academia", "business", "community", "media")
COMPONENTS = ("nature", "structure", "infrastructure", "superstructure", "culture")
"""Of readiness, as the workshops ask them; each gets its SWOT."""

SWOT_KINDS = ("S", "W", "O", "T")
EVIDENCE_KINDS = ("indicator", "document", "survey", "legal_act", "minutes")
TERMS = (1, 5, 10)
"""Years within which a programme ends, counted from the first year of the plan."""
