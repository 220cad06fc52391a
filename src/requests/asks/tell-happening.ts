type Happening = {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly texts: Readonly<Record<string, string | null>>
}

type Tell = (given: { readonly data: Happening['data']; readonly texts: Happening['texts'] }) => string | null

const whom = (texts: Happening['texts']) => texts.contact ?? 'the customer'
const because = (text: string | null | undefined) => (text == null || text === '' ? '' : `: ${text}`)

const approvers: Readonly<Record<string, string>> = {
  owner: 'The relationship owner',
  company: 'The customer’s company',
  legal: 'Our legal',
  program: 'The program',
  executive: 'An executive',
}

const answers: Readonly<Record<string, string>> = {
  yes: 'said yes',
  'other-times': 'said yes and suggested other times',
  'not-now': 'cannot now',
  no: 'said no',
  never: 'said no, and never to this kind',
  colleague: 'named a colleague',
}

/** What the history of a request says of each fact. A fact that is no news there says nothing. */
const words: Readonly<Record<string, Tell>> = {
  'request.written': () => 'Written',
  'request.submitted': ({ data }) => (data.isException === true ? 'Submitted, as an exception' : 'Submitted'),
  'request.changed': () => 'Changed the brief',
  'request.taken': ({ texts }) => `Taken up by ${texts.handler ?? 'the program'}`,
  'request.released': () => 'Given back to the unassigned',
  'request.handed-over': ({ data, texts }) => tellHandOver(data, texts),
  'request.question-asked': () => 'Asked the requester something back',
  'request.question-answered': () => 'Answered the question',
  'request.message-written': () => null,
  'request.file-added': ({ texts }) => `Added the file ${texts.file ?? ''}`.trim(),
  'request.file-removed': ({ texts }) => `Removed the file ${texts.file ?? ''}`.trim(),
  'request.person-named': ({ texts }) => `Asked ${texts.person ?? 'a colleague'} to look at it`,
  'request.advocate-proposed': ({ texts }) => `Proposed ${whom(texts)}`,
  'request.collision-acknowledged': ({ texts }) =>
    `Proposed knowing that others are with ${whom(texts)}${because(texts.others)}`,
  'request.proposal-withdrawn': ({ texts }) => `Took the ask to ${whom(texts)} back${because(texts.reason)}`,
  'request.approval-decided': ({ data, texts }) => tellApproval(data, texts),
  'request.approval-reassigned': ({ texts }) => `The approval for ${whom(texts)} went to somebody else`,
  'request.words-written': ({ data, texts }) => tellWords(data, texts),
  'request.words-agreed': ({ data, texts }) =>
    `${data.side === 'advocate' ? whom(texts) : 'Our side'} agreed to the words, version ${String(data.version)}`,
  'request.approver-named': ({ texts }) => `${texts.approver ?? 'Somebody'} approves in the customer’s house`,
  'request.ask-sent': ({ texts }) => `Asked ${whom(texts)}`,
  'request.ask-answered': ({ data, texts }) =>
    `${whom(texts)} ${answers[String(data.answer)] ?? 'answered'}${because(texts.reason)}`,
  'request.ask-expired': ({ texts }) => `${whom(texts)} did not answer in time`,
  'request.meeting-agreed': ({ texts }) => `A time was agreed with ${whom(texts)}`,
  'request.meeting-cancelled': ({ texts }) => `The talk with ${whom(texts)} was cancelled`,
  'request.ask-done': ({ texts }) => `Noted as done: ${whom(texts)}`,
  'request.result-corrected': ({ texts }) => `Noted what came of it with ${whom(texts)}`,
  'request.times-offered': ({ data, texts }) =>
    data.by === 'prospect' ? `${whom(texts)} was sent other times` : `${whom(texts)} offered times`,
  'request.talk-not-needed': ({ texts }) =>
    `The other side does not need the talk with ${whom(texts)} any more${because(texts.reason)}`,
  'request.ask-missed': ({ data, texts }) =>
    data.again === true
      ? `It did not take place with ${whom(texts)}${because(texts.reason)}; both find another time`
      : `It did not take place with ${whom(texts)}${because(texts.reason)}`,
  'request.feedback-given': () => 'Gave feedback',
  'request.outcome-told': ({ data, texts }) =>
    data.outcome === 'appeared'
      ? `${whom(texts)} was told where it has appeared`
      : `${whom(texts)} was told what came of it`,
  'request.withdrawn': ({ texts }) => `Taken back${because(texts.reason)}`,
  'request.closed': ({ data }) => tellClosing(data),
  'request.exception-opened': ({ data }) => tellException(data.kind, 'waits for a yes'),
  'request.exception-decided': ({ data, texts }) =>
    tellException(data.kind, data.state === 'approved' ? 'approved' : 'refused') + because(texts.comment),
  'request.exception-reassigned': ({ data, texts }) =>
    tellException(data.kind, `went to ${texts.person ?? 'the program'} meanwhile`),
  'request.exception-dropped': ({ data }) => tellException(data.kind, 'is none any more'),
  'request.escalated': ({ texts }) =>
    `A late promise was carried to ${texts.person ?? 'nobody: none is named'}`,
}

/** One line of a request's history; null where the fact is no news there. */
export function tellHappening({ name, data, texts }: Happening): string | null {
  return words[name]?.({ data, texts }) ?? null
}

function tellApproval(data: Happening['data'], texts: Happening['texts']): string {
  const who = approvers[String(data.approver)] ?? 'An approver'
  const about = data.afterYes === true ? 'to it going ahead' : `to asking ${whom(texts)}`
  switch (data.state) {
    case 'refused':
      return `${who} said no ${about}${because(texts.comment)}`
    case 'marked-up':
      return `${who} marked the words up${because(texts.comment)}`
    case 'passed':
      return `${who} did not answer in time; it goes on`
    default:
      return data.ownerAsks === true
        ? `${who} said yes and asks ${whom(texts)} themselves`
        : `${who} said yes ${about}${because(texts.comment)}`
  }
}

const exceptions: Readonly<Record<string, string>> = {
  notice: 'The exception from the notice',
  stage: 'The exception from the stage of the deal',
  quota: 'The exception from the quota',
}

function tellException(kind: unknown, deed: string): string {
  return `${exceptions[String(kind)] ?? 'The exception'} ${deed}`
}

const parts: Readonly<Record<string, string>> = {
  requester: 'the request',
  handler: 'looking after it',
  proposer: 'the asks made',
  approver: 'the approvals',
}

function tellHandOver(data: Happening['data'], texts: Happening['texts']): string {
  const what = (Array.isArray(data.parts) ? data.parts : []).map((part) => parts[String(part)] ?? 'a part')
  return `${what.join(', ')} went from ${texts.from ?? 'a colleague'} to ${texts.to ?? 'a colleague'}`.replace(
    /^./,
    (letter) => letter.toUpperCase(),
  )
}

function tellClosing(data: Happening['data']): string {
  const count = `${Number(data.done)} of ${Number(data.wanted)}`
  switch (data.outcome) {
    case 'fulfilled':
      return 'Fulfilled'
    case 'part-fulfilled':
      return `Closed with ${count}`
    case 'duplicate':
      return 'Closed: another request asks for the same'
    case 'expired':
      return 'Expired: its day went by'
    default:
      return 'Closed unfilled'
  }
}

function tellWords({ side, version }: Happening['data'], texts: Happening['texts']): string {
  if (side === 'approver') return `The words became version ${String(version)}`
  return `${side === 'advocate' ? `${whom(texts)} wrote` : 'Wrote'} the words, version ${String(version)}`
}
