import { useQuery } from '@tanstack/react-query'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { joinRequest } from '../ending.contract.ts'
import { alikeQuery } from '../exceptions/web/exception.queries.ts'
import { requestPath, requestRoutes, sayDay } from './queries.ts'

type AlikePanelProps = {
  readonly activityTypeId: string
  readonly opportunityId: string | null
  readonly prospectId: string | null
  /** What was typed is not needed any more. */
  readonly onJoined?: () => void
}

/** Told while a request is written: somebody asks for the same already. One click follows that one instead. */
export function AlikePanel({ activityTypeId, opportunityId, prospectId, onJoined }: AlikePanelProps) {
  const go = useGo()
  const isNamed = opportunityId !== null || prospectId !== null
  const alike = useQuery({
    ...alikeQuery({
      activityTypeId,
      ...(opportunityId === null ? {} : { opportunityId }),
      ...(prospectId === null ? {} : { prospectId }),
    }),
    enabled: isNamed && activityTypeId !== '',
  })
  const save = useSubmit<typeof joinRequest>('POST /requests/:requestId/joining', {
    invalidates: requestRoutes,
    onDone: (_, { params }) => {
      showToast('You follow it from now on')
      onJoined?.()
      go(requestPath(params.requestId))
    },
  })
  const rows = isNamed ? (alike.data?.rows ?? []) : []
  if (rows.length === 0) return null
  return (
    <Note
      tone="due"
      title={rows.length === 1 ? 'This is asked for already' : 'These ask for the same already'}
      lined
    >
      <Lines label="Requests for the same">
        {rows.map(({ id, number, title, requester, needBy, isOwn, isFollowed }) => (
          <Line
            key={id}
            title={
              isOwn || isFollowed ? (
                <TextLink to={requestPath(id)}>
                  R-{number}: {title}
                </TextLink>
              ) : (
                `R-${number}: ${title}`
              )
            }
            detail={[isOwn ? 'Yours' : requester.name, needBy === null ? null : `needed by ${sayDay(needBy)}`]
              .filter((part) => part !== null)
              .join(', ')}
            action={
              isOwn || isFollowed ? undefined : (
                <Button
                  waiting={save.waiting && 'Joining'}
                  onPress={() => save.submit({ params: { requestId: id } })}
                >
                  Follow it instead
                </Button>
              )
            }
          />
        ))}
      </Lines>
      <FormErrors problem={save.problem} title="Not joined" />
    </Note>
  )
}
