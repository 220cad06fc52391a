-- What a candidate would fill is said in figures: free advocates and open opportunities of the segment. Found anew tonight.

alter table candidates add column segment_free bigint;
alter table candidates add column segment_open bigint;

-- A product owner was read as the owner of a company, and said to decide over others.
update contacts set seniority = 'manager'
where seniority = 'executive' and title ~* '\y(product|process|data|system) owner\y'
  and title !~* '\y(c[a-z]o|chief|founder|co-?founder|president|chair(man|woman|person)?|managing director|partner|vorstand)\y';
