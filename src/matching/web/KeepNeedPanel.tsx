import { IconBookmark } from '@tabler/icons-react'
import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Popup } from '../../web/ui/Popup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { keepNeed } from '../saved-need.contract.ts'
import { nameOfNeed, type Telling } from '../saved-need.ts'
import { sentOf } from '../sent-need.ts'
import type { NeedTold } from './queries.ts'
import styles from './SavedNeedsPanel.module.css'
import { savedNeedRoutes, tellingOptions } from './saved-need.queries.ts'

type KeepNeedPanelProps = {
  readonly need: NeedTold
  readonly activity: string
  /** Whom the need is for, where a deal says so. */
  readonly prospect: string | null
}

/** Keeps the need as it stands under a name, so that its owner is told of whoever comes to fit it. */
export function KeepNeedPanel(props: KeepNeedPanelProps) {
  return (
    <Popup
      label="Keep this need"
      button={(toggle, open) => (
        <Button
          icon={<IconBookmark size={16} stroke={1.5} aria-hidden />}
          onPress={toggle}
          aria-expanded={open}
        >
          Keep this need
        </Button>
      )}
    >
      {(close) => <KeepForm {...props} onDone={close} />}
    </Popup>
  )
}

function KeepForm({
  need,
  activity,
  prospect,
  onDone,
}: KeepNeedPanelProps & { readonly onDone: () => void }) {
  const [name, setName] = useState(() => nameOfNeed(need, activity, prospect))
  const [telling, setTelling] = useState<Telling>('mail')
  const keep = useSubmit<typeof keepNeed>('POST /saved-needs', {
    invalidates: savedNeedRoutes,
    onDone: () => {
      showToast(`Kept as “${name.trim()}”`)
      onDone()
    },
  })
  return (
    <div className={styles.form}>
      <TextField
        label="Keep it as"
        name="name"
        value={name}
        onChange={setName}
        error={keep.fieldErrors.name}
        maxLength={300}
      />
      <Select
        label="When somebody new fits"
        name="telling"
        value={telling}
        onChange={(value) => setTelling(value as Telling)}
        options={tellingOptions}
      />
      <FormErrors problem={keep.problem} labels={{ name: 'Name' }} />
      <Button
        waiting={keep.waiting && 'Keeping'}
        disabledReason={name.trim() === '' ? 'Give it a name' : null}
        onPress={() => keep.submit({ body: { name: name.trim(), need: sentOf(need), telling } })}
      >
        Keep
      </Button>
    </div>
  )
}
