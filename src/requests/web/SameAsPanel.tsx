import { useQuery } from '@tanstack/react-query'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { closeAsDuplicate } from '../ending.contract.ts'
import { alikeQuery } from '../exceptions/web/exception.queries.ts'
import { type Request, requestRoutes } from './queries.ts'

type SameAsPanelProps = { readonly request: Request; readonly onClosed: () => void }

/** Other open requests for the same: closing this one as one of them lets its requester follow that one. */
export function SameAsPanel({ request, onClosed }: SameAsPanelProps) {
  const { id, activityType, opportunityId, prospectId } = request
  const alike = useQuery(
    alikeQuery({
      activityTypeId: activityType.id,
      without: id,
      ...(opportunityId === null ? {} : { opportunityId }),
      ...(prospectId === null ? {} : { prospectId }),
    }),
  )
  const save = useSubmit<typeof closeAsDuplicate>('POST /requests/:requestId/duplicate', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`Closed; ${request.requester.name} follows the other one`)
      onClosed()
    },
  })
  const rows = alike.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Section title="Or it is asked for twice" level={3}>
      <Lines label="Requests for the same">
        {rows.map((row) => (
          <Line
            key={row.id}
            title={`R-${row.number}: ${row.title}`}
            detail={row.requester.name}
            action={
              <Button
                waiting={save.waiting && 'Closing'}
                onPress={() => save.submit({ params: { requestId: id }, body: { ofRequestId: row.id } })}
              >
                Close as the same
              </Button>
            }
          />
        ))}
      </Lines>
      <FormErrors problem={save.problem} title="Nothing was closed" />
    </Section>
  )
}
