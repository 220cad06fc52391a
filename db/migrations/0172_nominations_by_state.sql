-- The list of one state, newest first, is read in its order: of the new ones only a tenth of all was kept otherwise.

create index nominations_listed on nominations (workspace_id, state, id desc);
