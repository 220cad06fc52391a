-- The words of the rest: what is for no opportunity counts the usual weight.
alter table assignment_plans rename column smallest_deal to least_weight;
alter table assignment_plans rename column largest_deal to most_weight;
alter table assignment_plans rename column without_deal to usual_weight;
