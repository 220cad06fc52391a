import { addDays, type Day } from '../kernel/time.ts'
import type { AccountFacts, DayWindow, ObjectionFact, PersonFacts, ProtectionFacts } from './facts.ts'
import type { Block } from './reason.ts'
import type { ProtectionRules } from './rules.ts'

type Held = Pick<Block, 'code' | 'from' | 'until' | 'says' | 'rule' | 'sources' | 'liftedBy'>

const held = (block: Held): Block => ({ ...block, state: 'held' })

/**
 * Holds, set and lifted by facts: a serious open case, poor health, a renewal close ahead, a churn notice, an
 * absence, a contact who left, and the relationship owner's objection. `isPersonAsked` is false where the
 * company itself is asked: then only what concerns the account holds. Source: practice B7 rule 5.
 */
export function holdBlocks(facts: ProtectionFacts, isPersonAsked: boolean): readonly Block[] {
  const { account, person, rules } = facts
  return [
    ...(account === null ? [] : accountHolds(account, rules)),
    ...(person === null || !isPersonAsked ? [] : personHolds(person)),
    ...facts.objections.map(objectionHold),
  ]
}

function accountHolds(account: AccountFacts, rules: ProtectionRules): readonly Block[] {
  const { renewalOn, churnNoticeOn } = account
  return [
    ...account.seriousCases.map(caseHold),
    ...(account.health === 'poor' ? [healthHold(account.accountId)] : []),
    ...(renewalOn !== null && rules.renewalHold > 0 ? [renewalHold(account, renewalOn, rules)] : []),
    ...(churnNoticeOn !== null ? [churnHold(account.accountId, churnNoticeOn)] : []),
  ]
}

function caseHold(each: AccountFacts['seriousCases'][number]): Block {
  return held({
    code: 'serious-case',
    from: each.openedOn,
    until: null,
    says: each.number === null ? 'A serious case is open.' : `The serious case ${each.number} is open.`,
    rule: 'An account with a serious open case is not asked',
    sources: [{ kind: 'case', id: each.id, name: each.number ?? 'Serious case' }],
    liftedBy: 'facts',
  })
}

function healthHold(accountId: string): Block {
  return held({
    code: 'health-poor',
    from: null,
    until: null,
    says: 'Health is poor.',
    rule: 'An account in poor health is not asked',
    sources: [{ kind: 'account', id: accountId, name: 'Health poor' }],
    liftedBy: 'facts',
  })
}

function churnHold(accountId: string, from: Day): Block {
  return held({
    code: 'churn-notice',
    from,
    until: null,
    says: 'The account gave notice.',
    rule: 'An account that gave notice is not asked',
    sources: [{ kind: 'account', id: accountId, name: 'Churn notice' }],
    liftedBy: 'facts',
  })
}

function renewalHold(account: AccountFacts, renewalOn: Day, rules: ProtectionRules): Block {
  return held({
    code: 'renewal-near',
    from: addDays(renewalOn, -rules.renewalHold),
    until: addDays(renewalOn, 1),
    says: 'The renewal is near.',
    rule: `Nobody is asked in the ${rules.renewalHold} days before a renewal`,
    sources: [{ kind: 'account', id: account.accountId, name: 'Renewal' }],
    liftedBy: 'facts',
  })
}

function personHolds(person: PersonFacts): readonly Block[] {
  const blocks = person.absences.map(absenceHold)
  if (person.leftOn !== null) {
    const sources = [{ kind: 'contact', id: person.contactId, name: 'Left' }] as const
    const rule = 'Somebody who left is not asked'
    const says = 'Left the account.'
    blocks.push(
      held({
        code: 'contact-left',
        from: person.leftOn,
        until: null,
        says,
        rule,
        sources,
        liftedBy: 'facts',
      }),
    )
  }
  return blocks
}

function absenceHold(absence: DayWindow): Block {
  return held({
    code: 'absence',
    from: absence.from,
    until: addDays(absence.until, 1),
    says: absence.reason === null ? 'Away.' : `Away: ${absence.reason}`,
    rule: 'Nobody is asked while away',
    sources: [{ kind: 'absence', id: absence.id, name: 'Absence' }],
    liftedBy: 'facts',
  })
}

function objectionHold(objection: ObjectionFact): Block {
  return held({
    code: 'objection',
    from: null,
    until: objection.until,
    says: `The relationship owner objects: ${objection.reason}`,
    rule: "The relationship owner's objection holds until lifted or its date",
    sources: [{ kind: 'objection', id: objection.id, name: 'Objection' }],
    liftedBy: 'relationship-owner',
  })
}
