-- What a customer said of a closed case, and whose work it was. Words without a rating say nothing of how they were meant.
alter table cases add column rating bigint check (rating between 1 and 5);
alter table cases add column words text check (words <> '');
alter table cases add column handled_by uuid;
alter table cases add foreign key (workspace_id, handled_by) references people (workspace_id, id);
alter table cases add check (rating is null or closed_on is not null);
alter table cases add check (words is null or rating is not null);
create index cases_rated on cases (workspace_id, closed_on) where rating is not null;

-- A touch that was a business review, as whoever wrote it down said, or as its title says.
alter table ledger_entries add column is_review boolean not null default false;
update ledger_entries set is_review = true
where kind = 'touch' and title ~* '\m(business|executive|quarterly|annual)\s+(business\s+)?review|\m[qea]br\M|geschäftsreview';
create index ledger_entries_reviews on ledger_entries (workspace_id, effective_on) where is_review;

-- How much somebody used the product by the day they answered, as [{measure, value}].
alter table signals add column usage jsonb check (jsonb_typeof(usage) = 'array');
create index signals_usage on signals (workspace_id, happened_on) where usage is not null;
create index signals_object on signals (workspace_id, object_id) where object_id is not null;
