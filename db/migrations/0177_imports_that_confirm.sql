-- A file may be somebody's word that what it says holds today: what it says as it stands counts as confirmed by whoever
-- brought it. So many facts did.

alter table imports add column confirms boolean not null default false;
alter table imports add column renewed bigint not null default 0;
