import type { ApiProblem } from '../../web/api-problem.ts'
import { formatDay } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { TextField } from '../../web/ui/TextField.tsx'

/** What the fields of an exception are called. */
export const overrideLabels = {
  'override.reason': 'Why',
  'override.ownerConsent': 'What the relationship owner said',
}

export type Override = { readonly reason: string; readonly ownerConsent: string }

type AskRefusalPanelProps = {
  readonly problem: ApiProblem | undefined
  readonly labels: Readonly<Record<string, string>>
  /** What was not done, where the input was at fault: “Nothing was reserved”. */
  readonly title: string
  readonly override: Override | null
  /** Given to program managers: they may set a rule of ours aside. */
  readonly onOverride: ((override: Override) => void) | undefined
  readonly onDay: (day: string) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Why somebody cannot be asked on that day: who holds the place, when the next is free, and the exception. */
export function AskRefusalPanel(props: AskRefusalPanelProps) {
  const { problem, labels, title, override, onOverride, onDay, errors } = props
  const refusal = problem?.refusal
  const mayOverride = onOverride !== undefined && /^advocate-(resting|held)$/.test(refusal?.refusal ?? '')
  const freeFrom = refusal?.facts['freeFrom']
  const set = (part: Partial<Override>) =>
    onOverride?.({ reason: '', ownerConsent: '', ...override, ...part })
  return (
    <>
      {problem !== undefined && refusal !== undefined ? (
        <Note
          tone="due"
          title="Not on this day"
          live
          lined
          actions={
            <>
              {typeof freeFrom === 'string' && (
                <Button onPress={() => onDay(freeFrom)}>{`Take ${formatDay(freeFrom)}`}</Button>
              )}
              {mayOverride && override === null && <Button onPress={() => set({})}>Make an exception</Button>}
            </>
          }
        >
          {refusalWords(problem)}
        </Note>
      ) : (
        <FormErrors problem={problem} labels={labels} title={title} />
      )}
      {override !== null && (
        <>
          <TextField
            label={overrideLabels['override.reason']}
            name="override.reason"
            value={override.reason}
            onChange={(reason) => set({ reason })}
            error={errors['override.reason']}
            help="Exceptions are counted and shown."
          />
          <TextField
            label={overrideLabels['override.ownerConsent']}
            name="override.ownerConsent"
            value={override.ownerConsent}
            onChange={(ownerConsent) => set({ ownerConsent })}
            error={errors['override.ownerConsent']}
            help="Who agreed, and when."
          />
        </>
      )}
    </>
  )
}

type RefusalFacts = {
  readonly freeFrom?: string | null
  readonly holder?: string | null
  readonly heldBy?: { readonly title: string; readonly on: string } | null
  readonly reasons?: readonly { readonly says: string }[]
}

/** The refusal with its days as the reader writes them; the server's own sentence where it has no reasons. */
function refusalWords(problem: ApiProblem): string {
  const { freeFrom, holder, heldBy, reasons = [] }: RefusalFacts = problem.refusal?.facts ?? {}
  if (reasons.length === 0) return problem.detail
  const said = reasons.map(({ says }) => says)
  if (holder != null && heldBy != null)
    said.push(`Taken by ${holder} for “${heldBy.title}”, ${formatDay(heldBy.on)}.`)
  said.push(freeFrom == null ? 'No free date is known yet.' : `Free from ${formatDay(freeFrom)}.`)
  return said.join(' ')
}
