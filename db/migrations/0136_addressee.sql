-- What is asked of a company as such counts for nobody's own load, and yet somebody there reads the letter, answers on
-- the page and is thanked.
alter table request_asks
  add column addressee_id uuid,
  add foreign key (workspace_id, addressee_id) references contacts (workspace_id, id);
create index request_asks_addressee on request_asks (workspace_id, addressee_id) where addressee_id is not null;
