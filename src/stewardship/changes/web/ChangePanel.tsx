import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatDay } from '../../../web/format.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { openReviewQuery, sayKinds } from './queries.ts'

const TellChangeForm = lazy(() =>
  import('./TellChangeForm.tsx').then((module) => ({ default: module.TellChangeForm })),
)

type ChangePanelProps = { readonly contactId: string; readonly name: string }

/** Among the acts of a person's page: their open review, and telling that something changed. */
export function ChangePanel({ contactId, name }: ChangePanelProps) {
  const review = useQuery(openReviewQuery(contactId)).data?.review ?? null
  const [telling, setTelling] = useState(false)
  return (
    <>
      {review !== null && (
        <TextLink to={`/stewardship/changes/${review.id}`}>
          <StateMark kind="due">{`${sayKinds(review.kinds)}, decide by ${formatDay(review.dueOn)}`}</StateMark>
        </TextLink>
      )}
      <Button onPress={() => setTelling(true)}>Something changed</Button>
      {telling && (
        <Suspense>
          <TellChangeForm contactId={contactId} name={name} onClose={() => setTelling(false)} />
        </Suspense>
      )}
    </>
  )
}
