-- What a person is told. One line stands for one thing that waits for them, or for the news of a day about one record.
create table notifications (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null default uuidv7(),
  person_id uuid not null,
  kind text not null,
  -- The group of kinds for which a person chooses how they are told.
  theme text not null,
  importance text not null check (importance in ('act', 'news')),
  title text not null,
  detail text not null default '',
  -- How many pieces of news the line stands for.
  pieces bigint not null default 1 check (pieces > 0),
  about_kind text not null,
  about_id uuid not null,
  -- Where in the product it leads.
  path text not null,
  -- What it waits for: whatever settles that ends the line.
  awaits text,
  -- The one button of its mail, where that leads to a page that needs no signing in.
  button text,
  sealed_link text,
  by_id uuid,
  at timestamptz not null,
  way text not null check (way in ('mail', 'bundle', 'digest', 'app')),
  -- When its bundle goes.
  mail_at timestamptz,
  mail_id uuid,
  mailed_at timestamptz,
  read_at timestamptz,
  done_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, by_id) references people (workspace_id, id),
  foreign key (workspace_id, mail_id) references mails (workspace_id, id),
  check ((way = 'bundle') = (mail_at is not null))
);
create index notifications_waiting on notifications (workspace_id, person_id, at desc, id desc)
  where importance = 'act' and done_at is null;
create index notifications_news on notifications (workspace_id, person_id, at desc, id desc)
  where importance = 'news' and read_at is null;
create index notifications_over on notifications (workspace_id, person_id, at desc, id desc)
  where case importance when 'act' then done_at is not null else read_at is not null end;
create index notifications_unread on notifications (workspace_id, person_id, path) where read_at is null;
create index notifications_about on notifications (workspace_id, about_id) where done_at is null;
create index notifications_awaits on notifications (workspace_id, awaits) where awaits is not null and done_at is null;
create index notifications_bundles on notifications (workspace_id, mail_at)
  where way = 'bundle' and mail_id is null and read_at is null;
create index notifications_digest on notifications (workspace_id, person_id, at)
  where way = 'digest' and mail_id is null and read_at is null;
create index notifications_mailed on notifications (workspace_id, person_id, theme, mailed_at)
  where mailed_at is not null;

-- Each thing is told to a person once, however often its telling is tried.
create table notification_keys (
  workspace_id uuid not null,
  person_id uuid not null,
  key text not null,
  notification_id uuid not null,
  primary key (workspace_id, person_id, key),
  -- Taken first, so that of two tellings at once the second finds it taken before it wrote anything.
  foreign key (workspace_id, notification_id) references notifications (workspace_id, id) on delete cascade
    deferrable initially deferred
);
create index notification_keys_line on notification_keys (workspace_id, notification_id);

-- How a person wants to be told of a theme, where that is not the usual way.
create table notification_choices (
  workspace_id uuid not null,
  person_id uuid not null,
  theme text not null,
  how text not null check (how in ('now', 'digest', 'app', 'off')),
  primary key (workspace_id, person_id, theme),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade
);

-- When a person reads their digest, and whether mail waits while they are away.
create table notification_habits (
  workspace_id uuid not null,
  person_id uuid not null,
  digest_at text not null default '08:00' check (digest_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_when_away boolean not null default true,
  primary key (workspace_id, person_id),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade
);

-- One digest a day: who comes second, from another server too, finds the day taken.
create table notification_digests (
  workspace_id uuid not null,
  person_id uuid not null,
  digest_on date not null,
  mail_id uuid,
  primary key (workspace_id, person_id, digest_on),
  foreign key (workspace_id, person_id) references people (workspace_id, id) on delete cascade,
  foreign key (workspace_id, mail_id) references mails (workspace_id, id)
);

do $$
declare each text;
begin
  foreach each in array array['notifications', 'notification_keys', 'notification_choices', 'notification_habits',
    'notification_digests']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;
