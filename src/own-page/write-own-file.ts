import type { PolicyAges } from '../advocates/freshness.ts'
import type { Day, Instant } from '../kernel/time.ts'
import { askPageTexts } from '../requests/asks/ask-page.texts.ts'
import type { PageLanguage } from '../requests/asks/page-language.ts'
import { tellDay } from '../requests/asks/page-time.ts'
import { composeHolding } from './compose-holding.ts'
import { ownPageTexts } from './own-page.texts.ts'
import { recordTexts } from './own-record.texts.ts'
import type { OwnRecord } from './own-record.ts'

type FileHead = {
  readonly workspace: string
  /** Whom to ask. */
  readonly program: string
  readonly today: Day
  readonly ages: PolicyAges
}

type Line = { readonly label: string; readonly text: string; readonly aside?: string }
type Part = { readonly title: string; readonly lines: readonly Line[] }

/** Everything we hold on an advocate, for programs to read: what is ours to know a row by is left out. */
export function writeOwnJson(record: OwnRecord, workspace: string, madeAt: Instant): string {
  const { contact, journey, limits, ...rest } = record
  const { id: _id, accountId: _account, version: _version, ...person } = contact
  const { version: _profile, ...stage } = journey
  return `${JSON.stringify({ workspace, madeAt, person, journey: stage, limits, ...rest }, null, 2)}\n`
}

/** Everything we hold on an advocate, to be read and printed: one page that needs nothing else. */
export function writeOwnHtml(record: OwnRecord, head: FileHead, language: PageLanguage): string {
  const { file } = recordTexts(language)
  const title = file.title(record.contact.name, head.workspace)
  const parts = partsOf(record, head, language).map(partHtml(file.nothing)).join('\n')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(title)}</title><style>${style}</style></head><body>
<h1>${safe(title)}</h1><p>${safe(file.made(tellDay(head.today, language), head.program))}</p>
${parts}
<p class="aside">${safe(file.without)}</p></body></html>
`
}

const style = `body{font:16px/1.5 Georgia,serif;color:#23221f;max-width:44em;margin:2em auto;padding:0 1em}
h1{font-size:1.7em;line-height:1.2}h2{font-size:1.1em;margin:2em 0 .4em;border-top:1px solid #23221f;padding-top:.6em}
dl{display:grid;grid-template-columns:minmax(8em,28%) 1fr;gap:.4em 1em;margin:0}dt{color:#5c5b55}dd{margin:0}
.aside{color:#5c5b55;font-size:.85em}@media print{body{margin:0}dl{break-inside:auto}}`

const partHtml =
  (nothing: string) =>
  ({ title, lines }: Part): string => {
    const shown = lines.map(
      ({ label, text, aside }) =>
        `<dt>${safe(label)}</dt><dd>${safe(text)}${aside === undefined ? '' : `<div class="aside">${safe(aside)}</div>`}</dd>`,
    )
    const body = shown.length === 0 ? `<p>${safe(nothing)}</p>` : `<dl>${shown.join('')}</dl>`
    return `<h2>${safe(title)}</h2>${body}`
  }

function partsOf(record: OwnRecord, head: FileHead, language: PageLanguage): Part[] {
  const { groups } = recordTexts(language)
  const { vouched } = ownPageTexts(language)
  const told = (on: Day | null) => (on === null ? null : tellDay(on, language))
  const holding = composeHolding(record, { language, ages: head.ages, today: head.today })
  return [
    ...holding.map(({ title, facts }) => ({
      title,
      lines: facts
        .filter(({ text }) => text !== '')
        .map(({ label, text, confirmedBy, confirmedOn, isByYou, confirm }) => ({
          label,
          text,
          ...(confirm === null && confirmedOn === null
            ? {}
            : { aside: vouched(confirmedBy, told(confirmedOn), isByYou) }),
        })),
    })),
    { title: groups.will, lines: willOf(record, language) },
    { title: groups.limits, lines: limitsOf(record, language) },
    { title: groups.done, lines: doneOf(record, language) },
    { title: groups.wrong, lines: wrongOf(record, language) },
  ]
}

function willOf({ willingness }: OwnRecord, language: PageLanguage): Line[] {
  const { answers } = askPageTexts(language)
  const { vouched } = ownPageTexts(language)
  return willingness.map((each) => ({
    label: (language === 'de' ? each.germanName : null) ?? each.name,
    text: [answers[each.answer], each.limitNote].filter((part) => part !== null && part !== '').join('; '),
    aside: vouched(
      each.confirmedBy,
      each.confirmedOn === null ? null : tellDay(each.confirmedOn, language),
      each.isByYou,
    ),
  }))
}

function limitsOf({ limits }: OwnRecord, language: PageLanguage): Line[] {
  const texts = recordTexts(language)
  const { labels } = texts
  const day = (on: Day) => tellDay(on, language)
  return [
    { label: labels.asks, text: texts.asks(limits.asksAQuarter) },
    { label: labels.notice, text: texts.notice(limits.noticeDays) },
    ...limits.blackouts.map(({ from, until, reason }) => ({
      label: labels.notFrom,
      text: [texts.window(day(from), day(until)), reason].filter((part) => part !== null).join(': '),
    })),
    ...limits.neverWith.map(({ name }) => ({ label: labels.never, text: name })),
    ...(limits.restsUntil === null ? [] : [{ label: labels.rests, text: day(limits.restsUntil) }]),
  ]
}

function doneOf(record: OwnRecord, language: PageLanguage): Line[] {
  const { labels, deeds, states } = recordTexts(language)
  const day = (on: Day) => tellDay(on, language)
  return [
    ...record.deeds.map(({ kind, what, state, on, reason }) => {
      const how = state === null ? null : (states[state] ?? state)
      const says = [deeds[kind], what, how, reason].filter((part) => part != null && part !== '')
      return { label: day(on), text: says.join('; ') }
    }),
    ...record.interviews.flatMap(({ on, by, notes }) => [
      { label: labels.interview, text: on === null ? by : `${day(on)}, ${by}` },
      ...notesOf(notes, recordTexts(language).notes).map((text) => ({ label: labels.interview, text })),
    ]),
    ...record.feedback.map(({ on, score, comment }) => {
      const says = [score === null ? null : `${score}/5`, comment].filter((part) => part !== null)
      return { label: labels.feedback, text: `${day(on)}: ${says.join(', ')}` }
    }),
    ...record.mails.map(({ on, subject }) => ({ label: labels.mail, text: `${day(on)}: ${subject}` })),
  ]
}

/** What was noted of an interview beside what it wrote into the profile: the texts of it. */
function notesOf(notes: unknown, names: Readonly<Record<string, string>>): string[] {
  if (typeof notes !== 'object' || notes === null) return []
  return Object.entries(notes).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && names[name] !== undefined
      ? [`${names[name]}: ${value}`]
      : [],
  )
}

function wrongOf({ corrections }: OwnRecord, language: PageLanguage): Line[] {
  const { corrected } = recordTexts(language)
  return corrections.map(({ on, wanted, state, answer }) => ({
    label: tellDay(on, language),
    text: `${wanted} (${[corrected[state], answer].filter((part) => part !== null).join(': ')})`,
  }))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const safe = (text: string) => text.replace(/[&<>"']/g, (found) => entities[found] ?? found)
