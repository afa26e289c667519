"""What paragraphs and tables propose."""

from gerakan.stages.readings.exchange.rules.finding import Found, Unread, Wanted, found_in

__all__ = ["Found", "Unread", "Wanted", "found_in"]
