-- What shows that an ask took place, apart from the fields of its kind, so that it can be read and corrected after the
-- ledger has booked it. Null for what was noted before: the ledger says it there.

alter table request_asks add column evidence text;
