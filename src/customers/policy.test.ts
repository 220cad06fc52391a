import { expect, test } from 'vitest'
import type { PersonActor, Role } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import * as policy from './policy.ts'

const me = toId<'person'>('01890000-0000-7000-8000-000000000001')
const other = '01890000-0000-7000-8000-000000000002'

function actor(role: Role): PersonActor {
  const workspaceId = toId<'workspace'>('01890000-0000-7000-8000-00000000000a')
  return { kind: 'person', workspaceId, personId: me, name: 'Me', email: 'me@x.example', roles: [role] }
}

const roles = ['administrator', 'program-manager', 'executive', 'member'] as const

// Rows: whose account it is. Columns: what administrator, program manager, executive and member may.
test.each([
  ['sees', 'mine', [true, true, true, true]],
  ['sees', 'theirs', [false, true, true, false]],
  ['commercial', 'mine', [true, true, true, true]],
  ['commercial', 'theirs', [false, true, true, false]],
  ['edit', 'mine', [true, true, true, true]],
  ['edit', 'theirs', [false, true, false, false]],
  ['owner', 'mine', [true, true, true, true]],
  ['owner', 'theirs', [false, true, false, false]],
] as const)('%s of an account that is %s', (what, whose, expected) => {
  const account = { ownerId: whose === 'mine' ? me : other }
  const ask = {
    sees: (role: Role) => policy.seesAccount(actor(role), account),
    commercial: (role: Role) => policy.seesCommercialFacts(actor(role), account),
    edit: (role: Role) => policy.canEditAccount(actor(role), account) === null,
    owner: (role: Role) => policy.canSetOwner(actor(role), account) === null,
  }[what]
  expect(roles.map(ask)).toEqual(expected)
})

test.each([
  ['sees', 'mine', [true, true, true, true]],
  ['sees', 'of my account', [true, true, true, true]],
  ['sees', 'theirs', [false, true, false, false]],
  ['details', 'of my account', [true, true, true, true]],
  ['details', 'theirs', [false, true, false, false]],
  ['edit', 'mine', [true, true, true, true]],
  ['edit', 'theirs', [false, true, false, false]],
  ['opportunity', 'of my account', [true, true, true, true]],
  ['opportunity', 'theirs', [false, true, true, false]],
] as const)('%s of a contact or deal that is %s', (what, whose, expected) => {
  const record = {
    ownerId: whose === 'mine' ? me : other,
    relationshipOwnerId: whose === 'of my account' ? me : null,
  }
  const ask = {
    sees: (role: Role) => policy.seesContact(actor(role), record),
    details: (role: Role) => policy.canSeeContactDetails(actor(role), record) === null,
    edit: (role: Role) => policy.canEditContact(actor(role), record) === null,
    opportunity: (role: Role) => policy.seesOpportunity(actor(role), record),
  }[what]
  expect(roles.map(ask)).toEqual(expected)
})

test('members and program managers add customers, program managers and administrators import them', () => {
  expect(roles.map((role) => policy.canCreateCustomer(actor(role)) === null)).toEqual([
    false,
    true,
    false,
    true,
  ])
  expect(roles.map((role) => policy.canImport(actor(role)) === null)).toEqual([true, true, false, false])
})

test('the product itself sees and changes everything, an account without an owner is nobody’s', () => {
  const system = { kind: 'system', workspaceId: actor('member').workspaceId, task: 'job' } as const
  expect(policy.canEditAccount(system, { ownerId: other })).toBeNull()
  expect(policy.ownsAccount(system, { ownerId: null })).toBe(false)
  expect(policy.ownsContact(actor('member'), { ownerId: null, relationshipOwnerId: null })).toBe(false)
})
