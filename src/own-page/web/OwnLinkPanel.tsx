import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatMoment } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
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

const howWords = { mail: 'mailed', copied: 'taken along', asked: 'asked for by them' } as const

function factsOf({ sentAt, sentBy, how, links, expiresAt, usedAt }: OwnLinkShown) {
  const by = sentBy === null ? '' : ` by ${sentBy}`
  const sent =
    sentAt === null || how === null ? 'by mails only' : `${formatDay(sentAt)}, ${howWords[how]}${by}`
  const works =
    links === 0 || expiresAt === null
      ? 'no link; the next mail to them brings one'
      : `until ${formatDay(expiresAt)}`
  return [
    { label: 'Link sent', value: sent },
    { label: 'Works', value: works },
    { label: 'Last done there', value: usedAt === null ? 'nothing yet' : formatMoment(usedAt) },
  ]
}

function LinkActs({ contactId, name, link }: PanelProps & { readonly link: OwnLinkShown }) {
  const [isEnding, setEnding] = useState(false)
  const send = useSubmit<typeof sendOwnLink>('POST /advocates/:contactId/own-page', {
    invalidates: ownLinkRoutes,
    onDone: ({ address }) => {
      if (address === null) return showToast(`${name} gets the link by mail`)
      void navigator.clipboard.writeText(address)
      showToast('The link is in the clipboard; it is for nobody but them')
    },
  })
  const end = useSubmit<typeof revokeOwnLinks>('DELETE /advocates/:contactId/own-page', {
    invalidates: ownLinkRoutes,
    onDone: () => {
      setEnding(false)
      showToast('Every link to their page is ended')
    },
  })
  const through = (way: 'mail' | 'copied') => send.submit({ params: { contactId }, body: { through: way } })
  const nothing = link.links === 0 ? 'There is no link that works.' : null
  return (
    <>
      {send.problem !== undefined && <p role="alert">{send.fieldErrors.through ?? send.problem.detail}</p>}
      <ButtonRow>
        <Button
          onPress={() => through('mail')}
          waiting={send.waiting && 'Sending'}
          disabledReason={link.may.send ?? null}
        >
          Send the link
        </Button>
        <Menu
          label="More"
          items={[
            {
              label: 'Copy the link',
              onPress: () => through('copied'),
              disabledReason: link.may.copy ?? null,
            },
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
