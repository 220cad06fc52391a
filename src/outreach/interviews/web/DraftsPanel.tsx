import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sectionTitles } from '../../../advocates/profile.ts'
import { formatDay, formatList } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { ItemHead } from '../../../web/ui/ItemHead.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { dropDraft, makeDrafts, sendDraft } from '../draft.contract.ts'
import { DraftForm } from './DraftForm.tsx'
import css from './DraftsPanel.module.css'
import { type Draft, draftChanges, draftMarks, draftsQuery } from './interview.queries.ts'

type Of = { readonly contactId: string; readonly name: string }

/** Stories and quotes made of the answers: edited, sent to the speaker, approved or changed by them. */
export function DraftsPanel({ contactId, name }: Of) {
  const query = useQuery(draftsQuery(contactId))
  const [editing, setEditing] = useState<Draft | null>(null)
  const make = useSubmit<typeof makeDrafts>('POST /advocates/:contactId/drafts', {
    invalidates: draftChanges,
    onDone: ({ made }) =>
      showToast(made === 0 ? 'Nothing new in the answers' : `${made} made of the answers`),
  })
  const makeButton = (
    <Button
      waiting={make.waiting && 'Reading the answers'}
      disabledReason={query.data?.may.make}
      reasonInTooltip
      onPress={() => make.submit({ params: { contactId } })}
    >
      Make drafts of the answers
    </Button>
  )
  const isEmpty = query.data?.rows.length === 0
  return (
    <Section title="Drafts" {...(isEmpty ? {} : { aside: makeButton })}>
      <QueryView query={query} what="The drafts">
        {({ rows, noMail }) =>
          rows.length === 0 ? (
            <EmptyState title="Nothing was made of an interview yet" actions={makeButton}>
              Once the interview is finished, a story and sentences to quote are made of what was said;
              nothing is added to it.
            </EmptyState>
          ) : (
            rows.map((draft) => (
              <DraftItem
                key={draft.id}
                draft={draft}
                name={name}
                noMail={noMail}
                onEdit={() => setEditing(draft)}
              />
            ))
          )
        }
      </QueryView>
      <FormErrors problem={make.problem} />
      {editing !== null && <DraftForm draft={editing} name={name} onClose={() => setEditing(null)} />}
    </Section>
  )
}

type ItemProps = {
  readonly draft: Draft
  readonly name: string
  readonly noMail: string | null
  readonly onEdit: () => void
}

function DraftItem({ draft, name, noMail, onEdit }: ItemProps) {
  const { id, kind, title, body, state, sources, theirNote, may, version } = draft
  const send = useSubmit<typeof sendDraft>('POST /interview-drafts/:interviewDraftId/sending', {
    invalidates: draftChanges,
    onDone: () => showToast(`In the outbox for ${name}`),
  })
  const drop = useSubmit<typeof dropDraft>('DELETE /interview-drafts/:interviewDraftId', {
    invalidates: draftChanges,
    onDone: () => showToast('Dropped'),
  })
  const params = { interviewDraftId: id }
  const { kind: mark, words } = draftMarks[state]
  return (
    <article className={css.draft}>
      <ItemHead
        title={kind === 'story' ? 'Story' : 'Quote'}
        aside={title ?? undefined}
        state={<StateMark kind={mark}>{words}</StateMark>}
      />
      <p className={css.body}>{body}</p>
      <p className={css.from}>{saysOf(draft)}</p>
      {theirNote !== null && <p className={css.body}>{`“${theirNote}”`}</p>}
      <FormErrors problem={send.problem ?? drop.problem} title="Nothing was changed" />
      <ButtonRow>
        {may.send === null && (
          <Button
            waiting={send.waiting && 'Sending'}
            disabledReason={noMail}
            onPress={() => send.submit({ params, body: { version } })}
          >
            Send to {name}
          </Button>
        )}
        {may.edit === null && (
          <Button look="link" onPress={onEdit}>
            Edit
          </Button>
        )}
        {may.drop === null && (
          <Button look="link" waiting={drop.waiting && 'Dropping'} onPress={() => drop.submit({ params })}>
            Drop
          </Button>
        )}
      </ButtonRow>
    </article>
  )

  function saysOf(of: Draft): string {
    const from =
      sources.length === 0 ? '' : `From: ${formatList(sources.map((each) => sectionTitles[each]))}. `
    if (of.answeredAt !== null) return `${from}Answered ${formatDay(of.answeredAt)}.`
    return of.sentAt === null
      ? from
      : `${from}Sent ${formatDay(of.sentAt)} by ${of.sentBy ?? 'somebody who left'}.`
  }
}
