-- 50 candidates with their reasons and the signals these name by primary key: $1 workspace, $2 ids.
select k.contact_id, k.score, c.name, c.title, a.name, p.name, i.name, g.name,
  (select jsonb_agg(jsonb_build_object('rule', r.name, 'weight', r.weight, 'signals',
      (select jsonb_agg(jsonb_build_object('kind', s.kind, 'score', s.score, 'tone', s.tone, 'on', s.happened_on,
          'comment', s.comment))
        from jsonb_array_elements(x.rests_on) e (row) cross join lateral (select * from signals s
          where s.workspace_id = x.workspace_id and s.id = (e.row ->> 'id')::uuid limit 1) s)))
    from candidate_reasons x join candidate_rules r on r.workspace_id = x.workspace_id and r.id = x.rule_id
    where x.workspace_id = k.workspace_id and x.purpose = k.purpose and x.contact_id = k.contact_id)
from candidates k
join contacts c on c.workspace_id = k.workspace_id and c.id = k.contact_id
join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
left join people p on p.workspace_id = c.workspace_id and p.id = c.owner_id
left join taxonomy_terms i on i.workspace_id = k.workspace_id and i.id = k.industry_id
left join taxonomy_terms g on g.workspace_id = k.workspace_id and g.id = k.region_id
where k.workspace_id = $1 and k.purpose = 'recruit' and k.contact_id = any ($2::uuid[])
