import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../web/api-problem.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import type { LibraryLetter } from '../letter.ts'

const labels = {
  title: 'Title',
  fits: 'When it fits',
  subject: 'Subject',
  body: 'Words',
  germanSubject: 'Subject in German',
  germanBody: 'Words in German',
}

/** What a new one begins with. */
export const blankWords: LibraryLetter = {
  title: '',
  fits: '',
  subject: '',
  body: 'Dear {name},\n\n[what it is about]\n\nKind regards\n{sender}\n{workspace}',
  germanSubject: null,
  germanBody: null,
}

type Saving = {
  readonly waiting: boolean
  readonly problem: ApiProblem | undefined
  readonly fieldErrors: Readonly<Record<string, string>>
}

type LibraryPanelProps<Draft extends LibraryLetter> = {
  readonly title: string
  readonly isNew: boolean
  readonly first: Draft
  readonly placeholders: readonly string[]
  readonly may: string | null
  readonly saving: Saving
  readonly onSave: (draft: Draft) => void
  readonly onClose: () => void
  /** The button that takes it out of use, and back. */
  readonly life: ReactNode
  /** What kind of letter it is. */
  readonly kind: (draft: Draft, change: (part: Partial<Draft>) => void) => ReactNode
}

/** One letter of a library: what it is, when it fits, and its words, in German too where there are some. */
export function LibraryPanel<Draft extends LibraryLetter>(props: LibraryPanelProps<Draft>) {
  const { title, isNew, may, saving, life } = props
  const [draft, setDraft] = useState(props.first)
  return (
    <Sheet
      title={title}
      onClose={props.onClose}
      onSubmit={() => {
        if (may === null) props.onSave(draft)
      }}
      foot={
        <>
          <Button look="solid" type="submit" waiting={saving.waiting && 'Saving'} disabledReason={may}>
            {isNew ? 'Add it' : 'Save changes'}
          </Button>
          {life}
        </>
      }
    >
      <FieldStack>
        <Words
          draft={draft}
          errors={saving.fieldErrors}
          placeholders={props.placeholders}
          kind={props.kind(draft, (part) => setDraft({ ...draft, ...part }))}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <FormErrors problem={saving.problem} labels={labels} title="Nothing was saved" />
      </FieldStack>
    </Sheet>
  )
}

type WordsProps = {
  readonly draft: LibraryLetter
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<LibraryLetter>) => void
}

function Words({
  draft,
  errors,
  placeholders,
  kind,
  onChange,
}: WordsProps & { readonly placeholders: readonly string[]; readonly kind: ReactNode }) {
  const text = (field: 'title' | 'fits' | 'subject') => ({
    label: labels[field],
    name: field,
    value: draft[field],
    onChange: (value: string) => onChange({ [field]: value }),
    error: errors[field],
  })
  const named = placeholders.map((each) => `{${each}}`).join(', ')
  return (
    <>
      <TextField {...text('title')} />
      {kind}
      <TextField {...text('fits')} help="In a sentence, for whoever chooses among them." />
      <TextField {...text('subject')} />
      <TextArea
        label={labels.body}
        name="body"
        rows={10}
        value={draft.body}
        onChange={(body) => onChange({ body })}
        error={errors.body}
        help={`${named} are filled in. What only the sender knows stands in [brackets].`}
      />
      <GermanWords draft={draft} errors={errors} onChange={onChange} />
    </>
  )
}

function GermanWords({ draft, errors, onChange }: WordsProps) {
  const german = (field: 'germanSubject' | 'germanBody') => ({
    label: labels[field],
    name: field,
    value: draft[field] ?? '',
    onChange: (value: string) => onChange({ [field]: value === '' ? null : value }),
    error: errors[field],
  })
  return (
    <Disclosure
      title="In German"
      summary={
        draft.germanBody === null ? 'none: everybody reads the words above' : 'for those who read German'
      }
    >
      <FieldStack>
        <TextField {...german('germanSubject')} />
        <TextArea {...german('germanBody')} rows={10} />
      </FieldStack>
    </Disclosure>
  )
}

type LifeButtonProps = {
  readonly inUse: boolean
  readonly may: string | null
  readonly waiting: boolean
  readonly onPress: () => void
}

/** Takes a letter out of use, or puts it back. */
export function LifeButton({ inUse, may, waiting, onPress }: LifeButtonProps) {
  return (
    <Button onPress={onPress} waiting={waiting && 'Saving'} disabledReason={may}>
      {inUse ? 'Take out of use' : 'Put into use'}
    </Button>
  )
}
