import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import type { addVoice, nominate } from '../contract.ts'
import { reaches } from '../nomination.ts'
import { NominateMoreForm } from './NominateMoreForm.tsx'
import { NominationFailurePanel } from './NominationFailurePanel.tsx'
import { NomineeForm } from './NomineeForm.tsx'
import { bodyOf, type Draft, draftOf, waitsFor } from './nominate.queries.ts'
import { type From, nominationRoutes, type Start, sayDays, startQuery } from './queries.ts'

/** What was done, for the page that says what happens next. */
export type Nominated = { readonly id: string; readonly draft: Draft; readonly answerDays: number }

const reachChoices = {
  'nominator-introduces': 'I introduce the program to them',
  'program-writes': 'The program writes, and names me',
  wait: 'Wait; ask me first',
} as const

/** A nomination while it is written; what is typed stays until it was sent. */
export function useNominate(start: Start, from: From, onDone: (done: Nominated) => void) {
  const [draft, setDraft] = useState(() => draftOf(start))
  const set = (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch }))
  const chosen = draft.who?.kind === 'contact' ? draft.who.nominee.contactId : null
  const onRecord = useQuery(startQuery(chosen === null ? from : { contact: chosen }))
  const evidence = draft.evidence ?? onRecord.data?.evidence ?? ''
  const done = (id: string) => onDone({ id, draft, answerDays: start.answerDays })
  const put = useSubmit<typeof nominate>('POST /nominations', {
    invalidates: nominationRoutes,
    onDone: ({ id }) => done(id),
  })
  const say = useSubmit<typeof addVoice>('POST /nominations/:nominationId/voices', {
    invalidates: nominationRoutes,
    onDone: (_, { params }) => done(params.nominationId),
  })
  const addVoiceTo = (nominationId: string) =>
    say.submit({ params: { nominationId }, body: { words: draft.why.trim() || null } })
  const send = () => {
    if (waitsFor(draft) !== null) return
    if (draft.who?.kind === 'voice') addVoiceTo(draft.who.nominationId)
    else put.submit({ body: bodyOf(draft, evidence) })
  }
  return { start, draft, set, evidence, put, say, send, addVoiceTo }
}

type NominateFormProps = { readonly nominate: ReturnType<typeof useNominate> }

/** Three fields; the rest is closed until somebody wants it. */
export function NominateForm({ nominate }: NominateFormProps) {
  const { start, draft, set, evidence, put, say, addVoiceTo } = nominate
  const form = useRef<HTMLDivElement>(null)
  const isVoice = draft.who?.kind === 'voice'
  const goOn = () => form.current?.querySelector<HTMLElement>('[data-field="why"]')?.focus()
  return (
    <div ref={form}>
      <FieldStack>
        <NomineeForm start={start} draft={draft} set={set} errors={put.fieldErrors} onChosen={goOn} />
        <TextArea
          label={isVoice ? 'What you would say for them' : 'Why, in a sentence'}
          name="why"
          aside={isVoice ? 'optional' : '2 of 3'}
          rows={2}
          maxLength={4000}
          value={draft.why}
          onChange={(why) => set({ why })}
          error={put.fieldErrors['why']}
        />
        {!isVoice && (
          <>
            <RadioGroup
              legend="How do we reach them?"
              name="reach"
              aside="3 of 3"
              value={draft.reach}
              onChange={(reach) => set({ reach })}
              choices={reaches.map((value) => ({ value, label: reachChoices[value] }))}
            />
            <NominateMoreForm draft={draft} set={set} evidence={evidence} errors={put.fieldErrors} />
          </>
        )}
        <NominationFailurePanel problem={say.problem ?? put.problem} onAddVoice={addVoiceTo} />
      </FieldStack>
    </div>
  )
}

/** The one button; beside it what it waits for, and when the program answers. */
export function NominateFootForm({ nominate: { start, draft, put, say } }: NominateFormProps) {
  const isVoice = draft.who?.kind === 'voice'
  return (
    <>
      <Button
        look="solid"
        type="submit"
        waiting={(put.waiting || say.waiting) && 'Sending'}
        disabledReason={start.may['nominate'] ?? waitsFor(draft)}
      >
        {isVoice ? 'Add your voice' : 'Nominate'}
      </Button>
      <span>The program answers within {sayDays(start.answerDays)}.</span>
    </>
  )
}
