-- The advocate's own page: what they say is wrong with what we hold, where it is the company's and not theirs to change.

create table own_corrections (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  -- What it is about: a part of what we hold, as own-page/own-page.ts names it.
  part text not null check (part in ('employer', 'results', 'company-permissions', 'history', 'other')),
  -- What stood there when they said so, in words.
  held text,
  wanted text not null check (wanted <> ''),
  state text not null default 'open' check (state in ('open', 'taken-over', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  -- What the advocate reads of it.
  answer text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  check ((state = 'open') = (decided_at is null)),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, decided_by) references people (workspace_id, id)
);
create index own_corrections_contact on own_corrections (workspace_id, contact_id, created_at desc);
create index own_corrections_open on own_corrections (workspace_id, created_at desc, id desc) where state = 'open';

-- When somebody of ours sent the link, by whom, and when all links were ended: the links themselves are only hashes.
create table own_page_sendings (
  workspace_id uuid not null,
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  -- mail: written to them; copied: a person took the address along; asked: they asked for it on the page themselves.
  how text not null check (how in ('mail', 'copied', 'asked')),
  sent_by uuid,
  sent_at timestamptz not null,
  mail_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id),
  foreign key (workspace_id, sent_by) references people (workspace_id, id)
);
create index own_page_sendings_contact on own_page_sendings (workspace_id, contact_id, sent_at desc);

alter table own_corrections enable row level security;
create policy workspace_wall on own_corrections using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid) with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
alter table own_page_sendings enable row level security;
create policy workspace_wall on own_page_sendings using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid) with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);
