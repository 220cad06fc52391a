-- Who was asked about an exception, or heard of a late clock, sees the request.
create index request_exceptions_asked on request_exceptions (workspace_id, approver_id) where approver_id is not null;
create index request_escalations_person on request_escalations (workspace_id, person_id) where person_id is not null;

-- The day on which the requester was told that the request is about to expire: a working day lies between.
alter table requests add column expiry_told_on date;
