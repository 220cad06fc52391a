-- People found by name, when they were last here, what a kept mail hides, and who else vouches for a login.

-- Written at most every five minutes of use, so that it costs reading nothing.
alter table memberships add column last_seen_at timestamptz;

-- A mail's link is a secret: it is kept sealed beside the text that names its place, until the mail went.
alter table mails add column sealed_link text;
alter table mails add column attempts bigint not null default 0;

create index people_words on people using gin (fold(name) gin_trgm_ops);
create index people_folded on people (workspace_id, fold(name));
create index teams_parent on teams (workspace_id, parent_id);

-- The people whose name or mail address holds the text, the best first.
create function search_people(wanted text, most integer) returns table (person_id uuid, score real)
  language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    -- As text and not as a pattern: what was typed may hold % and _.
    select id, case when starts_with(fold(name), fold(wanted)) then 1 else similarity(fold(name), fold(wanted)) end::real
    from people
    where workspace_id = current_workspace()
      and (strpos(fold(name), fold(wanted)) > 0 or fold(name) % fold(wanted) or starts_with(lower(email), lower(wanted)))
    order by 2 desc, name collate "und-x-icu", id
    limit least(most, 1000)
  $$;
revoke all on function search_people(text, integer) from public;
grant execute on function search_people(text, integer) to avouch_app;

-- Asked for before a workspace is known, as everything about who somebody is.
create table auth.sign_in_provider (
  id uuid not null primary key default uuidv7(),
  workspace_id uuid not null references public.workspaces (id) on delete cascade,
  name text not null check (name <> ''),
  issuer text not null,
  client_id text not null,
  sealed_secret text not null,
  domain text,
  admits text not null check (admits in ('record', 'domain')),
  endpoints jsonb not null,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  check (admits = 'record' or domain is not null)
);
create index sign_in_provider_workspace_idx on auth.sign_in_provider (workspace_id);
