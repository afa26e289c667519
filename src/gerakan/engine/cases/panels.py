"""Panels of raters from publications: marks and answers as printed there. Tests and documentation read them."""

NAN = float("nan")

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six targets by four judges: Shrout & Fleiss (1979), Psychological Bulletin 86, table 2."""

SHROUT_FLEISS_ANSWERS = {
    "icc_1": 0.17,
    "icc_2": 0.29,
    "icc_3": 0.71,
    "icc_1k": 0.44,
    "icc_2k": 0.62,
    "icc_3k": 0.91,
}
"""The same, table 4."""

SHROUT_FLEISS_MEAN_SQUARES = {"between": 11.24, "within": 6.26, "judges": 32.49, "residual": 1.02}
"""The same, table 3."""

KRIPPENDORFF = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3),
    (NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN),
)
"""Four observers by twelve units: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C."""

KRIPPENDORFF_ANSWERS = {"alpha_nominal": 0.743, "alpha_ordinal": 0.815, "alpha_interval": 0.849}

PENICILLIN = {
    "A": (27, 27, 25, 26, 25, 24, 24, 26, 24, 24, 26, 25, 26, 26, 26, 25, 25, 25, 24, 26, 25, 25, 24, 24),
    "B": (23, 23, 21, 23, 22, 22, 20, 22, 21, 21, 23, 22, 24, 23, 23, 22, 21, 22, 21, 23, 21, 22, 21, 21),
    "C": (26, 26, 25, 25, 26, 25, 23, 26, 24, 24, 26, 26, 26, 26, 25, 25, 24, 24, 23, 26, 24, 25, 24, 24),
    "D": (23, 23, 24, 23, 22, 23, 21, 24, 22, 23, 24, 24, 24, 23, 24, 23, 23, 23, 21, 24, 22, 22, 22, 22),
    "E": (23, 23, 24, 23, 23, 22, 22, 24, 22, 22, 24, 24, 25, 23, 24, 23, 23, 23, 21, 24, 22, 22, 24, 21),
    "F": (21, 21, 20, 20, 20, 19, 19, 21, 20, 19, 21, 20, 22, 20, 22, 20, 20, 19, 19, 21, 18, 20, 19, 18),
}
"""Zone of inhibition (mm) of six samples (raters here) on 24 plates (units): Davies & Goldsmith (1972), table 6.6."""

PENICILLIN_DEVIATIONS = {"unit": 0.847, "rater": 1.932, "error": 0.550}
"""REML standard deviations: Bates, Maechler, Bolker & Walker, the documentation of lme4, section on crossed effects."""

PENICILLIN_EFFECTS = {"A": 2.187, "B": -1.010, "C": 1.938, "D": -0.097, "E": -0.014, "F": -3.004}
"""The same: predicted effects of the samples."""

DYESTUFF = (
    (1545, 1440, 1440, 1520, 1580),
    (1540, 1555, 1490, 1560, 1495),
    (1595, 1550, 1605, 1510, 1560),
    (1445, 1440, 1595, 1465, 1545),
    (1595, 1630, 1515, 1635, 1625),
    (1520, 1455, 1450, 1480, 1445),
)
"""Yield of five samples from each of six batches: Davies & Goldsmith (1972), table 6.3."""

DYESTUFF_VARIANCES = {"unit": 1764.05, "error": 2451.25}
"""REML variances: the documentation of lme4."""

LSAT6 = (
    *(("00000", 3), ("00001", 6), ("00010", 2), ("00011", 11), ("00100", 1), ("00101", 1), ("00110", 3), ("00111", 4)),
    *(("01000", 1), ("01001", 8), ("01010", 0), ("01011", 16), ("01100", 0), ("01101", 3), ("01110", 2), ("01111", 15)),
    *(("10000", 10), ("10001", 29), ("10010", 14), ("10011", 81), ("10100", 3), ("10101", 28), ("10110", 15)),
    *(("10111", 80), ("11000", 16), ("11001", 56), ("11010", 21), ("11011", 173), ("11100", 11), ("11101", 61)),
    *(("11110", 28), ("11111", 298)),
)
"""Answers of 1,000 people to five questions: Bock & Lieberman (1970), Psychometrika 35, section 6 of the LSAT."""

LSAT6_EASINESS = (2.730, 0.999, 0.240, 1.307, 2.099)
LSAT6_DEVIATION, LSAT6_LOGLIK = 0.755, -2466.938
"""Marginal maximum likelihood of the Rasch model: Thissen (1982), Psychometrika 47, and the documentation of R's ltm."""
