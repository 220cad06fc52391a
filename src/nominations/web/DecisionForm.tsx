import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople } from '../../identity/web/people.queries.ts'
import type { ApiProblem } from '../../web/api-problem.ts'
import { formatDay } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { decideOnNomination } from '../contract.ts'
import { type DeclineReason, declineReasons, declineWords, stateWords } from '../nomination.ts'
import { type Nomination, nominationRoutes } from './queries.ts'

/** Who hears of the decision besides whoever makes it. */
function useTold({ nominator, onBehalfOf }: Nomination): string | null {
  const me = useSession().person?.id
  return [nominator, onBehalfOf].find((person) => person !== null && person.id !== me)?.name ?? null
}

type DecisionFormProps = { readonly nomination: Nomination; readonly onClose: () => void }

function useDecision({ nomination, onClose }: DecisionFormProps, done: string) {
  const save = useSubmit<typeof decideOnNomination>('POST /nominations/:nominationId/decision', {
    invalidates: nominationRoutes,
    onDone: () => {
      showToast(done)
      onClose()
    },
  })
  type Decision = Omit<Parameters<typeof save.submit>[0]['body'], 'version'>
  const decide = (decision: Decision) =>
    save.submit({
      params: { nominationId: nomination.id },
      body: { version: nomination.version, ...decision },
    })
  return { save, decide }
}

const introductions = [
  {
    value: 'later',
    label: 'Not yet',
    help: 'They stand under Accepted until somebody introduces the program.',
  },
  { value: 'done', label: 'Already done', help: 'They stand under Introduced from now on.' },
] as const

/** Takes it up, with how they are introduced. */
export function AcceptForm(props: DecisionFormProps) {
  const { nomination, onClose } = props
  const { contact, nominator, onBehalfOf, reach } = nomination
  const by = onBehalfOf ?? nominator
  const [introduced, setIntroduced] = useState<'later' | 'done'>('later')
  const [introducer, setIntroducer] = useState<Choosable | null>({ id: by.id, label: by.name })
  const [how, setHow] = useState('')
  const [note, setNote] = useState('')
  const told = useTold(nomination)
  const { save, decide } = useDecision(
    props,
    `${contact.name} is taken up${told === null ? '' : `; ${told} is told`}`,
  )
  const isDone = introduced === 'done'
  const send = () =>
    decide({
      decision: 'accept',
      note: note.trim() || null,
      introducedBy: isDone ? (introducer?.id ?? null) : null,
      how: isDone ? how.trim() || null : null,
    })
  return (
    <FormSheet
      title={`Take up ${contact.name}`}
      fact={sayReach(reach, by.name)}
      onClose={onClose}
      onSubmit={send}
      submit="Accept"
      save={save}
      disabledReason={isDone && introducer === null ? 'Say who introduced them' : null}
      errors={<DecisionProblem problem={save.problem} onClose={onClose} />}
    >
      <RadioGroup
        legend="Is the program introduced?"
        value={introduced}
        onChange={setIntroduced}
        choices={introductions}
      />
      {isDone && (
        <>
          <ComboBox
            label="Introduced by"
            name="introducedBy"
            value={introducer}
            onChange={setIntroducer}
            find={findPeople}
            error={save.fieldErrors['introducedBy']}
          />
          <TextArea label="How" name="how" aside="optional" rows={2} value={how} onChange={setHow} />
        </>
      )}
      <NoteField note={note} onChange={setNote} told={told} />
    </FormSheet>
  )
}

function sayReach(reach: Nomination['reach'], name: string): string {
  if (reach === 'nominator-introduces') return `${name} offered to introduce the program.`
  if (reach === 'program-writes') return `The program writes, and names ${name}.`
  return `Ask ${name} before anybody writes to them.`
}

/** Says no, with the reason the nominator reads. */
export function DeclineForm(props: DecisionFormProps) {
  const { nomination, onClose } = props
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [note, setNote] = useState('')
  const told = useTold(nomination)
  const { save, decide } = useDecision(props, told === null ? 'Declined' : `Declined; ${told} is told why`)
  return (
    <FormSheet
      title={`Why not ${nomination.contact.name}?`}
      fact="They can be put forward again when that has changed."
      onClose={onClose}
      onSubmit={() => reason !== null && decide({ decision: 'decline', reason, note: note.trim() || null })}
      submit="Decline"
      save={save}
      disabledReason={reason === null ? 'Choose a reason' : null}
      errors={<DecisionProblem problem={save.problem} onClose={onClose} />}
    >
      <RadioGroup
        legend="Reason"
        name="reason"
        value={reason}
        onChange={setReason}
        choices={declineReasons.map((value) => ({ value, label: declineWords[value] }))}
      />
      <NoteField note={note} onChange={setNote} told={told} />
    </FormSheet>
  )
}

/** Closes it as a repetition; its words go to the first. */
export function DuplicateForm(props: DecisionFormProps) {
  const { nomination, onClose } = props
  const [first, setFirst] = useState<string | null>(null)
  const { save, decide } = useDecision(props, 'Closed; the words stand with the first')
  return (
    <FormSheet
      title="Which does it repeat?"
      fact={`The words of ${nomination.nominator.name} go there as a voice, and they hear what becomes of it.`}
      onClose={onClose}
      onSubmit={() => first !== null && decide({ decision: 'duplicate', duplicateOf: first })}
      submit="Close as a repetition"
      save={save}
      disabledReason={first === null ? 'Choose the first' : null}
      errors={<DecisionProblem problem={save.problem} onClose={onClose} />}
    >
      <RadioGroup
        legend="The first"
        name="duplicateOf"
        value={first}
        onChange={setFirst}
        choices={nomination.alike.map(({ id, name, account, state, createdAt }) => ({
          value: id,
          label: name,
          help: `${account ?? 'no account known'}; ${stateWords[state]}, ${formatDay(createdAt)}`,
        }))}
      />
    </FormSheet>
  )
}

type NoteFieldProps = {
  readonly note: string
  readonly onChange: (note: string) => void
  /** Null where nobody but the reader is behind it. */
  readonly told: string | null
}

function NoteField({ note, onChange, told }: NoteFieldProps) {
  return (
    <TextArea
      label="A word with it"
      name="note"
      aside="optional"
      maxLength={4000}
      value={note}
      onChange={onChange}
      help={
        told === null
          ? 'It stays with the nomination.'
          : `${told} reads it in the mail that tells what was decided.`
      }
    />
  )
}

type DecisionProblemProps = { readonly problem: ApiProblem | undefined; readonly onClose: () => void }

/** What stood in the way; where somebody was quicker, what they did is read anew. */
function DecisionProblem({ problem, onClose }: DecisionProblemProps) {
  const queries = useQueryClient()
  const isLate = problem?.code === 'conflict' || problem?.refusal?.refusal === 'already-decided'
  if (!isLate) return <FormErrors problem={problem} title={problem?.refusal?.why ?? 'Nothing was saved'} />
  const look = () => {
    for (const route of nominationRoutes) void queries.invalidateQueries({ queryKey: [route] })
    onClose()
  }
  return (
    <Note
      tone="risk"
      live
      title="Somebody decided on it while you were looking."
      actions={<Button onPress={look}>See what they decided</Button>}
    >
      Nothing of yours was saved.
    </Note>
  )
}
