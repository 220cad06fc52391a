-- A talk may be asked for from the middle of a deal on, when the buyer evaluates; a visit at its end.
update activity_types set earliest_stage = 'middle' where code = 'sales-reference-call' and earliest_stage = 'late';

-- The stages that deals are in, one after the other.
create index opportunities_stage on opportunities (workspace_id, stage) where stage is not null;
