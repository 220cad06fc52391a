-- The audit trail of one record, whatever its kind.
create index event_abouts_record on event_abouts (workspace_id, record_id, event_id);
