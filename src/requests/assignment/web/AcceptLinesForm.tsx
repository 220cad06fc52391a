import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../../web/ui/KeyValue.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { CollisionForm } from '../../collisions/web/CollisionForm.tsx'
import { useCollisions } from '../../collisions/web/collision.queries.ts'
import { sayDay, sayRequestNumber } from '../../web/queries.ts'
import type { acceptAssignmentLine } from '../assignment.contract.ts'
import { type AssignmentLine, acceptanceRoutes } from './assignment.queries.ts'

type AcceptLinesFormProps = {
  readonly lines: readonly AssignmentLine[]
  /** Called for a line that was passed by after it had been refused. */
  readonly onRefused: (line: AssignmentLine, why: string) => void
  readonly onClose: () => void
}

const labels = { whyYou: 'Why you' }

/** Accepts the lines one by one: each is proposed for its request like anybody, in the name of whoever accepts. */
export function AcceptLinesForm({ lines, onRefused, onClose }: AcceptLinesFormProps) {
  const [at, setAt] = useState(0)
  const line = lines[at]
  if (line === undefined) return null
  const next = () => (at + 1 < lines.length ? setAt(at + 1) : onClose())
  return (
    <AcceptLine
      key={line.id}
      line={line}
      title={lines.length === 1 ? 'Accept' : `Accept ${at + 1} of ${lines.length}`}
      onLeave={
        lines.length === 1
          ? null
          : (why) => {
              if (why !== null) onRefused(line, why)
              next()
            }
      }
      onDone={next}
      onClose={onClose}
    />
  )
}

type AcceptLineProps = {
  readonly line: AssignmentLine
  readonly title: string
  /** Goes on without accepting, with the refusal where there was one; null where it is the only line. */
  readonly onLeave: ((why: string | null) => void) | null
  readonly onDone: () => void
  readonly onClose: () => void
}

function AcceptLine({ line, title, onLeave, onDone, onClose }: AcceptLineProps) {
  const [whyYou, setWhyYou] = useState('')
  const [acknowledged, setAcknowledged] = useState(false)
  const save = useSubmit<typeof acceptAssignmentLine>('POST /assignment/lines/:assignmentLineId/acceptance', {
    invalidates: acceptanceRoutes,
    onDone: ({ says }) => {
      showToast(says)
      onDone()
    },
  })
  const { met, isRefused } = useCollisions(line.request.id, line.contact.id, line.day, save.problem)
  const send = () =>
    save.submit({
      params: { assignmentLineId: line.id },
      body: { whyYou: whyYou.trim(), acknowledged: met.length > 0 && acknowledged },
    })
  return (
    <Sheet
      title={title}
      fact={`${line.contact.name} for ${sayRequestNumber(line.request.number)}`}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <Button
            look="solid"
            type="submit"
            waiting={save.waiting && 'Taking the place'}
            disabledReason={waitsFor(whyYou, met.length > 0 && !acknowledged)}
          >
            Propose {line.contact.name}
          </Button>
          {onLeave !== null && (
            <Button onPress={() => onLeave(save.problem?.detail ?? null)}>Leave this one</Button>
          )}
        </>
      }
    >
      <FieldStack>
        <KeyValue facts={factsOf(line)} />
        <TextArea
          label={labels.whyYou}
          name="whyYou"
          help={`${line.contact.name} reads it in the letter: what of theirs helps here.`}
          maxLength={600}
          value={whyYou}
          onChange={setWhyYou}
          error={save.fieldErrors['whyYou']}
        />
        <CollisionForm met={met} acknowledged={acknowledged} onAcknowledge={setAcknowledged} />
        <FormErrors
          problem={isRefused ? undefined : save.problem}
          labels={labels}
          title="Nobody was proposed"
        />
      </FieldStack>
    </Sheet>
  )
}

function waitsFor(whyYou: string, isUnknown: boolean): string | null {
  if (whyYou.trim() === '') return 'Say why them'
  return isUnknown ? 'Say that you know of the other team' : null
}

function factsOf({ request, activity, account, contact, day, reasons }: AssignmentLine) {
  return [
    { label: 'Request', value: request.title },
    { label: 'Activity', value: activity },
    {
      label: 'Who',
      value: [contact.name, contact.title, account.name].filter((part) => part !== null).join(', '),
    },
    { label: 'On', value: sayDay(day) },
    ...(reasons.length === 0 ? [] : [{ label: 'Fits by', value: reasons.join(' ') }]),
  ]
}
