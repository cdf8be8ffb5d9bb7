"""The nouns of what flows through firms and places, and is counted or summed there.

They are measured, and no things: "despatches rose" tells of whoever despatches.
"""

from __future__ import annotations

FLOWS = frozenset(
    "admissions arrivals attendance bookings cargo cash catch catches circulation claims "
    "consumption crossings deliveries demand departures deposits despatches dispatches "
    "disbursements earnings enrolment enrolments expenditure exports fares fees footfall "
    "freight generation harvest imports income inflation inflows intake landings lending "
    "losses margins occupancy offtake orders outflows output overheads passengers pay "
    "payments premiums prices proceeds procurement production profits purchases ratio ratios "
    "receipts registrations remittances rents ridership royalties sailings salaries sales "
    "savings shipments spending subscriptions takings tariffs taxes throughput tonnage "
    "traffic turnout turnover unemployment utilisation utilization visits volume volumes "
    "wages yields".split()
)
