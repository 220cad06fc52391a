import { useQueryClient } from '@tanstack/react-query'
import { ConflictPanel } from '../../customers/web/ConflictPanel.tsx'
import { sentOf } from '../../matching/sent-need.ts'
import type { NeedTold } from '../../matching/web/queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { updateRequest } from '../request.contract.ts'
import { briefOf } from './brief-draft.queries.ts'
import { type Request, requestRoutes } from './queries.ts'

type ChangedNeedFormProps = {
  readonly request: Request
  readonly need: NeedTold
  readonly onDone: () => void
}

/** A need tried out on the candidates: kept in the request only when somebody says so. */
export function ChangedNeedForm({ request, need, onDone }: ChangedNeedFormProps) {
  const queries = useQueryClient()
  const save = useSubmit<typeof updateRequest>('PATCH /requests/:requestId', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('The request asks for this now')
      onDone()
    },
  })
  const send = (version = request.version) =>
    save.submit({
      params: { requestId: request.id },
      body: { ...briefOf(request), need: sentOf(need), version },
    })
  return (
    <>
      <Note
        tone="due"
        title="You look with a changed need"
        lined
        actions={
          <ButtonRow>
            <Button
              waiting={save.waiting && 'Keeping'}
              disabledReason={request.may['edit']}
              onPress={() => send()}
            >
              Keep it in the request
            </Button>
            <Button look="link" onPress={onDone}>
              Back to the request’s own
            </Button>
          </ButtonRow>
        }
      >
        The request itself still asks for what its requester wrote.
      </Note>
      <ConflictPanel
        problem={save.problem}
        onOverwrite={send}
        onTakeTheirs={() => {
          void queries.invalidateQueries({ queryKey: ['GET /requests/:requestId'] })
          onDone()
        }}
      />
    </>
  )
}
