-- The account a candidate works at, so that a list with the two likeliest of every account first reads nothing but candidates.
alter table candidates add column account_id uuid;
update candidates k set account_id = c.account_id from contacts c where c.workspace_id = k.workspace_id and c.id = k.contact_id;
alter table candidates add foreign key (workspace_id, account_id) references accounts (workspace_id, id);
drop index candidates_ranked;
create index candidates_ranked on candidates (workspace_id, purpose, score desc, contact_id) include (account_id)
  where left_out is null;
create index candidates_account on candidates (workspace_id, account_id);
-- How many there are, of which kind: counted with every page. It begins with the score: were it with the purpose, the check of
-- the reasons' foreign key could take it, while the table is new, for as good as the primary key, and read all of it each time.
create index candidates_counted on candidates (workspace_id, score)
  include (purpose, left_out, coverage, since, refreshed_at);
