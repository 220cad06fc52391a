import type { OwnedContact } from '../../customers/policy.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { canCare, canReadCare } from '../care.policy.ts'

type Owned = { readonly ownerId: string | null }

/** Null where the help that an advocate asked for is shown: to whoever reads how they are cared for, and to who sees to it. */
export function canReadHelp(actor: Actor, contact: OwnedContact, help?: Owned): string | null {
  return seesTo(actor, help) ? null : canReadCare(actor, contact)
}

/** Null where help may be moved on and told of: by whoever looks after the advocate, and by who sees to it. */
export function canHelp(actor: Actor, contact: OwnedContact, help?: Owned): string | null {
  return seesTo(actor, help) ? null : canCare(actor, contact)
}

function seesTo(actor: Actor, help: Owned | undefined): boolean {
  return help !== undefined && help.ownerId !== null && help.ownerId === personOf(actor)
}
