-- What a place counted in a plan for all: for the smallest opportunity, for the largest, and for none. Plans of before
-- were computed with what was fixed then.
alter table assignment_plans
  add column least_weight bigint not null default 1,
  add column most_weight bigint not null default 3,
  add column usual_weight bigint not null default 2;
