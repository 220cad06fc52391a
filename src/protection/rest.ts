import { isDone } from '../activities/ledger.ts'
import { addDays, type Day } from '../kernel/time.ts'
import type { AskedFor, LoadEntry, PersonFacts } from './facts.ts'
import type { Block } from './reason.ts'
import type { ProtectionRules } from './rules.ts'

/**
 * Why somebody rests: after what they did, because they asked for it, and — for one type — because they
 * declined it or put it off. Rest stops asks from a load on (null, the general standing, always shows it);
 * a meeting of a running board or beta is not stopped. Source: domain.md "Rest", practice B7 rule 4.
 */
export function restBlocks(
  person: PersonFacts,
  type: AskedFor | null,
  rules: ProtectionRules,
): readonly Block[] {
  const blocks = type === null ? [] : person.entries.flatMap((entry) => answerBlocks(entry, type, rules))
  const isStopped = type === null || (type.loadQuarters >= rules.restStopsLoad && type.isRunning !== true)
  if (!isStopped) return blocks
  return [...blocks, ...person.entries.flatMap(afterUse), ...person.rests.map(onRequest)]
}

function afterUse(entry: LoadEntry): readonly Block[] {
  if (!isDone(entry.state) || entry.restDays === 0) return []
  return [
    {
      code: 'rest-after-use',
      state: 'resting',
      from: entry.on,
      until: addDays(entry.on, entry.restDays),
      says: `Rests ${entry.restDays} days after “${entry.title}”.`,
      rule: 'Rest days of the activity type',
      sources: [{ kind: 'ledger-entry', id: entry.id, name: entry.title }],
      liftedBy: 'time',
    },
  ]
}

function onRequest(rest: PersonFacts['rests'][number]): Block {
  return {
    code: 'own-rest',
    state: 'resting',
    from: null,
    until: rest.until,
    says: rest.reason === null ? 'Asked to be left in peace.' : `Asked to be left in peace: ${rest.reason}`,
    rule: 'Rest on request',
    sources: [{ kind: 'rest', id: rest.id, name: 'Rest on request' }],
    liftedBy: 'advocate',
  }
}

function answerBlocks(entry: LoadEntry, type: AskedFor, rules: ProtectionRules): readonly Block[] {
  if (entry.activityTypeId !== type.id) return []
  const sources = [{ kind: 'ledger-entry', id: entry.id, name: entry.title }] as const
  if (entry.state === 'declined' && entry.neverAgain) {
    return [
      {
        code: 'said-never',
        state: 'never',
        from: entry.on,
        until: null,
        says: 'Declined and said: never.',
        rule: 'A never is for ever',
        sources,
        liftedBy: 'advocate',
      },
    ]
  }
  const until = untilOf(entry, rules)
  if (until === null) return []
  const declined = entry.state === 'declined'
  return [
    {
      code: declined ? 'declined-lately' : 'put-off',
      state: 'resting',
      from: entry.on,
      until,
      says: declined ? `Declined “${entry.title}”.` : `Put off “${entry.title}”.`,
      rule: declined
        ? `The same kind is not asked for ${rules.refusalRest} days after a no`
        : 'Put off until a day',
      sources,
      liftedBy: declined ? 'time' : 'advocate',
    },
  ]
}

function untilOf(entry: LoadEntry, rules: ProtectionRules): Day | null {
  if (entry.state === 'declined') return rules.refusalRest === 0 ? null : addDays(entry.on, rules.refusalRest)
  return entry.state === 'deferred' ? entry.deferredUntil : null
}
