import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { announce } from '../../server/announce.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { advocatesImported } from '../events.ts'
import type { listAdvocates } from '../list.contract.ts'
import { upsertAdvocates } from './upsert-advocates.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain } = await startTestHost({ now })
const works = await makeWorkspace()
const { 'program-manager': manager, member } = works.people
const db = host.door.in(works.id)

const told: readonly (readonly [string, string, string, string?])[] = [
  [
    'Amélie',
    'FR',
    'Avant, les équipes de la clinique saisissaient les commandes à la main et il y avait des erreurs.',
    'Nous avons eu des ennuis avec le déploiement et avec les formations.',
  ],
  ['Inés', 'ES', 'El hospital no tenía una visión de los inventarios y las enfermeras perdían mucho tiempo.'],
  ['Giulia', 'IT', 'Il gruppo non aveva una visione dei magazzini e gli ordini erano scritti a mano.'],
  ['João', 'PT', 'A empresa não tinha uma visão dos estoques e os pedidos eram feitos à mão.'],
  [
    'Sanne',
    'NL',
    'Het bedrijf had geen overzicht van de voorraden en de medewerkers deden alles met de hand.',
  ],
  ['Åsa', 'SE', 'Sjukhuset hade ingen överblick över lagren och det var svårt att planera leveranserna.'],
  ['Jukka', 'FI', 'Yhtiöllä ei ollut kuvaa varastoista ja se oli ongelma kun tilauksia tuli lisää.'],
  [
    'Елена',
    'KZ',
    'Компания не имела обзора складов, и сотрудники всё делали вручную, а поставки опаздывали.',
  ],
  ['Ελένη', 'GR', 'Η εταιρεία δεν είχε εικόνα των αποθηκών και οι παραγγελίες αργούσαν.'],
  ['Yuki', 'JP', '病院は在庫の全体像を把握できず、請求書を手作業で入力していました。'],
]
for (const [at, [name, country]] of told.entries()) {
  await makeContacts(host.door, works, { name: `House ${at + 1}`, country, owner: manager.email }, [
    { name: `${name} Testperson` },
  ])
}
await host.door.write(works.id, async (tx) => {
  const rows = told.map(([name, , situation, honestView], at) => ({
    row: at + 1,
    name: `${name} Testperson`,
    account: `House ${at + 1}`,
    stage: 'discoverable',
    willingTo: 'Sales reference call',
    permissions: { quote: 'given' },
    interviewedOn: '2026-02-01',
    situation,
    ...(honestView === undefined ? {} : { honestView }),
  }))
  expect((await upsertAdvocates(tx, manager, rows, now)).map(({ outcome }) => outcome)).not.toContain(
    'refused',
  )
  await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: rows.length, updated: 0 }))
})
await drain()

const names = async (q: string, actor = manager) => {
  const { body } = await call<typeof listAdvocates>(actor, 'GET /advocates', { query: { q } as never })
  return body.rows.map((row) => row.name.split(' ')[0])
}

test.each([
  ['a French plural by its singular, without the accent', 'equipe commande', 'Amélie'],
  ['a misspelt French word', 'comandes', 'Amélie'],
  ['a Spanish singular', 'inventario', 'Inés'],
  ['another Spanish form', 'perdiendo tiempo', 'Inés'],
  ['an Italian singular', 'magazzino ordine', 'Giulia'],
  ['a Portuguese singular', 'estoque', 'João'],
  ['a Dutch verb in another form', 'medewerker', 'Sanne'],
  ['a Swedish indefinite form', 'leverans', 'Åsa'],
  ['a Finnish word in another case', 'varasto', 'Jukka'],
  ['a Russian word in another case', 'склад', 'Елена'],
  ['a Greek word without its accents', 'παραγγελιες', 'Ελένη'],
  ['a Japanese word in the middle of a sentence', '在庫', 'Yuki'],
  ['a longer Japanese word', '請求書', 'Yuki'],
])('%s finds: %s', async (_, q, name) => {
  expect(await names(q)).toContain(name)
})

test('the honest view in any language is found by the program alone', async () => {
  expect(await names('formation')).toEqual(['Amélie'])
  expect(await names('formation', member)).toEqual([])
})

test('a text has the stems of its own language alone, and English texts none but theirs', async () => {
  const { rows } = await sql<{ french: string[]; english: string[] }>`
    select tsvector_to_array(story_vector('les erreurs des formations dans les systèmes que nous avons', 'C')) as french,
      tsvector_to_array(story_vector('the errors of the trainings that we have had in our systems', 'C')) as english`.execute(
    db,
  )
  expect(rows[0]?.french).toEqual(expect.arrayContaining(['text=french', 'erreurs', 'erreur', 'format']))
  expect(rows[0]?.english).toEqual(expect.arrayContaining(['errors', 'error', 'train']))
  expect(rows[0]?.english.some((word) => word.startsWith('text='))).toBe(false)
})

test('the small words that tell languages apart are those the stemmer of each language leaves out', async () => {
  const { rows } = await sql<{ word: string; language: string; listed: boolean; left_out: boolean }>`
    select w.word, l.language, (w.languages::integer >> (l.place::integer - 1)) & 1 = 1 as listed,
      ts_lexize((l.language || '_stem')::regdictionary, w.word) = '{}' as left_out
    from jsonb_each(small_words()) w (word, languages),
      unnest(array['english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch', 'swedish', 'danish',
        'norwegian', 'finnish', 'russian', 'hungarian', 'turkish']) with ordinality l (language, place)`.execute(
    db,
  )
  expect(rows.length).toBeGreaterThan(20_000)
  expect(rows.filter(({ listed, left_out }) => listed !== left_out)).toEqual([])
})

test('whoever belongs to a group of countries is found by it', async () => {
  await makeContacts(host.door, works, { name: 'Alpen AG', country: 'CH', owner: manager.email }, [
    { name: 'Urs Testperson' },
  ])
  await host.door.write(works.id, async (tx) => {
    const row = {
      row: 1,
      name: 'Urs Testperson',
      account: 'Alpen AG',
      stage: 'yes',
      willingTo: 'Panel',
      permissions: { name: 'yes' },
    }
    await upsertAdvocates(tx, manager, [row], now)
    await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: 1, updated: 0 }))
  })
  await drain()
  expect(await names('DACH')).toEqual(['Urs'])
})
