-- What a place counted in a plan for all: the smallest deal, the largest, and what is for no deal. Plans of before were
-- computed with what was fixed then.
alter table assignment_plans
  add column smallest_deal bigint not null default 1,
  add column largest_deal bigint not null default 3,
  add column without_deal bigint not null default 2;
