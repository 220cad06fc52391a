import type { NewCustomField } from '../customers/server/define-custom-field.ts'
import { defineCustomField } from '../customers/server/define-custom-field.ts'
import { saveCustomValues } from '../customers/server/save-custom-values.ts'
import { Dice } from './dice.ts'
import { readCustomerIds } from './example.reads.ts'
import type { Step } from './step.ts'

const fields = {
  tier: { record: 'account', label: 'Support tier', kind: 'choice', choices: ['Gold', 'Silver', 'Bronze'] },
  seats: { record: 'account', label: 'Seats', kind: 'number' },
  met: { record: 'contact', label: 'Met in person', kind: 'choice', choices: ['Yes', 'Online only'] },
} as const satisfies Record<string, NewCustomField>

/** Three fields that Merriden added for itself, filled for many records. */
export const takeInCustoms: Step = async ({ tx, actor, example }) => {
  const dice = new Dice('Merriden customs')
  const tier = await defineCustomField(tx, actor, fields.tier)
  const seats = await defineCustomField(tx, actor, fields.seats)
  const met = await defineCustomField(tx, actor, fields.met)
  const { accounts, contacts } = await readCustomerIds(tx, actor.workspaceId)
  const { workspaceId } = actor
  const customers = example.accounts.filter(({ standing }) => standing === 'customer')
  const ofAccounts = customers.map(({ crmId, employees }) => ({
    recordId: accounts.get(crmId) ?? '',
    customs: {
      [tier]: dice.weigh([
        ['Gold', 20],
        ['Silver', 35],
        ['Bronze', 45],
      ] as const),
      [seats]: String(Math.max(5, Math.round((employees * dice.between(2, 12)) / 100))),
    },
  }))
  await saveCustomValues(tx, workspaceId, 'account', ofAccounts)
  const ofContacts = dice.some(example.contacts, 320).map(({ crmId }) => ({
    recordId: contacts.get(crmId) ?? '',
    customs: { [met]: dice.chance(0.45) ? 'Yes' : 'Online only' },
  }))
  await saveCustomValues(tx, workspaceId, 'contact', ofContacts)
}
