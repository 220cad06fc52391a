import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ConflictPanel } from '../../customers/web/ConflictPanel.tsx'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { updateRequest } from '../request.contract.ts'
import { BriefForm } from './BriefForm.tsx'
import {
  type BriefDraft,
  bodyOf,
  briefWaitsFor,
  draftOf,
  kindOf,
  labelsOf,
  toldOf,
} from './brief-draft.queries.ts'
import { briefQuery, type Request, requestRoutes } from './queries.ts'

type EditBriefFormProps = { readonly request: Request; readonly onClose: () => void }

/** The brief of a request in a sheet. Somebody else's change meanwhile is told, and nothing typed is lost. */
export function EditBriefForm({ request, onClose }: EditBriefFormProps) {
  const [draft, setDraft] = useState(() => draftOf(toldOf(request)))
  const [version] = useState(request.version)
  const set = (patch: Partial<BriefDraft>) => setDraft((old) => ({ ...old, ...patch }))
  const start = useQuery(
    briefQuery({
      type: draft.activityTypeId,
      ...(draft.opportunityId === null ? {} : { opportunity: draft.opportunityId }),
    }),
  )
  const kinds = start.data?.activityTypes ?? []
  const kind = kindOf(kinds, draft.activityTypeId)
  const queries = useQueryClient()
  const save = useSubmit<typeof updateRequest>('PATCH /requests/:requestId', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  const send = (over = version) =>
    save.submit({ params: { requestId: request.id }, body: { ...bodyOf(draft, kind), version: over } })
  const takeTheirs = () => {
    void queries.invalidateQueries({ queryKey: ['GET /requests/:requestId'] })
    onClose()
  }
  // The form is longer than its sheet: what stands in the way of saving has to be seen.
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (save.problem !== undefined) end.current?.scrollIntoView({ block: 'nearest' })
  }, [save.problem])
  const isDraft = request.state === 'draft'
  const waits = isDraft ? null : briefWaitsFor(draft, kind)
  return (
    <FormSheet
      title="Edit the brief"
      fact={request.title}
      onClose={onClose}
      onSubmit={() => waits === null && send()}
      submit="Save changes"
      save={save}
      disabledReason={request.may['edit'] ?? waits}
      errors={
        <div ref={end}>
          <ConflictPanel
            problem={save.problem}
            labels={labelsOf(kind)}
            onOverwrite={send}
            onTakeTheirs={takeTheirs}
          />
        </div>
      }
    >
      <QueryView query={start} what="The form">
        {() => (
          <BriefForm
            draft={draft}
            set={set}
            kinds={kinds}
            errors={save.fieldErrors}
            onKind={(activityTypeId) => set({ activityTypeId, fields: {} })}
            fixedKind={request.asks.length > 0 ? 'An advocate was proposed for this already.' : null}
          />
        )}
      </QueryView>
    </FormSheet>
  )
}
