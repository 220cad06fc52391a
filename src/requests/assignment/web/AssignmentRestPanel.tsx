import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { requestPath, sayDay, sayRequestNumber } from '../../web/queries.ts'
import type { considerAgain } from '../assignment.contract.ts'
import { type Assignment, sayUncovered } from './assignment.queries.ts'

/** What the plan leaves open, with the cause, and whom somebody dismissed. */
export function AssignmentRestPanel({
  assignment: { plan, dismissed },
}: {
  readonly assignment: Assignment
}) {
  const uncovered = plan?.uncovered ?? []
  return (
    <>
      {uncovered.length > 0 && (
        <Section title="What stays open">
          <Lines label="What stays open">
            {uncovered.map((each) => (
              <Line
                key={each.request.id}
                mark={<StateShape kind="due" />}
                title={<TextLink to={requestPath(each.request.id)}>{each.request.title}</TextLink>}
                detail={`${sayRequestNumber(each.request.number)}, ${each.activity}. ${sayUncovered(each)}`}
                aside={each.needBy === null ? undefined : `by ${sayDay(each.needBy)}`}
              />
            ))}
          </Lines>
        </Section>
      )}
      {dismissed.length > 0 && (
        <Section title="Dismissed" qualifier="no plan proposes them for these requests">
          <Lines label="Dismissed">
            {dismissed.map((each) => (
              <Dismissed key={`${each.request.id} ${each.contact.id}`} dismissed={each} />
            ))}
          </Lines>
        </Section>
      )}
    </>
  )
}

function Dismissed({
  dismissed: { request, contact, by },
}: {
  readonly dismissed: Assignment['dismissed'][number]
}) {
  const save = useSubmit<typeof considerAgain>(
    'DELETE /requests/:requestId/assignment-dismissals/:contactId',
    { invalidates: ['GET /assignment'] },
  )
  const params = { requestId: request.id, contactId: contact.id }
  return (
    <Line
      mark={<StateShape kind="ended" />}
      title={`${contact.name} for ${sayRequestNumber(request.number)}, ${request.title}`}
      detail={
        <>
          Dismissed by {by}.
          <FormErrors problem={save.problem} labels={{}} title="Nothing was changed" />
        </>
      }
      action={
        <Button onPress={() => save.submit({ params })} waiting={save.waiting && 'Saving'}>
          Consider again
        </Button>
      }
    />
  )
}
