-- Whoever owns an account since it came in may have done so for years: only a change of hands has a day.
drop trigger owner_begins on accounts;
update accounts set owner_since = null;
