import { activityFamilies, activityFamilyNames } from '../../activities/activity-type.ts'
import { NeedPanel } from '../../matching/web/NeedPanel.tsx'
import { formatCount, formatDay } from '../../web/format.ts'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { BriefMoreForm } from './BriefMoreForm.tsx'
import { BriefOwnFieldsForm } from './BriefOwnFieldsForm.tsx'
import {
  asksFor,
  type BriefDraft,
  briefLabels,
  isBelowNotice,
  isBelowStage,
  kindOf,
} from './brief-draft.queries.ts'
import type { Start } from './queries.ts'

type BriefFormProps = {
  readonly draft: BriefDraft
  readonly set: (patch: Partial<BriefDraft>) => void
  readonly kinds: Start['activityTypes']
  readonly errors: Readonly<Record<string, string>>
  /** Another kind brings its own notice, length and fields: the page reads them. */
  readonly onKind: (activityTypeId: string) => void
  /** Why the kind cannot change any more; null where it can. */
  readonly fixedKind?: string | null
}

/** What, when, with whom, why; the rest is folded until somebody wants it. */
export function BriefForm(props: BriefFormProps) {
  const { draft, set, kinds, errors, onKind, fixedKind = null } = props
  const kind = kindOf(kinds, draft.activityTypeId)
  return (
    <>
      <FieldGrid columns="3fr 2fr">
        <Select
          label="What"
          name="activityTypeId"
          value={draft.activityTypeId}
          onChange={onKind}
          options={kindOptions(kinds, draft.activityTypeId, fixedKind)}
          placeholder="Choose one"
          error={errors['activityTypeId']}
        />
        <DateField
          label={kind?.dayLabel ?? 'When, at the latest'}
          name="needBy"
          value={draft.needBy}
          onChange={(needBy) => set({ needBy })}
          help={kind && sayNotice(kind)}
          error={errors['needBy']}
        />
      </FieldGrid>
      <Exception {...props} />
      {kind !== undefined && (
        <BriefOwnFieldsForm
          fields={kind.fields.filter((field) => field.isRequired)}
          values={draft.fields}
          onChange={(fields) => set({ fields })}
          errors={errors}
        />
      )}
      <WhereAndWho {...props} />
      <TextArea
        label="Why"
        name="purpose"
        value={draft.purpose}
        onChange={(purpose) => set({ purpose })}
        help="What has to be decided, and what a customer’s word would change."
        error={errors['purpose']}
      />
      <TextArea
        label="What they should have lived through"
        name="need.words"
        aside="optional"
        rows={2}
        maxLength={1000}
        value={draft.need.words}
        onChange={(words) => set({ need: { ...draft.need, words } })}
        help="In your own words; it is searched for in their stories."
        error={errors['need.words']}
      />
      <NeedPanel need={draft.need} onChange={(need) => set({ need })} opening="And looked for" onlyCriteria />
      <Disclosure title="More about it" summary={sayMore(draft, kind)} open={hasErrorIn(errors)}>
        <BriefMoreForm draft={draft} set={set} errors={errors} kind={kind} />
      </Disclosure>
    </>
  )
}

/** The kinds in their families; those that cannot be chosen any more say why. */
function kindOptions(kinds: BriefFormProps['kinds'], chosen: string, fixedKind: string | null) {
  return activityFamilies.map((family) => ({
    group: activityFamilyNames[family],
    options: kinds
      .filter((kind) => kind.family === family)
      .map(({ id, name }) => ({
        value: id,
        label: name,
        ...(fixedKind === null || id === chosen ? {} : { disabledReason: fixedKind }),
      })),
  }))
}

/** Whom a talk is with; where an event is, and when on its day it begins. What is delivered asks for neither. */
function WhereAndWho({ draft, set, kinds, errors }: BriefFormProps) {
  const kind = kindOf(kinds, draft.activityTypeId)
  return (
    <>
      {kind?.timing === 'fixed-day' && (
        <FieldGrid columns="3fr 2fr">
          <TextField
            label="Where it is"
            name="place"
            aside="optional"
            maxLength={300}
            value={draft.place}
            onChange={(place) => set({ place })}
            error={errors['place']}
          />
          <TextField
            label="Begins at"
            name="times.0"
            aside="your time, optional"
            type="time"
            value={draft.times[0]?.hour ?? ''}
            onChange={(hour) =>
              set({ times: hour === '' ? [] : [{ key: 'begins', day: draft.needBy, hour }] })
            }
            error={errors['times.0']}
          />
        </FieldGrid>
      )}
      {asksFor(kind).isTalk && (
        <TextField
          label={kind?.timing === 'fixed-day' ? 'Who will be there' : 'With whom they would talk'}
          name="speaksWith"
          value={draft.speaksWith}
          onChange={(speaksWith) => set({ speaksWith })}
          help="Name and post, as the customer will read it."
          maxLength={300}
          error={errors['speaksWith']}
        />
      )}
    </>
  )
}

/** What breaks a rule, the notice of its kind or a quota, is an exception that somebody approves, and says why. */
function Exception({ draft, set, kinds, errors }: BriefFormProps) {
  const kind = kindOf(kinds, draft.activityTypeId)
  const isBelow = kind !== undefined && isBelowNotice(draft, kind)
  const isAsked = errors['exceptionReason'] !== undefined || draft.exceptionReason !== ''
  if (!isBelow && !isBelowStage(kind) && !isAsked) return null
  return (
    <>
      {kind?.below != null && (
        <Note tone="due" title={`In “${kind.below.now}” this is an exception`} lined>
          {kind.name} is for “{kind.below.earliest}” and later. Your team’s manager approves it before anybody
          is asked; exceptions are counted.
        </Note>
      )}
      {isBelow && (
        <Note tone="due" title={`Sooner than ${formatDay(kind.earliestOn)} is an exception`} lined>
          {kind.name} asks for {formatCount(kind.noticeDays, 'working day', 'working days')} of notice. Your
          team’s manager approves it before anybody is asked; exceptions are counted.
        </Note>
      )}
      <TextField
        label={briefLabels['exceptionReason'] ?? ''}
        name="exceptionReason"
        value={draft.exceptionReason}
        onChange={(exceptionReason) => set({ exceptionReason })}
        maxLength={300}
        error={errors['exceptionReason']}
      />
    </>
  )
}

function sayNotice({ noticeDays, earliestOn }: Start['activityTypes'][number]): string {
  if (noticeDays === 0) return 'No notice needed.'
  return `Earliest ${formatDay(earliestOn)}: ${formatCount(noticeDays, 'working day', 'working days')} of notice.`
}

const folded = ['title', 'context', 'wanted', 'minutes', 'language', 'place', 'speaksWithEmail', 'audience']

const hasErrorIn = (errors: Readonly<Record<string, string>>) =>
  Object.keys(errors).some((name) => folded.includes(name) || /^(times|fields)/.test(name))

function sayMore(
  { minutes, times, wanted }: BriefDraft,
  kind: Start['activityTypes'][number] | undefined,
): string {
  const isSlot = kind?.timing === 'slot'
  const parts = [
    minutes === null || !asksFor(kind).hasHour ? null : `${minutes} min`,
    !isSlot || times.length === 0 ? null : formatCount(times.length, 'time offered', 'times offered'),
    wanted === null || wanted === 1 ? null : `${wanted} people`,
  ]
  return parts.filter((part) => part !== null).join(', ')
}
