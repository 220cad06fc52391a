-- How often something was tried lately: sign-ins, links, second factors. Global, because whoever tries is
-- not known yet, and in the database, because several server processes count together. What is counted
-- (an address, a mail address) is kept as a hash only.
create table auth."attempt" (
  bucket text not null primary key,
  window_started timestamptz not null,
  count integer not null
);
create index attempt_window_idx on auth."attempt" (window_started);
