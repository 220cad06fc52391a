import { expect, test } from 'vitest'
import { personaOf, seniorityOf } from './persona.ts'
import { personaTerms } from './persona-terms.ts'

test.each([
  ['CFO', 'finance.executive', 'executive'],
  ['SVP, Administration and Finance', 'finance.leader', 'vice-president'],
  ['Vice President of Sales', 'sales.leader', 'vice-president'],
  ['Director, Warehouse Mgmt', 'supply.leader', 'director'],
  ['Regional General Manager', 'management.leader', 'director'],
  ['Head of IT Operations', 'it.leader', 'director'],
  ['Director of Product Marketing', 'marketing.leader', 'director'],
  ['Product Owner', 'product.practitioner', 'manager'],
  ['Data Engineer', 'data.practitioner', 'specialist'],
  ['CEO & Software Engineer', 'management.executive', 'executive'],
  ['Account Executive', 'sales.practitioner', 'specialist'],
  ['Chief Information Security Officer', 'security.executive', 'executive'],
  ['Executive Assistant to the CEO', 'management.practitioner', 'specialist'],
  ['Geschäftsführerin', 'management.executive', 'executive'],
  ['Leiter Controlling', 'finance.leader', 'director'],
  ['Finanzleiterin', 'finance.leader', 'director'],
  ['IT-Leiter', 'it.leader', 'director'],
  ['Teamleiter Einkauf', 'supply.practitioner', 'manager'],
  ['Sachbearbeiter Buchhaltung', 'finance.practitioner', 'specialist'],
  ['Pflegedirektorin', 'care.leader', 'director'],
  ['Assistentin der Geschäftsführung', 'management.practitioner', 'specialist'],
  ['Directrice financière', 'finance.leader', 'director'],
  ['DRH', 'people.leader', 'director'],
  ['Directeur général', 'management.executive', 'executive'],
  ['Cheffe de projet', 'projects.practitioner', 'manager'],
  ['Jefe de ventas', 'sales.leader', 'director'],
  ['Responsabile acquisti', 'supply.leader', 'director'],
  ['Diretor financeiro', 'finance.leader', 'director'],
  ['Hoofd inkoop', 'supply.leader', 'director'],
  ['Försäljningschef', 'sales.leader', 'director'],
  // A principal with a craft is a senior expert; none of these decides over others.
  ['Principal Engineer', 'engineering.practitioner', 'specialist'],
  ['Senior Principal Engineer, Dell Technologies', 'engineering.practitioner', 'specialist'],
  ['DevOps Principal, Liatrio', 'engineering.practitioner', 'specialist'],
  ['Principal Consultant, Automotive Research & Development', 'projects.practitioner', 'specialist'],
  ['AD & Senior Principal, Data Science, Novartis', 'data.practitioner', 'specialist'],
  ['Product Owner UPS Learn 2020', 'product.practitioner', 'manager'],
  ['Regional General Manager', 'management.leader', 'director'],
  ['Devops Enthusiast, SRM Institute of Science & Technology', 'engineering.practitioner', 'specialist'],
  ['Assistant Vice President, DevOps', 'engineering.leader', 'vice-president'],
  ['Tech Director', 'engineering.leader', 'director'],
])('%s is a %s and a %s', (title, persona, seniority) => {
  expect(personaOf(title)).toBe(persona)
  expect(seniorityOf(title)).toBe(seniority)
})

test('a title that names no function and no level is neither', () => {
  expect([personaOf('Wizard'), seniorityOf('Wizard'), personaOf(''), seniorityOf('  ')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a student and an admin are no more than that', () => {
  expect(['Student, University of Allahabad', 'Admin', 'Sr. Mgr'].map(seniorityOf)).toEqual([
    'specialist',
    'specialist',
    'manager',
  ])
})

test('a level without a function is a seniority only', () => {
  expect([personaOf('Director'), seniorityOf('Director')]).toEqual([null, 'director'])
})

test('every persona a title can give is a shipped term', () => {
  const codes = new Set(personaTerms.map((term) => term.code))
  for (const title of ['CFO', 'VP Sales', 'Nurse', 'Dean', 'Lean manager'])
    expect(codes).toContain(personaOf(title))
})
