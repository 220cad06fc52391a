-- Addresses mail came back from stand in a list; somebody may say of one that it works after all. What came back before
-- that moment does not mark it again.

alter table contact_mails add column works_since timestamptz;
create index contact_mails_bounced on contact_mails (workspace_id, bounced_on desc, email) where bounced_on is not null;
