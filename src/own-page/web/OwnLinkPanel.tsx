import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatMoment } from '../../web/format.ts'
import { LocalAddressNote } from '../../web/LocalAddressNote.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { revokeOwnLinks, sendOwnLink } from '../contract.ts'
import { DecideCorrectionForm } from './DecideCorrectionForm.tsx'
import {
  correctionWords,
  type OwnCorrectionShown,
  type OwnLinkShown,
  ownLinkQuery,
  ownLinkRoutes,
  partWords,
} from './own-link.queries.ts'

type PanelProps = { readonly contactId: string; readonly name: string }

/** How it stands with an advocate's own page: its link, sent and ended here, and what they say is wrong. */
export function OwnLinkPanel({ contactId, name }: PanelProps) {
  const query = useQuery(ownLinkQuery(contactId))
  return (
    <Section title="Their own page" qualifier="by a link that is theirs alone">
      <QueryView query={query} what="The own page">
        {(link) => (
          <>
            <KeyValue facts={factsOf(link)} />
            <CorrectionsList contactId={contactId} link={link} />
            <LinkActs contactId={contactId} name={name} link={link} />
          </>
        )}
      </QueryView>
    </Section>
  )
}

const howWords = { mail: 'mailed', asked: 'asked for by them' } as const

function factsOf(link: OwnLinkShown) {
  const { links, expiresAt, usedAt } = link
  const noLink = link.may.send == null ? 'no link; the next mail to them brings one' : 'no link'
  const works = links === 0 || expiresAt === null ? noLink : `until ${formatDay(expiresAt)}`
  return [
    tellSending(link),
    { label: 'Works', value: works },
    { label: 'Last done there', value: usedAt === null ? 'nothing yet' : formatMoment(usedAt) },
  ]
}

/** The last link: sent by us, or copied by a person, who alone knows whether it was sent. */
function tellSending({ sentAt, sentBy, how }: OwnLinkShown) {
  if (sentAt === null || how === null) return { label: 'Link sent', value: 'by mails only' }
  const by = sentBy === null ? '' : ` by ${sentBy}`
  if (how === 'copied') return { label: 'Link copied', value: `${formatDay(sentAt)}${by}` }
  return { label: 'Link sent', value: `${formatDay(sentAt)}, ${howWords[how]}${by}` }
}

function LinkActs({ contactId, name, link }: PanelProps & { readonly link: OwnLinkShown }) {
  const [isEnding, setEnding] = useState(false)
  const [copied, setCopied] = useState<string | null>(null)
  const send = useSubmit<typeof sendOwnLink>('POST /advocates/:contactId/own-page', {
    invalidates: ownLinkRoutes,
    onDone: ({ address }) => {
      if (address === null) return showToast(`${name} gets the link by mail`)
      setCopied(address)
      void copyLink(address)
    },
  })
  const end = useSubmit<typeof revokeOwnLinks>('DELETE /advocates/:contactId/own-page', {
    invalidates: ownLinkRoutes,
    onDone: () => {
      setEnding(false)
      showToast('Every link to their page is ended')
    },
  })
  const ways = waysOf(link, (through) => send.submit({ params: { contactId }, body: { through } }))
  const nothing = link.links === 0 ? 'There is no link that works.' : null
  return (
    <>
      {send.problem !== undefined && <p role="alert">{send.fieldErrors.through ?? send.problem.detail}</p>}
      {copied !== null && <CopiedLink address={copied} name={name} />}
      <ButtonRow>
        <Button
          onPress={ways.first.onPress}
          waiting={send.waiting && 'Making the link'}
          disabledReason={ways.first.disabledReason}
        >
          {ways.first.label}
        </Button>
        <Menu
          label="More"
          items={[
            ways.second,
            {
              label: 'End all links',
              onPress: () => setEnding(true),
              disabledReason: link.may.revoke ?? nothing,
            },
          ]}
        />
      </ButtonRow>
      {isEnding && (
        <ConfirmDialog
          title={`End every link to the page of ${name}?`}
          goes={['Links in mails they have open nothing any more', 'The next mail to them brings a new one']}
          confirm="End all links"
          onConfirm={() => end.submit({ params: { contactId } })}
          onClose={() => setEnding(false)}
        >
          They can ask for a new link themselves, with the mail address we write to.
        </ConfirmDialog>
      )}
    </>
  )
}

async function copyLink(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address)
    showToast('The link is in the clipboard')
  } catch {
    // Not every browser lets us; the link stands on the page, to be copied from there.
  }
}

type CopiedProps = { readonly address: string; readonly name: string }

/** The link as it was just made; it cannot be read again. */
function CopiedLink({ address, name }: CopiedProps) {
  return (
    <>
      <Note
        tone="kept"
        title={`This link is for nobody but ${name}`}
        actions={<CopyButton text={address}>Copy it again</CopyButton>}
        lined
      >
        {address}
      </Note>
      <LocalAddressNote address={address} />
    </>
  )
}

/** Sending and copying, that first which works: where no mail can go, the link is copied and sent by a person. */
function waysOf({ may }: OwnLinkShown, through: (way: 'mail' | 'copied') => void) {
  const mail = { label: 'Send the link', onPress: () => through('mail'), disabledReason: may.send ?? null }
  const copy = { label: 'Copy the link', onPress: () => through('copied'), disabledReason: may.copy ?? null }
  const copyFirst = mail.disabledReason !== null && copy.disabledReason === null
  return copyFirst ? { first: copy, second: mail } : { first: mail, second: copy }
}

type ListProps = { readonly contactId: string; readonly link: OwnLinkShown }

function CorrectionsList({ contactId, link }: ListProps) {
  const { corrections, moreCorrections, may } = link
  const [deciding, setDeciding] = useState<OwnCorrectionShown | null>(null)
  if (corrections.length === 0) return null
  return (
    <>
      <Lines>
        {corrections.map((correction) => (
          <Line
            key={correction.id}
            title={correction.wanted}
            detail={`${partWords[correction.part]}, ${formatDay(correction.saidAt)}: ${tellEnd(correction)}`}
            action={
              correction.state === 'open' ? (
                <Button
                  look="quiet"
                  onPress={() => setDeciding(correction)}
                  disabledReason={may.decide ?? null}
                  reasonInTooltip
                >
                  Decide
                </Button>
              ) : undefined
            }
          />
        ))}
      </Lines>
      {moreCorrections && may.decide == null && (
        <TextLink to={`/stewardship/corrections?tab=all&contact=${contactId}`}>
          Everything they said is wrong
        </TextLink>
      )}
      {deciding !== null && <DecideCorrectionForm correction={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}

const tellEnd = ({ state, answer }: OwnCorrectionShown) =>
  answer === null ? correctionWords[state] : `${correctionWords[state]}, “${answer}”`
