-- What happens to customers who speak for us: changes that were noticed, the review each opens, and whom we lost by it.

-- Where somebody in the program worked when we last looked: what differs from it is a change, however it came in.
create table seen_employments (
  workspace_id uuid not null,
  contact_id uuid not null,
  account_id uuid,
  title text,
  left_on date,
  seen_at timestamptz not null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
);
create index seen_employments_account on seen_employments (workspace_id, account_id);

-- One open question about one person: what becomes of them here.
create table change_reviews (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  -- The account they spoke for when it was opened.
  account_id uuid,
  opened_at timestamptz not null,
  due_on date not null,
  decision text check (decision in ('stays', 'moved', 'left', 'retired')),
  cause text check (cause in ('job-change', 'priority-shift', 'cooled', 'account-left', 'own-wish', 'other')),
  note text,
  -- Where they work from now on, and who is to stand in their place where they were.
  to_account_id uuid,
  successor_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  version bigint not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, to_account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, successor_id) references contacts (workspace_id, id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id),
  check ((decision is null) = (decided_at is null))
);
create unique index change_reviews_open on change_reviews (workspace_id, contact_id) where decided_at is null;
create index change_reviews_contact on change_reviews (workspace_id, contact_id);
create index change_reviews_account on change_reviews (workspace_id, account_id);
create index change_reviews_to_account on change_reviews (workspace_id, to_account_id);
create index change_reviews_successor on change_reviews (workspace_id, successor_id);
create index change_reviews_due on change_reviews (workspace_id, due_on, id) where decided_at is null;
create index change_reviews_decided on change_reviews (workspace_id, decided_at desc, id desc) where decided_at is not null;

-- What was noticed; several may belong to one review.
create table reported_changes (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  change_review_id uuid not null,
  contact_id uuid not null,
  kind text not null check (kind in ('mail-bounced', 'left', 'other-account', 'other-title', 'priority-shift', 'cooled', 'other')),
  source text not null check (source in ('mail', 'record', 'person', 'signal')),
  happened_on date not null,
  from_account_id uuid,
  to_account_id uuid,
  -- The new employer as it was told, where it is no account of ours.
  employer text,
  title_before text,
  title_after text,
  note text,
  told_by uuid,
  -- Knows the same change again: no words of anybody in it.
  told_key text,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, change_review_id) references change_reviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, from_account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, to_account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, told_by) references people (workspace_id, id)
);
create unique index reported_changes_told on reported_changes (workspace_id, told_key) where told_key is not null;
create index reported_changes_review on reported_changes (workspace_id, change_review_id, id);
create index reported_changes_contact on reported_changes (workspace_id, contact_id);
create index reported_changes_from on reported_changes (workspace_id, from_account_id);
create index reported_changes_to on reported_changes (workspace_id, to_account_id);

-- Why somebody who could be found cannot be found any more; without a row nobody said.
create table departures (
  workspace_id uuid not null,
  journey_step_id uuid not null,
  contact_id uuid not null,
  -- The account they spoke for.
  account_id uuid,
  cause text not null check (cause in ('job-change', 'priority-shift', 'cooled', 'account-left', 'own-wish', 'other')),
  change_review_id uuid,
  said_by uuid,
  said_at timestamptz not null,
  primary key (workspace_id, journey_step_id),
  foreign key (workspace_id, journey_step_id) references journey_steps (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, change_review_id) references change_reviews (workspace_id, id),
  foreign key (workspace_id, said_by) references people (workspace_id, id)
);
create index departures_contact on departures (workspace_id, contact_id);
create index departures_account on departures (workspace_id, account_id);
create index departures_review on departures (workspace_id, change_review_id);

create index journey_steps_found on journey_steps (workspace_id, at)
  where to_stage in ('discoverable', 'active') or from_stage in ('discoverable', 'active');

insert into seen_employments (workspace_id, contact_id, account_id, title, left_on, seen_at)
select a.workspace_id, a.contact_id, c.account_id, c.title, c.left_on, now() from advocates a
join contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
where a.stage not in ('retired', 'declined');

do $$
declare each text;
begin
  foreach each in array array['seen_employments', 'change_reviews', 'reported_changes', 'departures']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
