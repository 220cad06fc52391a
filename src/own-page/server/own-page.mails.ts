import { makeOwnPageAddress } from '../../advocates/server/make-own-page-address.ts'
import { toId } from '../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { makeLink, withdrawLinks } from '../../server/links.ts'
import { layOutMail, linkPlace, sendMail } from '../../server/mail.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type OwnLetter, writeErasureLetter, writeLinkLetter, writeMovedLetter } from '../own-letter.ts'
import { erasureHours, ownErasurePurpose } from '../own-page.ts'
import { type OwnHouse, type OwnPlace, readOwnHouse } from './own-place.reads.ts'

/** In whose name a mail goes, with answers to them; the program's where nobody in particular sends it. */
export type Sender = { readonly name: string; readonly email: string | null }

/** Mails an advocate a new link to their own page. Gives the mail's id; null where no address is known. */
export async function mailOwnLink(
  tx: WorkspaceTx,
  workspaceId: string,
  place: OwnPlace,
  from: Sender | null,
  now: Instant,
  host: Host,
): Promise<string | null> {
  const house = await readOwnHouse(tx, place.contactId)
  const letter = writeLinkLetter({ ...place, workspace: house.workspace }, from === null)
  const address = await makeOwnPageAddress(tx, { workspaceId, contactId: place.contactId }, host, now)
  return mailOwn(tx, place, house, letter, { from, address, host })
}

/** Mails an advocate the second link, which confirms that they are to be erased; an earlier one ends. */
export async function mailErasureLink(
  tx: WorkspaceTx,
  workspaceId: string,
  place: OwnPlace,
  now: Instant,
  host: Host,
): Promise<void> {
  const house = await readOwnHouse(tx, place.contactId)
  const about = {
    workspaceId: toId<'workspace'>(workspaceId),
    purpose: ownErasurePurpose,
    subjectId: place.contactId,
  }
  await withdrawLinks(tx, about, now)
  const token = await makeLink(
    tx,
    { ...about, expiresAt: addMilliseconds(now, erasureHours * 3_600_000) },
    now,
  )
  const address = `${publicAddress(host.config)}/erase-me/${token}`
  const letter = writeErasureLetter({ ...place, workspace: house.workspace })
  await mailOwn(tx, place, house, letter, { from: null, address, host })
}

/** Tells the address that was an advocate's until now that mail goes to another one from now on. */
export async function mailOldAddress(
  tx: WorkspaceTx,
  place: OwnPlace,
  goesTo: { readonly mail: string },
  host: Host,
): Promise<void> {
  const house = await readOwnHouse(tx, place.contactId)
  const letter = writeMovedLetter({ ...place, workspace: house.workspace }, goesTo.mail)
  await mailOwn(tx, place, house, letter, { from: null, address: null, host })
}

type Way = { readonly from: Sender | null; readonly address: string | null; readonly host: Host }

async function mailOwn(
  tx: WorkspaceTx,
  place: OwnPlace,
  house: OwnHouse,
  letter: Omit<OwnLetter, 'button'> & { readonly button?: string },
  { from, address, host }: Way,
): Promise<string | null> {
  if (place.mail === null) return null
  const { subject, paragraphs, button, below } = letter
  return sendMail(tx, {
    audience: 'customer',
    to: { address: place.mail, name: place.name },
    fromName: from?.name ?? house.workspace,
    replyTo: from === null ? (house.program?.email ?? null) : from.email,
    subject,
    ...layOutMail({
      paragraphs,
      below,
      ...(button === undefined || address === null ? {} : { button: { label: button, address: linkPlace } }),
    }),
    about: { kind: 'contact', id: place.contactId },
    sealedLink: address === null ? null : host.secrets.seal(address),
  })
}
