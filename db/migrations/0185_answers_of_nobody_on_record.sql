-- Rows that are in, of people who are not on record: answers to surveys of whom nothing but an outside id came.

alter table imports add column strangers bigint not null default 0;
