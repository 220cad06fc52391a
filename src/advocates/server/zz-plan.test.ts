import { test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import { refreshDocuments } from './refresh-documents.ts'
import { understandQuery, findAdvocates, wholeCondition } from './search.ts'
import { readBrowsedPage } from './list.reads.ts'
import { countFacets } from './facet.reads.ts'
import { readAdvocateRows } from './row.reads.ts'

const N = Number(process.env.N ?? 20000)
const { host, owner, makeWorkspace } = await startTestHost()
test('plans', { timeout: 1_500_000 }, async () => {
  const works = await makeWorkspace()
  const ws = works.id
  const me = works.people['program-manager']
  const q = (text: string, v: unknown[] = []) => owner.query(text, v)
  await q(`create temp table v as select 'wo' || substr(md5(i::text), 1, 4 + i % 6) as w, i from generate_series(1, 8000) i`)
  await q(`create function pick(seed int, n int) returns text language sql as $$ select string_agg(w, ' ') from (select 'wo' || substr(md5((floor(power(random(), 3) * 8000)::int + 1)::text), 1, 6) as w from generate_series(1, n) g where seed is not null) x $$`)
  const ind = (await q(`select id from taxonomy_terms where workspace_id=$1 and taxonomy='industry' and parent_id is null`, [ws])).rows.map((r) => r.id)
  await q(`insert into accounts (workspace_id, name, country, industry_id, owner_id, tier) select $1, 'Account ' || i || ' ' || pick(i,1), (array['DE','US','FR','PL','JP','BR'])[1+i%6], ($3::uuid[])[1 + i % array_length($3::uuid[],1)], $2, case when i%9=0 then 'strategic' else 'standard' end from generate_series(1, $4::int/4) i`, [ws, me.personId, ind, N])
  await q(`insert into contacts (workspace_id, account_id, name, title) select $1, a.id, pick(i,2), (array['CFO','Head of finance','IT lead','Engineer'])[1+i%4] from (select id, row_number() over () as rn from accounts where workspace_id=$1) a cross join generate_series(1,4) i`, [ws])
  await q(`insert into advocates (workspace_id, contact_id, stage, stage_since) select $1, id, (array['discoverable','active','discoverable','potential'])[1 + (abs(hashtext(id::text)) % 4)], now() from contacts where workspace_id=$1`, [ws])
  await q(`insert into profile_sections (workspace_id, contact_id, section, body, confirmed_at) select $1, contact_id, s, pick(length(s), 60), now() - random()*interval '700 days' from advocates cross join (values ('situation'),('choice'),('outcome')) s(s) where workspace_id=$1`, [ws])
  await q(`insert into willingness (workspace_id, contact_id, activity_type_id, answer, answered_on) select $1, a.contact_id, t.id, (array['yes','maybe','no'])[1 + (abs(hashtext(a.contact_id::text || t.id)) % 3)], now() from advocates a join activity_types t on t.workspace_id=a.workspace_id where a.workspace_id=$1 and abs(hashtext(t.id::text || a.contact_id)) % 4 = 0`, [ws])
  await q(`insert into contact_languages select $1, contact_id, 'en' from advocates where workspace_id=$1`, [ws])
  await q(`insert into protection_standings (workspace_id, contact_id, state, load_quarters, reserved_quarters, computed_for, valid_until) select $1, contact_id, (array['free','free','resting','held'])[1 + (abs(hashtext(contact_id::text || 'x')) % 4)], 0, 0, now(), now() from advocates where workspace_id=$1`, [ws])
  await q('analyze')
  let t = performance.now()
  await host.door.write(ws, (tx) => refreshDocuments(tx, ws, 'all', '2026-03-02T09:00:00.000Z'))
  console.log('refresh', N, Math.round(performance.now() - t), 'ms')
  await q('vacuum analyze')
  console.log((await q(`select pg_size_pretty(pg_relation_size('advocate_documents')) heap, pg_size_pretty(pg_total_relation_size('advocate_documents')) total, (select count(*) from advocate_words) words`)).rows)
  const db = host.door.in(ws)
  const time = async (name: string, run: () => Promise<unknown>) => {
    await run()
    const times = []
    for (let i = 0; i < 5; i += 1) { const s = performance.now(); await run(); times.push(performance.now() - s) }
    console.log(name, times.sort((a, b) => a - b)[2]?.toFixed(1), 'ms')
  }
  const sample = (await q(`select word from advocate_words where workspace_id=$1 order by md5(word) limit 3`, [ws])).rows.map((r) => r.word)
  const common = (await q(`select w.word, (select count(*) from advocate_documents d where d.document @@ quote_literal(w.word)::tsquery) c from advocate_words w where w.workspace_id=$1 order by 2 desc limit 2`, [ws])).rows
  console.log(sample, common)
  for (const typed of [sample[0], sample.join(' '), common[0].word, `${common[0].word} ${common[1].word}`, `x${sample[1]}`, 'finance germany', 'krankenhausverwaltungssystem']) {
    await time(`understand ${typed}`, () => understandQuery(db, me, typed))
    const query = await understandQuery(db, me, typed)
    await time(`find ${typed}`, () => findAdvocates(db, me, query, { stage: ['discoverable', 'active'] }))
    await time(`find free ${typed}`, () => findAdvocates(db, me, query, { stage: ['discoverable', 'active'], availability: ['free'], country: ['DE'] }))
    await time(`facets ${typed}`, () => countFacets(db, me, query, { stage: ['discoverable', 'active'] }))
    const found = await findAdvocates(db, me, query, { stage: ['discoverable', 'active'] })
    await time(`rows ${typed} ${found.length}`, () => readAdvocateRows(db, me, found.slice(0, 25).map((f) => f.contactId), '2026-03-02T09:00:00.000Z'))
  }
  const asked = { filter: { stage: ['discoverable', 'active'] as const }, sort: 'name' as const, cursor: undefined, size: 25 }
  await time('browse', () => readBrowsedPage(db, me, asked))
  await time('browse industry free', () => readBrowsedPage(db, me, { ...asked, filter: { ...asked.filter, industry: [ind[0]], availability: ['free'] } }))
  await time('browse freshness', () => readBrowsedPage(db, me, { ...asked, sort: '-freshness' }))
  await time('browse will+lang', () => readBrowsedPage(db, me, { ...asked, filter: { ...asked.filter, will: ['visit'], language: ['pl'] } }))
  await time('facets none', () => countFacets(db, me, null, { stage: ['discoverable', 'active'] }))
  const client = await owner.connect()
  await client.query(`set avouch.workspace = '${ws}'`)
  const plan = async (text: string, v: unknown[]) => (await client.query(`explain (analyze, buffers) ${text}`, v)).rows.map((r) => r['QUERY PLAN']).join('\n')
  const query = await understandQuery(db, me, common[0].word)
  const condition = wholeCondition(me, query, { stage: ['discoverable', 'active'] })
  console.log(await plan(`select d.contact_id from advocate_documents d where d.workspace_id = '${ws}' and d.document @@ $1::tsquery limit 120`, [condition]))
  console.log(await plan(`select * from search_advocates($1, $1, null, 240, 200)`, [condition]))
  console.log(await plan(`select * from search_advocates($1, $1, 'free', 240, 200)`, [condition]))
  console.log(await plan(`select * from read_advocate_query($1, true)`, ['x' + sample[1]]))
  client.release()
})
