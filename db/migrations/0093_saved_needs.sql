-- Needs that people keep, the fits that turned up for them, favourites, and for how many needs enough are free.

create table saved_needs (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  name text not null check (name <> ''),
  -- The need (src/matching/need.ts), read and written whole.
  need jsonb not null,
  -- Set where one person is waited for: told once, when they turn free.
  contact_id uuid,
  telling text not null check (telling in ('mail', 'app', 'off')),
  -- Why nobody is looked for any more (src/matching/saved-need.ts); null while somebody is.
  halt text,
  -- The documents a look may turn out otherwise for: a search condition over them.
  touched_by text not null default '',
  seen_at timestamptz not null,
  looked_at timestamptz,
  -- When to look again at the latest; sooner where an advocate changed whom it may concern.
  due_at timestamptz not null,
  -- How many fit and were free at the last look, counted up to fifty; null before it.
  free bigint,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
create index saved_needs_person on saved_needs (workspace_id, person_id, id);
create index saved_needs_due on saved_needs (workspace_id, due_at);
-- One person is waited for once for one kind of activity.
create unique index saved_needs_waiting on saved_needs (workspace_id, person_id, contact_id, (need ->> 'activityTypeId'))
  where contact_id is not null;

-- Who fits a saved need: noted once, so that nobody is told of the same fit twice.
create table saved_need_fits (
  workspace_id uuid not null,
  saved_need_id uuid not null,
  contact_id uuid not null,
  found_at timestamptz not null,
  -- False for those who fitted when the need was kept: they were in sight then.
  is_news boolean not null,
  -- Why they fit, in sentences as the owner may read them.
  reasons jsonb not null default '[]',
  -- False where the last look did not find them free any more.
  is_free boolean not null,
  mailed_at timestamptz,
  primary key (workspace_id, saved_need_id, contact_id),
  foreign key (workspace_id, saved_need_id) references saved_needs (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
create index saved_need_fits_news on saved_need_fits (workspace_id, saved_need_id, found_at) where is_news;
create index saved_need_fits_unmailed on saved_need_fits (workspace_id, saved_need_id) where is_news and mailed_at is null;

-- The day on which somebody last had a mail about new fits: one a day at most.
create table saved_need_mailings (
  workspace_id uuid not null,
  person_id uuid not null,
  mailed_on date not null,
  primary key (workspace_id, person_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade
);

-- Advocates whose document or standing changed, until the saved needs it may concern were told to look again. Only
-- ever added to, so that no writer waits for another one.
create table advocate_changes (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);

-- Advocates whom somebody starred for themselves.
create table advocate_favourites (
  workspace_id uuid not null,
  person_id uuid not null,
  contact_id uuid not null,
  starred_at timestamptz not null default now(),
  primary key (workspace_id, person_id, contact_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);

-- For how many of an open request's need somebody was qualified and free, as last counted.
create table request_availabilities (
  workspace_id uuid not null,
  request_id uuid not null,
  -- The version of the request that was counted.
  version bigint not null,
  free bigint not null,
  counted_at timestamptz not null,
  primary key (workspace_id, request_id),
  foreign key (workspace_id, request_id) references requests (workspace_id, id) on delete cascade
);

-- Standings turn with a day's beginning and documents are written by many hands: written down where it happens, nothing
-- is missed. Nothing is written in a workspace where nobody keeps a need.
create function note_changed_documents() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  as $$
  begin
    if tg_op = 'INSERT' then
      insert into advocate_changes (workspace_id, contact_id)
      select n.workspace_id, n.contact_id from after_rows n
      where exists (select from saved_needs s where s.workspace_id = n.workspace_id);
    else
      insert into advocate_changes (workspace_id, contact_id)
      select n.workspace_id, n.contact_id from after_rows n
      join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
      where o.document is distinct from n.document
        and exists (select from saved_needs s where s.workspace_id = n.workspace_id);
    end if;
    return null;
  end
  $$;
create trigger documents_added after insert on advocate_documents
  referencing new table as after_rows for each statement execute function note_changed_documents();
create trigger documents_changed after update on advocate_documents
  referencing old table as before_rows new table as after_rows for each statement execute function note_changed_documents();

create function note_turned_standings() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  as $$
  begin
    insert into advocate_changes (workspace_id, contact_id)
    select n.workspace_id, n.contact_id from after_rows n
    join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
    where (o.state in ('free', 'close-to-limit')) <> (n.state in ('free', 'close-to-limit'))
      and exists (select from saved_needs s where s.workspace_id = n.workspace_id);
    return null;
  end
  $$;
create trigger standings_turned after update on protection_standings
  referencing old table as before_rows new table as after_rows for each statement execute function note_turned_standings();

do $$
declare each text;
begin
  foreach each in array array['saved_needs', 'saved_need_fits', 'saved_need_mailings', 'advocate_changes',
    'advocate_favourites', 'request_availabilities']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
