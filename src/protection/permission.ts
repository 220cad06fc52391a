import type { PermissionUse } from '../activities/activity-type.ts'
import { addDays, type Day } from '../kernel/time.ts'
import type { AskedFor, PermissionFact, ProtectionFacts } from './facts.ts'
import type { Block, Reason } from './reason.ts'

type Holder = PermissionFact['holder']
type Lack = {
  readonly kind: 'refused' | 'lapsed' | 'missing'
  readonly from: Day | null
  readonly says: string
}

/**
 * What permissions forbid. An activity that needs a use is blocked where the person or the company refused it,
 * withdrew it or let it end; where nobody asked them yet, unless the activity's own chain asks them. A lapsed
 * permission to be named holds everything; a refused one blocks whatever leaves the house. The narrower of
 * person and company counts. Source: domain.md "Hold" and "Standing".
 */
export function permissionBlocks(facts: ProtectionFacts, type: AskedFor | null): readonly Block[] {
  const holders: readonly Holder[] = type?.isAccountLevel === true ? ['company'] : ['person', 'company']
  return holders.flatMap((holder) => [
    ...blocksOfName(facts, holder, type),
    ...(type?.permissionUse == null ? [] : blocksOfUse(facts, holder, type, type.permissionUse)),
  ])
}

function blocksOfName(facts: ProtectionFacts, holder: Holder, type: AskedFor | null): readonly Block[] {
  const lacks = lacksOf(facts, holder, 'name')
  return lacks.flatMap((lack) => {
    if (lack.kind === 'lapsed') return [block(facts, holder, 'name', lack, 'held')]
    const leaves = type === null || type.audience !== 'internal'
    return lack.kind === 'refused' && leaves ? [block(facts, holder, 'name', lack, 'blocked')] : []
  })
}

function blocksOfUse(
  facts: ProtectionFacts,
  holder: Holder,
  type: AskedFor,
  use: PermissionUse,
): readonly Block[] {
  const asksThem = type.approvers.includes(holder === 'person' ? 'advocate' : 'company')
  return lacksOf(facts, holder, use).flatMap((lack) => {
    if (lack.kind === 'missing') return asksThem ? [] : [block(facts, holder, use, lack, 'blocked')]
    // What concerns the name is told above already.
    return use === 'name' ? [] : [block(facts, holder, use, lack, 'blocked')]
  })
}

function lacksOf(facts: ProtectionFacts, holder: Holder, use: PermissionUse): readonly Lack[] {
  const found = facts.permissions.find((each) => each.holder === holder && each.use === use)
  const whose = holder === 'person' ? "The person's" : "The company's"
  const permission = `${whose} permission (${useWords[use]})`
  if (found === undefined || found.answer === 'not-asked') {
    return [{ kind: 'missing', from: null, says: `${permission} was never asked for.` }]
  }
  if (found.answer === 'refused') return [{ kind: 'refused', from: null, says: `${permission} was refused.` }]
  const lacks: Lack[] = []
  if (found.withdrawnOn !== null) {
    lacks.push({ kind: 'lapsed', from: found.withdrawnOn, says: `${permission} was withdrawn.` })
  }
  if (found.validUntil !== null) {
    lacks.push({ kind: 'lapsed', from: addDays(found.validUntil, 1), says: `${permission} has ended.` })
  }
  return lacks
}

const codes = {
  refused: 'permission-refused',
  lapsed: 'permission-lapsed',
  missing: 'permission-missing',
} as const

function block(
  facts: ProtectionFacts,
  holder: Holder,
  use: PermissionUse,
  lack: Lack,
  state: Extract<Reason['state'], 'held' | 'blocked'>,
): Block {
  const id = (holder === 'person' ? facts.person?.contactId : facts.account?.accountId) ?? ''
  return {
    code: codes[lack.kind],
    state,
    from: lack.from,
    until: null,
    says: lack.says,
    rule: 'What person and company allow; the narrower one counts',
    sources: [{ kind: 'permission', id, name: useWords[use] }],
    liftedBy: holder === 'person' ? 'advocate' : 'company',
  }
}

const useWords: Readonly<Record<PermissionUse, string>> = {
  name: 'name and title',
  logo: 'logo',
  quote: 'quotes',
  recording: 'recording',
  press: 'press',
  analysts: 'analysts',
  investors: 'investors',
}
