"""Regional science as it is printed: location quotients, specialisation, shift and share.

HOLUKULUKU: G. Krumme, "Shift & Share Table", Geography 350, University of Washington (teaching page, table generated in
a spreadsheet; minus signs are lost in the printed table and follow from its own totals: 340 = 420 - 80).
BANKS, NORDIC: Farhauer & Kröll (2013), Standorttheorien, as quoted with their answers in the manual of the R package REAT 3.0
(Wieland 2019, REGION 6(3), doi 10.18335/region.v6i3.267): functions `locq` and `krugman.spec2`.
CARS, LAENDER: Herfindahl coefficients of four car makers (Dörsam 2004) and of the sixteen German Länder's product in 2015, as
the same manual prints them (function `herf`).
WINE: Hausmann, Hidalgo et al. (2014), The Atlas of Economic Complexity, technical box 5.1: 17 countries export wine, 24 grapes, 11 both.
"""

BANKS = (1714.0, 79006.0, 879213.0, 15593224.0)
"""Jobs of the sector in the region, of the region, of the sector in the nation, of the nation."""
BANKS_QUOTIENT = 0.3847623

NORDIC = {
    "Sweden": (45000, 15000, 32000, 10000, 30000),
    "Norway": (35000, 12000, 30000, 8000, 22000),
    "Denmark": (40000, 10000, 25000, 9000, 18000),
    "Finland": (30000, 11000, 18000, 3000, 13000),
    "Island": (40000, 6000, 11000, 2000, 12000),
}
SWEDEN_KRUGMAN = 0.1595
"""Sweden against the mean of the other countries' shares."""

HOLUKULUKU_BEFORE = (500.0, 100.0, 200.0, 200.0)
HOLUKULUKU_AFTER = (1000.0, 100.0, 250.0, 280.0)
NATION_SHARES = (0.10, 0.20, 0.40, 0.30)
NATION_GROWTH = (0.10, 0.20, 0.30, 0.40)
"""Sectors I to IV, 1985 and 1995; the nation's shares in 1985 and growth per sector; together 29 per cent."""

HOLUKULUKU_QUOTIENTS = (5.0, 0.5, 0.5, 0.667)
HOLUKULUKU_SHIFT = (355.0, -29.0, -8.0, 22.0)
HOLUKULUKU_MIX = (-95.0, -9.0, 2.0, 22.0)
HOLUKULUKU_COMPETITIVE = (450.0, -20.0, -10.0, 0.0)
HOLUKULUKU_TOTALS = (630.0, 290.0, -80.0, 420.0)
"""Change, national, mix, competitive."""

CARS, CARS_HERFINDAHL = (20.0, 50.0, 20.0, 10.0), 0.34
LAENDER = (
    460.69, 549.19, 124.16, 65.29, 31.59, 109.27, 263.44, 39.87, 258.53, 645.59, 131.95, 35.03, 112.66, 56.22, 85.61, 56.81,
)  # fmt: skip
"""Billion euro."""
LAENDER_HERFINDAHL = 0.125
WINE, GRAPES, BOTH, WINE_PROXIMITY = 17, 24, 11, 0.46
