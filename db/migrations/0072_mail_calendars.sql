-- A calendar entry that goes with a mail: an invitation, its update, or its cancellation (RFC 5546).
alter table mails add column calendar text;
