"""Bank statements: read, matched to donors and pledges, booked once an officer has confirmed."""
