#!/usr/bin/env python
"""Django's door for those who expect it; the same as the command `gerakan`."""

import sys

from gerakan.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
