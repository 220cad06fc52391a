-- 25 advocates by primary key: $1 workspace, $2 ids.
select contact_id, stage, name_sort, account_sort, country, tier, freshness, will_yes, will_maybe
from advocate_documents where workspace_id = $1 and contact_id = any ($2::uuid[])
