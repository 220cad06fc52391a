import { formatList } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { type Request, requestRoutes } from '../../web/queries.ts'
import type { watchRequest } from '../conversation.contract.ts'
import styles from './ConversationPanel.module.css'

/** Who else hears of what is written here, and whether the reader does. */
export function WatchPanel({ request }: { readonly request: Request }) {
  const { id, watchers, isWatching, state } = request
  const watch = useSubmit<typeof watchRequest>('PUT /requests/:requestId/watch', {
    invalidates: requestRoutes,
  })
  if (state === 'draft') return null
  const names = watchers.map(({ name }) => name)
  return (
    <div className={styles.watch}>
      <span>{names.length === 0 ? 'Nobody else watches.' : `Also told: ${formatList(names)}.`}</span>
      <Button
        look="link"
        waiting={watch.waiting && 'Saving'}
        onPress={() => watch.submit({ params: { requestId: id }, body: { isWatching: !isWatching } })}
      >
        {isWatching ? 'Stop watching' : 'Watch'}
      </Button>
      <FormErrors problem={watch.problem} title="Nothing was changed" />
    </div>
  )
}
