import { useState } from 'react'
import { findAccounts } from '../../../customers/web/account.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import {
  causeNames,
  causeOf,
  type DepartureCause,
  departureCauses,
  type ReviewDecision,
  reviewDecisions,
} from '../change.ts'
import type { decideReview } from '../contract.ts'
import { changeRoutes, decisionNames, type Review } from './queries.ts'

const labels = {
  decision: 'Decision',
  toAccountId: 'Where they work now',
  titleThere: 'Post there',
  cause: 'Why we lose them',
  note: 'In a sentence',
  successorId: 'Who stands in their place',
}

type DecideFormProps = {
  readonly review: Review
  readonly first: ReviewDecision
  readonly onClose: () => void
}

/** What becomes of somebody: what the decision does is said before it is made. */
export function DecideForm({ review, first, onClose }: DecideFormProps) {
  const [decision, setDecision] = useState(first)
  const [account, setAccount] = useState<Choosable | null>(() => sureAccount(review))
  const [titleThere, setTitleThere] = useState('')
  const [cause, setCause] = useState<DepartureCause | ''>('')
  const [note, setNote] = useState('')
  const [successorId, setSuccessorId] = useState('')
  const save = useSubmit<typeof decideReview>('PUT /change-reviews/:changeReviewId/decision', {
    invalidates: changeRoutes,
    onDone: () => {
      showToast(`${review.name} ${decisionNames[decision]}`)
      onClose()
    },
  })
  const goes = decision !== 'stays'
  const known = cause === '' ? causeOf(decision, review.kinds) : cause
  const body = {
    decision,
    version: review.version,
    ...(note.trim() === '' ? {} : { note }),
    ...(cause === '' || !goes ? {} : { cause }),
    ...(decision === 'moved' ? { toAccountId: account?.id ?? null } : {}),
    ...(decision === 'moved' && titleThere.trim() !== '' ? { titleThere } : {}),
    ...(goes && successorId !== '' ? { successorId } : {}),
  }
  return (
    <FormSheet
      title="What becomes of them?"
      fact={review.name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { changeReviewId: review.id }, body })}
      submit="Decide"
      save={save}
      disabledReason={whyNot(decision, account, known, note)}
      labels={labels}
      notDone="Nothing was decided"
    >
      <RadioGroup
        legend={labels.decision}
        value={decision}
        onChange={setDecision}
        error={save.fieldErrors.decision}
        choices={choicesOf(review)}
      />
      {decision === 'moved' && (
        <>
          <ComboBox
            label={labels.toAccountId}
            name="toAccountId"
            value={account}
            onChange={setAccount}
            find={findAccounts}
            error={save.fieldErrors.toAccountId}
            help="Not found? Add the account first, as a prospect if it is none of ours."
          />
          <TextField
            label={labels.titleThere}
            name="titleThere"
            value={titleThere}
            onChange={setTitleThere}
            error={save.fieldErrors.titleThere}
            aside="optional"
          />
        </>
      )}
      {goes && (
        <Select
          label={labels.cause}
          value={known ?? ''}
          onChange={(value) => setCause(value as DepartureCause)}
          placeholder="Choose one"
          options={departureCauses.map((value) => ({ value, label: causeNames[value] }))}
          error={save.fieldErrors.cause}
        />
      )}
      {goes && review.gap.colleagues.length > 0 && (
        <Select
          label={labels.successorId}
          value={successorId}
          onChange={setSuccessorId}
          placeholder="Nobody yet"
          options={review.gap.colleagues.map(({ id, name, title }) => ({
            value: id,
            label: title === null ? name : `${name}, ${title}`,
          }))}
          error={save.fieldErrors.successorId}
          aside="optional"
          help="They begin the journey, if they are not on it."
        />
      )}
      <TextArea
        label={labels.note}
        name="note"
        rows={3}
        value={note}
        onChange={setNote}
        error={save.fieldErrors.note}
        {...(decision === 'retired' ? {} : { aside: 'optional' })}
      />
    </FormSheet>
  )
}

function sureAccount({ chances }: Review): Choosable | null {
  const sure = chances.find(({ isSure }) => isSure)
  return sure === undefined ? null : { id: sure.account.id, label: sure.account.name }
}

function choicesOf({ may, carried, account }: Review) {
  const at = account === null ? 'where they were' : `at ${account.name}`
  const ends =
    carried.permissions === 0
      ? 'They gave no permission of their own.'
      : `What they allowed for themselves ends (${carried.permissions}).`
  const words: Readonly<Record<ReviewDecision, readonly [string, string]>> = {
    stays: ['They stay', 'Nothing changed; their employment counts as confirmed today.'],
    moved: ['They moved on', `Carried over with their history; retired ${at}, potential there. ${ends}`],
    left: ['They left', `Nobody knows where to. Retired ${at}. ${ends}`],
    retired: ['They retire', `Still ${at}, and nobody asks them any more. ${ends}`],
  }
  return reviewDecisions.map((value) => {
    const [label, help] = words[value]
    return { value, label, help, disabledReason: may[value] ?? null }
  })
}

function whyNot(
  decision: ReviewDecision,
  account: Choosable | null,
  cause: DepartureCause | null,
  note: string,
): string | null {
  if (decision === 'moved' && account === null) return 'Say where they work now.'
  if (decision !== 'stays' && cause === null) return 'Say why we lose them.'
  return decision === 'retired' && note.trim() === '' ? 'Say in a sentence why they stop.' : null
}
