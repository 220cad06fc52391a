import { sql } from 'kysely'
import { enqueue } from './jobs.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** Where a mail's text and HTML name its secret link; put in only when it is handed over. */
export const linkPlace = '{{link}}'

/** The place of one of several secret links: the first is `{{link}}`, the next `{{link-2}}`. */
export function linkPlaceOf(at: number): string {
  return at === 0 ? linkPlace : `{{link-${at + 1}}}`
}

/** Any place of a secret link. */
export const anyLinkPlace = /\{\{link(-\d+)?\}\}/g

/** A mail as a noun writes it. `text` and `html` say the same; values in `html` are escaped. */
export type NewMail = {
  /** To staff at least once, to customers at most once (house.md, "Mail"). */
  readonly audience: 'staff' | 'customer'
  readonly to: { readonly address: string; readonly name?: string | null }
  readonly replyTo?: string | null
  readonly fromName?: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly about?: { readonly kind: string; readonly id: string } | null
  /** The address that stands where the text says `{{link}}`, sealed by the host's secrets; several stand one a line. */
  readonly sealedLink?: string | null
  /** A calendar entry that goes with it, as iCalendar text with its METHOD. */
  readonly calendar?: string | null
}

/** Writes a mail in the transaction of what it tells, to be handed over once that is committed. Gives its id. */
export async function sendMail(tx: WorkspaceTx, mail: NewMail): Promise<string> {
  const { id, workspaceId } = await insertMail(tx, mail, 'queued')
  await enqueue(tx, 'send-mail', { workspaceId, mailId: id })
  return id
}

/** Keeps a mail that a person sends from their own: to be read and copied, never handed over. Gives its id. */
export async function keepMail(
  tx: WorkspaceTx,
  mail: Omit<NewMail, 'to'> & {
    readonly to: { readonly address: string | null; readonly name?: string | null }
  },
): Promise<string> {
  return (await insertMail(tx, mail, 'kept')).id
}

async function insertMail(tx: WorkspaceTx, mail: Parameters<typeof keepMail>[1], state: 'queued' | 'kept') {
  const { id, workspace_id: workspaceId } = await tx
    .insertInto('mails')
    .values({
      workspace_id: sql<string>`current_workspace()`,
      audience: mail.audience,
      to_address: mail.to.address,
      to_name: mail.to.name ?? null,
      reply_to: mail.replyTo ?? null,
      from_name: mail.fromName ?? null,
      subject: oneLine(mail.subject),
      body_text: mail.text,
      body_html: mail.html,
      about_kind: mail.about?.kind ?? null,
      about_id: mail.about?.id ?? null,
      sealed_link: mail.sealedLink ?? null,
      calendar: mail.calendar ?? null,
      state,
    })
    .returning(['id', 'workspace_id'])
    .executeTakeFirstOrThrow()
  return { id, workspaceId }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 300)

/**
 * A short plain mail: paragraphs, at most one button, what stands below it, and as its last line a quiet link. Escapes
 * everything for HTML.
 */
export function layOutMail(parts: {
  readonly paragraphs: readonly string[]
  readonly button?: { readonly label: string; readonly address: string }
  readonly below?: readonly string[]
  readonly foot?: { readonly label: string; readonly address: string }
}): { readonly text: string; readonly html: string } {
  const { paragraphs, button, below = [], foot } = parts
  const lines = [
    ...paragraphs,
    ...(button === undefined ? [] : [`${button.label}: ${button.address}`]),
    ...below,
    ...(foot === undefined ? [] : [`${foot.label}: ${foot.address}`]),
  ]
  const shown = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(button === undefined ? [] : [buttonHtml(button)]),
    ...below.map((paragraph) => `<p style="color:#5c5b55">${escapeHtml(paragraph)}</p>`),
    ...(foot === undefined ? [] : [footHtml(foot)]),
  ]
  return { text: `${lines.join('\n\n')}\n`, html: `<div style="${letterStyle}">${shown.join('')}</div>` }
}

const letterStyle = 'font:16px/1.5 system-ui,sans-serif;color:#23221f;max-width:34em'

type ListEntry = {
  readonly words: string
  readonly detail?: string
  readonly button: { readonly label: string; readonly address: string }
}

/** A plain mail that lists: under each head its entries, each with a way on. Escapes everything for HTML. */
export function layOutList(parts: {
  readonly groups: readonly { readonly head: string; readonly entries: readonly ListEntry[] }[]
  readonly below: readonly string[]
}): { readonly text: string; readonly html: string } {
  const lines = parts.groups.flatMap(({ head, entries }) => [head, ...entries.map(entryText)])
  const shown = parts.groups.flatMap(({ head, entries }) => [
    `<p style="margin:24px 0 8px"><strong>${escapeHtml(head)}</strong></p>`,
    ...entries.map(entryHtml),
  ])
  const foot = parts.below.map((line) => `<p style="color:#5c5b55">${escapeHtml(line)}</p>`)
  return {
    text: `${[...lines, ...parts.below].join('\n\n')}\n`,
    html: `<div style="${letterStyle}">${[...shown, ...foot].join('')}</div>`,
  }
}

const entryText = ({ words, detail, button }: ListEntry) =>
  [`– ${words}`, ...(detail === undefined ? [] : [detail]), `${button.label}: ${button.address}`]
    .join('\n')
    .replaceAll('\n', '\n  ')

const entryHtml = ({ words, detail, button }: ListEntry) =>
  `<p style="margin:0 0 14px">${escapeHtml(words)}${
    detail === undefined ? '' : `<br><span style="color:#5c5b55">${escapeHtml(detail)}</span>`
  }<br><a href="${escapeHtml(button.address)}" style="color:#1f4d3d">${escapeHtml(button.label)}</a></p>`

const footHtml = ({ label, address }: { label: string; address: string }) =>
  `<p style="font-size:14px"><a href="${escapeHtml(address)}" style="color:#1f4d3d">${escapeHtml(label)}</a></p>`

function buttonHtml({ label, address }: { label: string; address: string }): string {
  const style =
    'display:inline-block;padding:10px 18px;border-radius:4px;background:#1f4d3d;color:#fff;text-decoration:none'
  return `<p><a href="${escapeHtml(address)}" style="${style}">${escapeHtml(label)}</a></p>`
}

/** Text as it may stand in HTML, in an element or in a quoted attribute; line ends stay visible. */
function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '\n': '<br>',
  }
  return text.replace(/[&<>"'\n]/g, (found) => entities[found] ?? found)
}
