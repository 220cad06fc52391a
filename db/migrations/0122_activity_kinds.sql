-- Each kind of activity is visibly its own: when it happens, what its day means, whether the customer's words are
-- approved, from which part of a deal it may be asked for, what is noted of its result, and who fulfils it for whom.

alter table activity_types
  -- A talk at an agreed time, on a day that is set, or delivered by a day.
  add column timing text not null default 'by-day' check (timing in ('slot', 'fixed-day', 'by-day')),
  -- What the day of a request means, as its form asks for it.
  add column day_label text not null default 'Needed by' check (day_label <> ''),
  add column has_words boolean not null default false,
  -- Before this part of a deal it is an exception; null where it may be asked for at any time.
  add column earliest_stage text check (earliest_stage in ('early', 'middle', 'late'));

-- Who fulfils it where this team asks; null as the kind says.
alter table activity_type_teams add column fulfilment text
  check (fulfilment in ('program', 'program-after-approvals', 'self-service-informed', 'self-service-after-approvals'));

alter table activity_type_fields drop constraint activity_type_fields_kind_check,
  add constraint activity_type_fields_kind_check check (kind in ('text', 'choice', 'number', 'date', 'link'));

-- What is noted of a kind once it is done.
create table activity_type_result_fields (
  workspace_id uuid not null,
  activity_type_id uuid not null,
  position bigint not null,
  label text not null,
  kind text not null check (kind in ('text', 'choice', 'number', 'date', 'link')),
  is_required boolean not null default false,
  choices jsonb not null default '[]',
  primary key (workspace_id, activity_type_id, position),
  foreign key (workspace_id, activity_type_id) references activity_types (workspace_id, id) on delete cascade
);
alter table activity_type_result_fields enable row level security;
create policy workspace_wall on activity_type_result_fields
  using (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid)
  with check (workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid);

-- What was noted when it was done: label, kind and value of each field, as they were called then.
alter table request_asks add column result jsonb not null default '[]';

-- Kinds of a workspace's own: a live one is a talk, anything else is delivered.
update activity_types set timing = 'slot', day_label = 'Talk by' where is_live;

update activity_types t
set timing = k.timing, day_label = k.day_label, has_words = k.has_words, earliest_stage = k.earliest_stage
from (values
  ('sales-reference-call', 'slot', 'Talk by', false, 'late'),
  ('group-reference-forum', 'fixed-day', 'Day of the forum', false, 'middle'),
  ('expansion-peer-call', 'slot', 'Talk by', false, null::text),
  ('written-qa', 'by-day', 'Answers needed by', false, null::text),
  ('hosted-site-visit', 'fixed-day', 'Day of the visit', false, 'late'),
  ('referral-introduction', 'by-day', 'Introduced by', false, null::text),
  ('written-case-study', 'by-day', 'Text needed by', true, null::text),
  ('video-story', 'by-day', 'Film needed by', false, null::text),
  ('quote-approval', 'by-day', 'Approved by', true, null::text),
  ('logo-permission', 'by-day', 'Permission needed by', false, null::text),
  ('byline', 'by-day', 'Text needed by', true, null::text),
  ('launch-customer', 'by-day', 'Day of the launch', true, null::text),
  ('event-speech', 'fixed-day', 'Day of the event', false, null::text),
  ('panel', 'fixed-day', 'Day of the event', false, null::text),
  ('webinar', 'fixed-day', 'Day of the webinar', false, null::text),
  ('podcast', 'slot', 'Recorded by', false, null::text),
  ('booth-guest', 'fixed-day', 'Day of the event', false, null::text),
  ('press-release-quote', 'by-day', 'Words needed by', true, null::text),
  ('media-interview', 'slot', 'Interview by', false, null::text),
  ('analyst-interview', 'slot', 'Talk by', false, null::text),
  ('analyst-survey', 'by-day', 'Survey closes', false, null::text),
  ('award-entry', 'by-day', 'Entries close', true, null::text),
  ('earnings-mention', 'by-day', 'Words needed by', true, null::text),
  ('investor-call', 'slot', 'Talk by', false, null::text),
  ('peer-review', 'by-day', 'Review by', false, null::text),
  ('short-survey', 'by-day', 'Answers needed by', false, null::text),
  ('social-post', 'by-day', 'Post by', false, null::text),
  ('executive-meeting', 'slot', 'Meeting by', false, null::text),
  ('board-guest', 'fixed-day', 'Day of the meeting', false, null::text),
  ('advisory-board', 'fixed-day', 'Day of the meeting', false, null::text),
  ('beta', 'by-day', 'Partner needed by', false, null::text),
  ('product-research', 'slot', 'Interview by', false, null::text),
  ('message-test', 'slot', 'Test by', false, null::text),
  ('community-answer', 'by-day', 'Answer by', false, null::text),
  ('implementation-session', 'fixed-day', 'Day of the session', false, 'middle'),
  ('recruiting-talk', 'fixed-day', 'Day of the talk', false, null::text)
) as k (code, timing, day_label, has_words, earliest_stage)
where k.code = t.code;

insert into activity_type_result_fields (workspace_id, activity_type_id, position, label, kind, is_required, choices)
select t.workspace_id, t.id, k.position, k.label, k.kind, k.is_required, k.choices::jsonb
from activity_types t join (values
  ('group-reference-forum', 0, 'Prospects who came', 'number', true, '[]'),
  ('group-reference-forum', 1, 'Recording', 'link', false, '[]'),
  ('written-qa', 0, 'What was answered', 'text', true, '[]'),
  ('written-qa', 1, 'Link to the answers', 'link', false, '[]'),
  ('hosted-site-visit', 0, 'Who came', 'text', true, '[]'),
  ('referral-introduction', 0, 'Who was introduced', 'text', true, '[]'),
  ('written-case-study', 0, 'Link to the text', 'link', true, '[]'),
  ('video-story', 0, 'Link to the film', 'link', true, '[]'),
  ('quote-approval', 0, 'Words as they appear', 'text', false, '[]'),
  ('quote-approval', 1, 'Link to where they appear', 'link', false, '[]'),
  ('logo-permission', 0, 'Link to where the logo stands', 'link', true, '[]'),
  ('logo-permission', 1, 'Where the signed form is', 'text', false, '[]'),
  ('byline', 0, 'Link to the text', 'link', true, '[]'),
  ('launch-customer', 0, 'Link to the launch', 'link', true, '[]'),
  ('event-speech', 0, 'Programme or recording', 'link', true, '[]'),
  ('event-speech', 1, 'Listeners who came', 'number', false, '[]'),
  ('panel', 0, 'Programme or recording', 'link', true, '[]'),
  ('panel', 1, 'Listeners who came', 'number', false, '[]'),
  ('webinar', 0, 'Attendance', 'number', true, '[]'),
  ('webinar', 1, 'Recording', 'link', false, '[]'),
  ('podcast', 0, 'Link to the episode', 'link', true, '[]'),
  ('booth-guest', 0, 'Who came', 'text', true, '[]'),
  ('press-release-quote', 0, 'Link to the release', 'link', true, '[]'),
  ('press-release-quote', 1, 'Words as printed', 'text', true, '[]'),
  ('media-interview', 0, 'Link to the article', 'link', true, '[]'),
  ('analyst-interview', 0, 'Firm', 'text', true, '[]'),
  ('analyst-interview', 1, 'Report', 'text', false, '[]'),
  ('analyst-survey', 0, 'Firm', 'text', true, '[]'),
  ('analyst-survey', 1, 'Report', 'text', false, '[]'),
  ('award-entry', 0, 'Link to the entry', 'link', true, '[]'),
  ('award-entry', 1, 'Came of it', 'choice', false, '["won","shortlisted","not chosen","not decided yet"]'),
  ('earnings-mention', 0, 'Words as spoken or printed', 'text', true, '[]'),
  ('earnings-mention', 1, 'Quarter', 'text', true, '[]'),
  ('peer-review', 0, 'Site', 'text', true, '[]'),
  ('peer-review', 1, 'Link to the review', 'link', true, '[]'),
  ('short-survey', 0, 'The answers', 'text', true, '[]'),
  ('social-post', 0, 'Link to the post', 'link', true, '[]'),
  ('board-guest', 0, 'Who listened', 'text', true, '[]'),
  ('advisory-board', 0, 'Attendance', 'number', true, '[]'),
  ('beta', 0, 'What was tried', 'text', true, '[]'),
  ('beta', 1, 'What came back', 'text', true, '[]'),
  ('product-research', 0, 'What we learned', 'text', true, '[]'),
  ('message-test', 0, 'What we learned', 'text', true, '[]'),
  ('community-answer', 0, 'Link to the answer', 'link', true, '[]'),
  ('implementation-session', 0, 'Who listened', 'text', true, '[]'),
  ('recruiting-talk', 0, 'Who listened', 'text', true, '[]')
) as k (code, position, label, kind, is_required, choices) on k.code = t.code;

-- The day and the place of an event are the brief's own from now on, not fields of the kind beside them. Changed only
-- where the fields are as they were shipped.
with was (code, labels) as (values
  ('hosted-site-visit', array['Prospect', 'Place', 'Guests']),
  ('byline', array['Subject', 'Where it appears', 'Text due']),
  ('launch-customer', array['Product', 'Day of the launch']),
  ('event-speech', array['Event', 'Place', 'Day', 'Subject', 'Listeners']),
  ('panel', array['Event', 'Place', 'Day', 'Subject']),
  ('webinar', array['Subject', 'Day', 'Language']),
  ('booth-guest', array['Event', 'Place', 'Day']),
  ('analyst-interview', array['Firm', 'Report', 'Window closes']),
  ('analyst-survey', array['Firm', 'Report', 'Window closes']),
  ('award-entry', array['Award', 'Entries close']),
  ('board-guest', array['Occasion', 'Day']),
  ('advisory-board', array['Board', 'Meeting']),
  ('recruiting-talk', array['Occasion', 'Day'])
), unchanged as (
  select t.workspace_id, t.id, t.code from activity_types t join was on was.code = t.code
  where was.labels = array(select f.label from activity_type_fields f
    where f.workspace_id = t.workspace_id and f.activity_type_id = t.id order by f.position)
), gone as (
  delete from activity_type_fields f using unchanged u
  where f.workspace_id = u.workspace_id and f.activity_type_id = u.id
    and not exists (select 1 from (values
      ('hosted-site-visit', 'Prospect'),
      ('hosted-site-visit', 'Guests'),
      ('byline', 'Subject'),
      ('byline', 'Where it appears'),
      ('launch-customer', 'Product'),
      ('event-speech', 'Event'),
      ('event-speech', 'Subject'),
      ('event-speech', 'Listeners'),
      ('panel', 'Event'),
      ('panel', 'Subject'),
      ('webinar', 'Subject'),
      ('webinar', 'Language'),
      ('booth-guest', 'Event'),
      ('analyst-interview', 'Firm'),
      ('analyst-interview', 'Report'),
      ('analyst-survey', 'Firm'),
      ('analyst-survey', 'Report'),
      ('award-entry', 'Award'),
      ('board-guest', 'Occasion'),
      ('advisory-board', 'Board'),
      ('recruiting-talk', 'Occasion')
    ) as kept (code, label) where kept.code = u.code and kept.label = f.label)
)
insert into activity_type_fields (workspace_id, activity_type_id, position, label, kind, is_required, choices)
select u.workspace_id, u.id, k.position, k.label, k.kind, false, '[]'
from unchanged u join (values
  ('hosted-site-visit', 102, 'What they want to see', 'text'),
  ('panel', 102, 'Others on the panel', 'text'),
  ('analyst-interview', 102, 'Analyst', 'text'),
  ('award-entry', 101, 'Category', 'text')
) as k (code, position, label, kind) on k.code = u.code;
