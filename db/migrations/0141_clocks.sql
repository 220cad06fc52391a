-- Exceptions follow an absence, and clocks a change of the rules.

-- Whose answer it is, where the approver stands in for them, as for approvals.
alter table request_exceptions
  add column on_behalf_of uuid,
  add foreign key (workspace_id, on_behalf_of) references people (workspace_id, id);

-- When the moments kept of its clocks were last worked out; null once what the workspace promises has changed since.
alter table requests add column settled_at timestamptz;
create index requests_unsettled on requests (workspace_id, id)
  where settled_at is null and (state in ('submitted', 'in-triage', 'matched') or owed_until is not null);

-- When a relationship owner who is told, and not asked, heard that their customer is asked.
alter table request_asks add column owner_told_at timestamptz;
update request_asks k set owner_told_at = t.at from (
  select m.workspace_id, m.ask_id, min(l.created_at) as at from ask_mails m
  join mails l on l.workspace_id = m.workspace_id and l.id = m.mail_id
  where m.kind like 'informed:%' or m.kind like 'passed:%' group by 1, 2) t
where k.workspace_id = t.workspace_id and k.ask_id = t.ask_id;
