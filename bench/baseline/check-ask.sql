-- May this person be asked: $1 workspace, $2 contact, $3 account, $4 the day, $5 load. The sums that caps are held
-- to, live conversations, and whatever stands in the way by itself.
select
  (select coalesce(sum(e.load_quarters), 0) + $5::bigint <= 32 from ledger_entries e where e.workspace_id = $1 and e.contact_id = $2
    and e.kind = 'ask' and e.effective_on > $4::date - 90) as "personFits",
  (select coalesce(sum(e.load_quarters), 0) + $5::bigint <= 64 from ledger_entries e where e.workspace_id = $1 and e.account_id = $3
    and e.kind = 'ask' and e.effective_on > $4::date - 90) as "accountFits",
  (select count(*) < 2 from ledger_entries e where e.workspace_id = $1 and e.contact_id = $2
    and e.kind = 'ask' and e.is_live and e.effective_on > $4::date - 90) as "liveFits",
  not exists (select from ledger_entries e where e.workspace_id = $1 and e.contact_id = $2 and e.kind = 'ask'
    and e.effective_on + e.rest_days::int > $4::date and e.effective_on > $4::date - 731) as "isRested",
  not exists (select from protection_rests r where r.workspace_id = $1 and r.contact_id = $2 and r.ended_at is null and r.until_on > $4::date)
    and not exists (select from protection_objections o where o.workspace_id = $1 and o.account_id = $3 and o.lifted_at is null)
    and not exists (select from blackouts b where b.workspace_id = $1 and b.contact_id = $2 and b.until_on >= $4::date)
    and not exists (select from absences b where b.workspace_id = $1 and b.contact_id = $2 and b.until_on >= $4::date)
    and not exists (select from cases k where k.workspace_id = $1 and k.account_id = $3 and k.severity = 'serious' and k.closed_on is null)
    and not exists (select from willingness w where w.workspace_id = $1 and w.contact_id = $2 and w.activity_type_id = $6
      and w.answer in ('no', 'never')) as "isOpen"
