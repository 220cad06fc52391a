import { IconBookmark, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, IconButton } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Popup } from '../../web/ui/Popup.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import type { deleteAdvocateView, saveAdvocateView } from '../list.contract.ts'
import { viewsQuery } from './queries.ts'
import styles from './ViewsPanel.module.css'

const invalidates = ['GET /advocate-views'] as const

/** The views somebody keeps of a list: opened, kept under a name, forgotten. */
export function ViewsPanel({ place }: { readonly place: string }) {
  return (
    <Popup
      label="Saved views"
      button={(toggle, open) => (
        <Button
          icon={<IconBookmark size={16} stroke={1.5} aria-hidden />}
          onPress={toggle}
          aria-expanded={open}
        >
          Saved views
        </Button>
      )}
    >
      {(close) => <Views place={place} onDone={close} />}
    </Popup>
  )
}

function Views({ place, onDone }: { readonly place: string; readonly onDone: () => void }) {
  const views = useQuery(viewsQuery()).data?.views
  const go = useGo()
  const router = useRouter()
  const [name, setName] = useState('')
  const save = useSubmit<typeof saveAdvocateView>('POST /advocate-views', {
    invalidates,
    onDone: () => setName(''),
  })
  const forget = useSubmit<typeof deleteAdvocateView>('DELETE /advocate-views/:advocateViewId', {
    invalidates,
  })
  return (
    <div className={styles.views}>
      {views !== undefined && views.length > 0 && (
        <Lines label="Your views">
          {views.map((view) => (
            <Line
              key={view.id}
              strong={false}
              title={
                <Button
                  look="link"
                  onPress={() => {
                    go(`${place}${view.query}`)
                    onDone()
                  }}
                >
                  {view.name}
                </Button>
              }
              action={
                <IconButton
                  label={`Forget ${view.name}`}
                  icon={<IconX size={16} stroke={1.5} aria-hidden />}
                  onPress={() => forget.submit({ params: { advocateViewId: view.id } })}
                />
              }
            />
          ))}
        </Lines>
      )}
      <TextField
        label="Keep what is shown as"
        name="name"
        value={name}
        onChange={setName}
        error={save.fieldErrors.name}
      />
      <FormErrors problem={save.problem} labels={{ name: 'Name' }} />
      <Button
        waiting={save.waiting && 'Saving'}
        disabledReason={name.trim() === '' ? 'Give it a name' : null}
        onPress={() => save.submit({ body: { name: name.trim(), query: router.latestLocation.searchStr } })}
      >
        Keep this view
      </Button>
    </div>
  )
}
