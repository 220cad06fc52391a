import { isPublic, seesProfile } from '../../advocates/policy.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { seesCauses } from '../../protection/policy.ts'
import type { Lifter } from '../../protection/reason.ts'
import { tellReasons } from '../../protection/tell-standing.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { isInList, type Outcome, outcomeOf } from '../explanation.ts'
import { looseningsOf } from '../loosening.ts'
import type { explainMatch as contract } from '../result.contract.ts'
import { matchOn } from './find-matches.ts'
import { type Field, judgeCandidates, lookAfresh, readGround } from './judge-candidates.ts'
import {
  type Ground,
  isOffered,
  type Judged,
  lookedOf,
  type Matches,
  nameLoosening,
  sayLacking,
  tellPerson,
} from './tell-matches.ts'

type Explanation = ResponseOf<typeof contract>

/**
 * Why somebody is, or is not, in the list of matches of a need: the list itself, and the same judgement of the one who
 * is asked about. Of whoever cannot be found yet, somebody else than their owner and the program learns nothing but that.
 */
export async function explainMatch(
  db: WorkspaceDb,
  actor: Actor,
  { need, contactId, size = 25, without = [] }: BodyOf<typeof contract>,
  now: Instant,
): Promise<Explanation> {
  const contact = await readContact(db, actor, contactId)
  if (contact === undefined) throw notFound('contact')
  const known = { contactId, name: contact.name }
  if (!isPublic(contact.stage ?? '') && !seesProfile(actor, contact)) return sayHidden(known)
  const ground = await readGround(db, actor, need, now, { size })
  const field = await judgeCandidates(db, ground, [contactId])
  const [own] = await lookAfresh(db, ground, field.judged)
  if (own === undefined)
    return { ...sayHidden(known), outcome: 'not-in-program', says: 'Not in the program.' }
  const list = await matchOn(db, ground, without)
  return explain(ground, field, own, list, without.includes(contactId))
}

function readContact(db: WorkspaceDb, { workspaceId }: Actor, contactId: string) {
  return db
    .selectFrom('contacts as c')
    .leftJoin('accounts as x', (join) =>
      join.onRef('x.workspace_id', '=', 'c.workspace_id').onRef('x.id', '=', 'c.account_id'),
    )
    .leftJoin('advocates as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.contact_id', '=', 'c.id'),
    )
    .select(['c.name', 'c.owner_id as ownerId', 'x.owner_id as relationshipOwnerId', 'a.stage'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.id', '=', contactId)
    .executeTakeFirst()
}

function sayHidden(known: Pick<Explanation, 'contactId' | 'name'>): Explanation {
  return {
    ...known,
    outcome: 'not-discoverable',
    isShown: false,
    says: 'Not discoverable yet.',
    place: null,
    rank: null,
    fit: null,
    factors: [],
    lostTo: null,
    freeFrom: null,
    loosen: [],
    change: ['Whoever knows them can put them forward, and the program takes it from there.'],
  }
}

function explain(
  ground: Ground,
  field: Field,
  own: Judged,
  { free, notNow }: Matches,
  isLeftOut: boolean,
): Explanation {
  const { contactId, name } = own.row
  const at = free.findIndex((each) => each.contactId === contactId)
  const rivals = isOffered(own) ? free : notNow
  const outcome = outcomeOf({
    isLeftOut,
    isInFree: at >= 0,
    isInNotNow: notNow.some((each) => each.contactId === contactId),
    gate: own.gate,
    fit: own.fit.fit,
    isFull: rivals.length >= ground.size,
  })
  const last = outcome === 'outranked' ? rivals.at(-1) : undefined
  const { rank, fit, factors } = tellPerson(own)
  const freeFrom = own.gate === null && !isOffered(own) ? (own.standing?.freeFrom ?? null) : null
  return {
    contactId,
    name,
    outcome,
    isShown: isInList(outcome),
    says: say(ground, own, outcome, at),
    place: at < 0 ? null : at + 1,
    rank,
    fit,
    factors,
    lostTo: last === undefined ? null : { contactId: last.contactId, name: last.name, rank: last.rank },
    freeFrom,
    loosen: wouldBring(ground, field, own),
    change: changesOf(ground, own, outcome, last?.name),
  }
}

/** What of the need would have to be less for this one to fit, as far as the need is what stands before them. */
function wouldBring({ criteria, wishedOn, need }: Ground, { tree }: Field, own: Judged): Matches['loosen'] {
  if (!own.passes) return []
  const looked = [{ ...lookedOf(own), isFree: true, freeFrom: null }]
  return looseningsOf(looked, { criteria, wishedOn, by: need.by }, tree).map((way) => ({
    ...way,
    ...nameLoosening(way, criteria, tree),
  }))
}

function say(ground: Ground, own: Judged, outcome: Outcome, at: number): string {
  switch (outcome) {
    case 'free':
      return at === 0 ? 'First of the list.' : `In the list, at place ${at + 1}.`
    case 'near-miss':
      return 'In the list as a near miss: it is shown where nobody fits.'
    case 'not-now':
      return `Not now: ${gravestOf(ground, own)}`
    case 'outranked':
      return 'Fits, but others stand before them.'
    case 'not-looked-at':
      return 'Fits, but was not among those looked at: others promised more of what is asked.'
    case 'left-out':
      return 'Was asked for this already.'
    case 'unfit':
      return 'Meets no more than half of what is asked.'
    case 'lacks-a-must':
      return `Lacks what must be: ${sayLacking(ground, own.lacks)}.`
    case 'not-in-program':
      return 'Not in the program.'
    default:
      return own.gate?.says ?? 'Not discoverable yet.'
  }
}

function gravestOf({ actor }: Ground, { row, standing }: Judged): string {
  const [gravest] = standing === undefined ? [] : tellReasons(standing.reasons, seesCauses(actor, row))
  return gravest?.says ?? 'cannot be asked on that day.'
}

const changes: Readonly<Partial<Record<Outcome, string>>> = {
  'not-willing': 'They would have to say yes to this kind of activity: their owner or the program asks them.',
  'not-in-program': 'Put them forward, and the program takes it from there.',
  'not-discoverable': 'The program still has to meet them and publish their profile.',
  'never-with': 'Only they themselves take it off their list.',
  competes: 'It holds as long as the account has it on record that they compete.',
  'is-the-prospect': 'Nobody is convinced by their own house: for another prospect they may be asked.',
  'near-miss': 'They are shown as soon as nobody fits better.',
}

/** What would bring somebody into the list, besides asking for less. */
function changesOf(
  { actor }: Ground,
  { row, standing, gate }: Judged,
  outcome: Outcome,
  lostTo: string | undefined,
): string[] {
  if (lostTo !== undefined) return [`They would have to come before ${lostTo}, the last of the list.`]
  const known = changes[outcome]
  if (known !== undefined) return [known]
  if (gate !== null || standing === undefined || standing.freeFrom !== null) return []
  const [gravest] = tellReasons(standing.reasons, seesCauses(actor, row))
  return gravest === undefined ? [] : [lifterWords[gravest.liftedBy]]
}

const lifterWords: Readonly<Record<Lifter, string>> = {
  time: 'It ends by itself.',
  advocate: 'They themselves can lift it.',
  company: 'Their company can lift it.',
  'relationship-owner': 'Their relationship owner can lift it.',
  'program-manager': 'A program manager can lift it.',
  facts: 'It ends once the fact behind it changes.',
}
