import { isStale, type PolicyAges } from '../advocates/freshness.ts'
import type { ProfileSection } from '../advocates/profile.ts'
import type { Day } from '../kernel/time.ts'
import { askPageTexts } from '../requests/asks/ask-page.texts.ts'
import type { PageLanguage } from '../requests/asks/page-language.ts'
import { tellDay, tellLanguage } from '../requests/asks/page-time.ts'
import type { Confirmable, ConfirmableKind, CorrectablePart } from './own-page.ts'
import { recordTexts } from './own-record.texts.ts'
import type { OwnRecord, Vouched } from './own-record.ts'

/** One thing we hold, in the reader's words: who vouched for it, whether that is long ago, and what correcting it names. */
export type HeldFact = {
  readonly label: string
  readonly text: string
  readonly confirmedBy: string | null
  readonly confirmedOn: Day | null
  readonly isByYou: boolean
  readonly isStale: boolean
  readonly confirm: Confirmable | null
  readonly part: CorrectablePart | null
}

export type HeldGroup = { readonly title: string; readonly facts: readonly HeldFact[] }

type Reader = {
  readonly language: PageLanguage
  readonly ages: PolicyAges
  readonly today: Day
}

const nobody: Vouched = { confirmedBy: null, confirmedOn: null, isByYou: false }

/**
 * What we hold, group by group. In: the record, the reader's language, the policy ages in days, today. Out: every fact
 * with its label and text; empty ones only where the reader may fill them. What nobody vouches for has no date.
 */
export function composeHolding(record: OwnRecord, reader: Reader): readonly HeldGroup[] {
  const { groups } = recordTexts(reader.language)
  return [
    { title: groups.you, facts: aboutYou(record, reader) },
    { title: groups.reach, facts: reachOf(record, reader) },
    { title: groups.words, facts: wordsOf(record, reader) },
    { title: groups.results, facts: resultsOf(record, reader) },
    { title: groups.permits, facts: permitsOf(record, reader) },
    { title: groups.also, facts: alsoOf(record, reader) },
  ].filter(({ facts }) => facts.length > 0)
}

type Wish = {
  readonly by?: Vouched
  readonly confirm?: { readonly kind: ConfirmableKind; readonly section?: ProfileSection }
  readonly part?: CorrectablePart
}

function fact(reader: Reader, label: string, text: string | null, wish: Wish = {}): HeldFact[] {
  const { by = nobody, confirm, part = null } = wish
  if ((text === null || text === '') && (part === null || part === 'other')) return []
  const isAging = confirm !== undefined && text !== null && text !== ''
  const { confirmedBy, confirmedOn, isByYou } = by
  return [
    {
      ...{ label, text: text ?? '', confirmedBy, confirmedOn, isByYou, part },
      isStale: isAging && isStale({ kind: confirm.kind, confirmedOn }, reader.ages, reader.today),
      confirm: isAging ? { kind: confirm.kind, section: confirm.section ?? null } : null,
    },
  ]
}

function aboutYou({ contact, employment }: OwnRecord, reader: Reader): HeldFact[] {
  const { held } = askPageTexts(reader.language)
  const texts = recordTexts(reader.language)
  const by = { by: employment, confirm: { kind: 'employment' as const } }
  const before = contact.employments.map(({ account, title, from, until }) => {
    const days = [from, until].map((day) => (day === null ? '…' : tellDay(day, reader.language)))
    return `${[title, account].filter((each) => each !== null).join(', ')} (${days.join(' – ')})`
  })
  return [
    ...fact(reader, held.name, contact.name, { part: 'name' }),
    ...fact(reader, held.title, contact.title, { ...by, part: 'title' }),
    ...fact(reader, texts.labels.employer, contact.account, { ...by, part: 'employer' }),
    ...fact(reader, texts.labels.persona, contact.persona, { part: 'other' }),
    ...fact(reader, texts.labels.seniority, texts.seniorities[contact.seniority ?? ''] ?? contact.seniority, {
      part: 'other',
    }),
    ...fact(reader, texts.labels.before, before.join('; '), { part: 'other' }),
    ...contact.custom.flatMap(({ label, value }) => fact(reader, label, value, { part: 'other' })),
  ]
}

function reachOf({ contact, mail, topics }: OwnRecord, reader: Reader): HeldFact[] {
  const { held } = askPageTexts(reader.language)
  const { labels, window } = recordTexts(reader.language)
  const day = (on: Day) => tellDay(on, reader.language)
  const spoken = contact.languages.map((code) => tellLanguage(code, reader.language))
  const away = contact.absences.map(({ from, until }) => window(day(from), day(until)))
  return [
    ...fact(reader, held.mails, contact.mails.join(', '), {
      by: mail,
      confirm: { kind: 'mail' },
      part: 'mails',
    }),
    ...fact(reader, held.phone, contact.phone, { part: 'phone' }),
    ...fact(reader, labels.assistant, contact.assistant, { part: 'assistant' }),
    ...fact(reader, labels.channel, contact.preferredChannel, { part: 'preferred-channel' }),
    ...fact(reader, held.languages, spoken.join(', '), { part: 'languages' }),
    ...fact(reader, held.zone, contact.timeZone, { part: 'time-zone' }),
    ...fact(reader, held.topics, topics.names.join(', '), {
      by: topics,
      confirm: { kind: 'topics' },
      part: 'topics',
    }),
    ...fact(reader, labels.away, away.join('; '), { part: 'other' }),
    ...(contact.leftOn === null
      ? []
      : fact(reader, labels.leftOn, day(contact.leftOn), { part: 'employer' })),
  ]
}

function wordsOf({ sections }: OwnRecord, reader: Reader): HeldFact[] {
  const { sections: titles } = askPageTexts(reader.language)
  return sections.flatMap(({ section, body, ...by }) =>
    fact(reader, titles[section], body, {
      by,
      confirm: { kind: 'text', section },
      part: `text:${section}`,
    }),
  )
}

function resultsOf({ results }: OwnRecord, reader: Reader): HeldFact[] {
  const { result } = recordTexts(reader.language)
  return results.flatMap(({ measure, before, after, since, ...by }) =>
    fact(reader, measure, [result(before, after), since].filter((each) => each).join(', '), {
      by,
      confirm: { kind: 'results' },
      part: 'results',
    }),
  )
}

function permitsOf({ permissions }: OwnRecord, reader: Reader): HeldFact[] {
  const texts = recordTexts(reader.language)
  const { uses } = askPageTexts(reader.language)
  const day = (on: Day | null) => (on === null ? null : tellDay(on, reader.language))
  return permissions.flatMap(({ use, holder, answer, scope, validUntil, withdrawnOn, ...by }) => {
    const says =
      withdrawnOn !== null
        ? texts.withdrawn(day(withdrawnOn) ?? '')
        : answer === 'given'
          ? texts.given(day(validUntil), scope)
          : answer === 'refused'
            ? texts.refused
            : texts.notAsked
    const isOwn = holder === 'person'
    const label = isOwn ? texts.person(uses[use]) : texts.ofAccount(uses[use])
    return fact(reader, label, says, isOwn ? { by } : { by, part: 'company-permissions' })
  })
}

function alsoOf(record: OwnRecord, reader: Reader): HeldFact[] {
  const { labels, stages } = recordTexts(reader.language)
  const { contact, journey, nominations, giftNote, recommendScore, recontactOn } = record
  const day = (on: Day) => tellDay(on, reader.language)
  const put = nominations.map(({ on, by }) => (by === null ? day(on) : `${day(on)}, ${by}`))
  return [
    ...fact(reader, labels.owner, contact.owner),
    ...fact(reader, labels.stage, `${stages[journey.stage] ?? journey.stage}, ${day(journey.since)}`),
    ...fact(reader, labels.introduced, journey.introducedBy),
    ...fact(reader, labels.nominated, put.join('; ')),
    ...fact(reader, labels.gifts, giftNote, { part: 'other' }),
    ...fact(reader, labels.recommend, recommendScore === null ? null : String(recommendScore), {
      part: 'other',
    }),
    ...fact(reader, labels.again, recontactOn === null ? null : day(recontactOn), { part: 'other' }),
    ...record.answers.flatMap(({ kind, on, score, scale, comment }) => {
      const grade = score === null ? null : `${score}/${scale ?? ''}`
      const says = [day(on), grade, comment].filter((each) => each !== null && each !== '')
      return fact(reader, `${labels.answer} (${kind})`, says.join(', '))
    }),
    ...record.texts.flatMap(({ title, body }) =>
      fact(reader, labels.text, [title, body].filter((each) => each).join(': '), { part: 'other' }),
    ),
  ]
}
