import type { ActivityType } from '../activities/activity-type.ts'
import type { Need } from '../matching/need.ts'
import { sayDay } from '../requests/asks/tell-ask.ts'
import type { Brief } from '../requests/brief.ts'
import { type EntryDays, type EntryKind, entryKindNames, lastDayOf } from './entry.ts'

type Entry = EntryDays & {
  readonly kind: EntryKind
  readonly title: string
  readonly place: string | null
  readonly webLink: string | null
}

/** Fields of activities that ask what it is for, and are answered by the title of the entry. */
const titled = ['Event', 'Occasion', 'Quarter', 'Meeting', 'Subject', 'Subject of the release', 'Board']
/** Fields that ask where. */
const placed = ['Place', 'Place of filming', 'Site', 'Where it appears']

/**
 * The brief of the request a need becomes, as far as its entry answers it. In: the entry, the need on the entry's day,
 * what was noted, the kind of activity with its own fields. Out: a brief; whatever the entry does not say stays empty.
 * Source: AGR-2.
 */
export function briefOfNeed(entry: Entry, need: Need, notes: string, type: ActivityType): Brief {
  const where = entry.place === null ? '' : `, ${entry.place}`
  return {
    title: `${type.name}: ${entry.title}`.slice(0, 300),
    activityTypeId: type.id,
    audience: null,
    opportunityId: null,
    prospectId: null,
    need: { ...need, criteria: [...need.criteria] },
    wanted: need.wanted,
    speaksWith: null,
    speaksWithEmail: null,
    purpose: `${entryKindNames[entry.kind]} “${entry.title}”, ${sayDay(entry.startsOn)}${where}.`,
    context: [notes, entry.webLink ?? ''].filter((part) => part !== '').join('\n\n'),
    needBy: entry.startsOn,
    minutes: 30,
    language: null,
    place: type.timing === 'by-day' ? null : entry.place,
    times: [],
    fields: fieldsFor(entry, type),
    exceptionReason: null,
  }
}

function fieldsFor(entry: Entry, { fields }: ActivityType): Record<string, string> {
  const answers = fields.flatMap(({ label, kind }): [string, string][] => {
    const answer = answerTo(entry, label, kind)
    return answer === null ? [] : [[label, answer.slice(0, 1_000)]]
  })
  return Object.fromEntries(answers)
}

function answerTo(entry: Entry, label: string, kind: ActivityType['fields'][number]['kind']): string | null {
  if (kind === 'date') return label === 'Ends' ? lastDayOf(entry) : entry.startsOn
  if (kind === 'link') return entry.webLink
  if (kind !== 'text') return null
  if (titled.includes(label)) return entry.title
  return placed.includes(label) ? entry.place : null
}
