import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { classes } from '../../web/ui/classes.ts'
import { Popup } from '../../web/ui/Popup.tsx'
import { isSame } from '../add-reading.ts'
import { criterionLabels } from '../need.ts'
import { AddCriterionForm } from './AddCriterionForm.tsx'
import { CriterionForm } from './CriterionForm.tsx'
import { NeedActivityForm } from './NeedActivityForm.tsx'
import { NeedDayForm } from './NeedDayForm.tsx'
import styles from './NeedPanel.module.css'
import { NeedWordsForm } from './NeedWordsForm.tsx'
import type { NeedTold } from './queries.ts'
import { type Choice, type Span, sayWhen } from './reading.queries.ts'

type NeedPanelProps = {
  readonly need: NeedTold
  /** The day that is taken where the need names none. */
  readonly usualDay?: string | undefined
  /** Given, each part opens to be changed, loosened or removed. */
  readonly onChange?: ((need: NeedTold) => void) | undefined
  /** What stands before the parts. */
  readonly opening?: string
  /** Without the activity and the day, where the page has its own place for them. */
  readonly onlyCriteria?: boolean
  /** The sentence the need was read from: what else its pieces can mean is offered with them. */
  readonly spans?: readonly Span[]
  readonly onChoose?: (span: Span, choice: Choice) => void
}

type Criterion = NeedTold['criteria'][number]

/** A need as it is read: each part with its weight, and where it came from. */
export function NeedPanel({
  need,
  usualDay,
  onChange,
  opening = 'Read as',
  onlyCriteria = false,
  spans = [],
  onChoose,
}: NeedPanelProps) {
  const change = (at: number, criterion: Criterion | null) =>
    onChange?.({
      ...need,
      criteria: need.criteria.flatMap((each, place) =>
        place !== at ? [each] : criterion === null ? [] : [criterion],
      ),
    })
  return (
    <div className={styles.line}>
      <span className={styles.opening}>{opening}</span>
      {!onlyCriteria && <ActivityAndDay need={need} usualDay={usualDay} onChange={onChange} />}
      {need.criteria.map((criterion, at) => (
        <Part
          key={`${criterion.kind} ${criterion.value}`}
          label={`${criterionLabels[criterion.kind]} ${criterion.name}`}
          words={<CriterionWords criterion={criterion} />}
          form={
            onChange &&
            ((close) => (
              <CriterionForm
                criterion={criterion}
                span={spans.find((span) => span.criteria.some((each) => isSame(each, criterion)))}
                onChoose={onChoose}
                onChange={(next) => change(at, next)}
                onClose={close}
              />
            ))
          }
        />
      ))}
      {need.words.trim() !== '' && need.words.length <= 60 && (
        <Part
          label="Words"
          words={
            <>
              Words <strong>“{need.words.trim()}”</strong>
            </>
          }
          form={
            onChange &&
            ((close) => (
              <NeedWordsForm
                value={need.words}
                onChange={(words) => {
                  onChange({ ...need, words })
                  close()
                }}
              />
            ))
          }
        />
      )}
      {onChange !== undefined && (
        <Popup
          label="Add a criterion"
          place="below-left"
          button={(toggle, open) => (
            <button type="button" className={styles.add} onClick={toggle} aria-expanded={open}>
              Add a criterion
            </button>
          )}
        >
          {(close) => (
            <AddCriterionForm
              onAdd={(criterion) => {
                onChange({
                  ...need,
                  criteria: [...need.criteria.filter((each) => !isSame(each, criterion)), criterion],
                })
                close()
              }}
            />
          )}
        </Popup>
      )}
    </div>
  )
}

function CriterionWords({ criterion }: { readonly criterion: Criterion }) {
  const { kind, name, weight, isMust, source } = criterion
  return (
    <>
      {criterionLabels[kind]} <strong>{name}</strong>
      <sup className={styles.weight}>{isMust ? 'must' : `×${weight}`}</sup>
      {source === 'deal' && <span className={styles.source}> from the deal</span>}
    </>
  )
}

function ActivityAndDay({
  need,
  usualDay,
  onChange,
}: Pick<NeedPanelProps, 'need' | 'usualDay' | 'onChange'>) {
  const types = useQuery(activityTypesQuery()).data?.rows
  const type = types?.find(({ id }) => id === need.activityTypeId)
  return (
    <>
      <Part
        label="Activity"
        words={
          <>
            Ask for <strong>{type?.name ?? 'an activity'}</strong>
            {need.wanted > 1 && (
              <>
                , <strong>{need.wanted}</strong> wanted
              </>
            )}
          </>
        }
        form={
          onChange &&
          (() => (
            <NeedActivityForm
              value={need.activityTypeId}
              wanted={need.wanted}
              onChange={(activityTypeId, wanted) => onChange({ ...need, activityTypeId, wanted })}
            />
          ))
        }
      />
      <Part
        label="Day"
        words={<WhenWords need={need} usualDay={usualDay} />}
        form={
          onChange &&
          (() => (
            <NeedDayForm
              value={need.wishedOn}
              by={need.by}
              onChange={(wishedOn, by) => onChange({ ...need, wishedOn, by })}
            />
          ))
        }
      />
    </>
  )
}

/** The day, or the last day, which nobody gets past. */
function WhenWords({ need, usualDay }: Pick<NeedPanelProps, 'need' | 'usualDay'>) {
  const isOpen = need.wishedOn === null && need.by === null
  const [opener, day] = sayWhen(isOpen ? { wishedOn: usualDay ?? null, by: null } : need)
  return (
    <>
      {need.by !== null && <IconLock size={13} stroke={1.5} aria-hidden className={styles.lock} />}
      {opener} <strong>{day}</strong>
    </>
  )
}

type PartProps = {
  readonly label: string
  readonly words: ReactNode
  readonly form: ((close: () => void) => ReactNode) | undefined
}

function Part({ label, words, form }: PartProps) {
  if (form === undefined) return <span className={classes(styles.part, styles.words)}>{words}</span>
  return (
    <Popup
      label={label}
      place="below-left"
      button={(toggle, open) => (
        <button type="button" className={styles.part} onClick={toggle} aria-expanded={open}>
          <span className={styles.words}>{words}</span>
        </button>
      )}
    >
      {form}
    </Popup>
  )
}
