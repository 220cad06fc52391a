import { expect, test } from 'vitest'
import { type KnownPerson, planPeople } from './person-row.ts'

const ada: KnownPerson = {
  id: 'ada',
  name: 'Ada Lindqvist',
  email: 'ada@tarnwell.example',
  crmId: 'C1',
  title: null,
  office: null,
  teamId: 'sales',
}
const sales = { id: 'sales', name: 'Sales', managerId: null }

test('a person is recognised by CRM id, then by address, then by a name without accents', () => {
  const rows = [
    { row: 1, crmId: 'C1', title: 'Rep' },
    { row: 2, email: 'ADA@tarnwell.example', title: 'Rep' },
    { row: 3, name: 'ada  lindqvist', title: 'Rep' },
  ]
  const plan = planPeople(rows, [{ ...ada, name: 'Adá Lindqvist' }], [sales])
  expect(plan.outcomes.map((each) => each.outcome)).toEqual(['updated', 'unchanged', 'updated'])
  expect(plan.people).toHaveLength(1)
})

test('a name alone is not enough where address or id say it is somebody else', () => {
  const plan = planPeople([{ row: 1, name: 'Ada Lindqvist', email: 'other@tarnwell.example' }], [ada], [])
  expect(plan.outcomes).toEqual([{ row: 1, outcome: 'created' }])
  expect(plan.people).toHaveLength(2)
})

test('an empty field blanks nothing', () => {
  const full = { ...ada, title: 'Rep', office: 'Gävle' }
  const plan = planPeople([{ row: 1, crmId: 'C1', title: ' ', office: null }], [full], [sales])
  expect(plan.outcomes).toEqual([{ row: 1, outcome: 'unchanged' }])
  expect(plan.people[0]).toMatchObject({ title: 'Rep', office: 'Gävle', teamKey: 'sales', changed: false })
})

test('what cannot be taken is refused with its field and reason', () => {
  const rows = [
    { row: 1, title: 'nobody' },
    { row: 2, name: 'Bo', email: 'not an address' },
    { row: 3, name: 'Bo', crmId: 'C2', email: ada.email },
    { row: 4, name: 'Bo', manager: 'boss@nowhere.example' },
    { row: 5, email: 'new@tarnwell.example' },
  ]
  const plan = planPeople(rows, [ada, { ...ada, id: 'bo', name: 'Bo', email: null, crmId: 'C2' }], [sales])
  expect(plan.outcomes).toEqual([
    { row: 1, outcome: 'refused', field: 'name', reason: 'is missing' },
    { row: 2, outcome: 'refused', field: 'email', reason: 'is not a mail address' },
    { row: 3, outcome: 'refused', field: 'email', reason: 'already belongs to Ada Lindqvist' },
    { row: 4, outcome: 'refused', field: 'manager', reason: 'has an address that nobody on record has' },
    {
      row: 5,
      outcome: 'refused',
      field: 'name',
      reason: 'is missing, and nobody on record has this address or id',
    },
  ])
  expect(plan.people.filter((person) => person.changed)).toEqual([])
})

test('a manager who is named comes to be, and so does their team', () => {
  const rows = [
    { row: 1, name: 'Anna Snelling', manager: 'Dustin Brinkmann', office: 'Central' },
    { row: 2, name: 'Cecily Lampkin', manager: 'Dustin Brinkmann', office: 'Central' },
    { row: 3, name: 'Dustin Brinkmann', title: 'Manager' },
  ]
  const plan = planPeople(rows, [], [])
  expect(plan.outcomes.map((each) => each.outcome)).toEqual(['created', 'created', 'updated'])
  expect(plan.people).toHaveLength(3)
  expect(plan.teams).toMatchObject([{ name: 'Team Dustin Brinkmann', id: null }])
  const [manager] = plan.people.filter((person) => person.name === 'Dustin Brinkmann')
  expect(plan.teams[0]?.managerKey).toBe(manager?.key)
})

test('a person named twice in one file is written once', () => {
  const rows = [
    { row: 1, name: 'Bo Eck', email: 'bo@tarnwell.example' },
    { row: 2, name: 'Bo Eck', email: 'bo@tarnwell.example', title: 'CSM' },
    { row: 3, name: 'Bo Eck', email: 'bo@tarnwell.example', title: 'CSM' },
  ]
  const plan = planPeople(rows, [], [])
  expect(plan.outcomes.map((each) => each.outcome)).toEqual(['created', 'updated', 'unchanged'])
  expect(plan.people).toHaveLength(1)
})
