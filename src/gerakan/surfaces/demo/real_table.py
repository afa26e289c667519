"""Decisions for the public table of BPS figures of 2021: which of its ten indicators count, and what its odd names mean."""

YEAR = 2021
WEIGHTS = {
    "human_development_index": 20,
    "poverty_rate": 15,
    "mean_years_schooling": 10,
    "life_expectancy": 10,
    "adjusted_spending": 10,
    "sanitation_access": 10,
    "clean_water_access": 10,
    "unemployment_rate": 5,
    "labour_participation": 5,
    "gdp": 5,
}
# Writing: code, each with its reason. Empty because the register's aliases settle every name of this table;
# a table with a name they leave open is refused until somebody decides here or on the screen.
NAMES: dict[str, str] = {}
