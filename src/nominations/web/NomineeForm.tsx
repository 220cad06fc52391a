import { findAccounts } from '../../customers/web/account.queries.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { NomineeSearchForm } from './NomineeSearchForm.tsx'
import { type Draft, type Nominee, nomineePath, sayInProgram, type Who } from './nominate.queries.ts'
import type { Start } from './queries.ts'

type NomineeFormProps = {
  readonly start: Start
  readonly draft: Draft
  readonly set: (patch: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
  /** Somebody is chosen; the next field is asked for. */
  readonly onChosen: () => void
}

/** The first field: who. Found while typing; chosen, it becomes a line; somebody new becomes four fields. */
export function NomineeForm(props: NomineeFormProps) {
  const { draft, set, start, errors, onChosen } = props
  const again = () => set({ who: null })
  if (draft.who?.kind === 'new')
    return <NewcomerForm draft={draft} set={set} errors={errors} onOther={again} />
  if (draft.who !== null) return <Chosen who={draft.who} onOther={again} />
  const blocked = start.contact !== null && draft.name === start.contact.name ? start.contact : null
  return (
    <>
      <NomineeSearchForm
        start={start}
        draft={draft}
        set={set}
        onChosen={onChosen}
        error={errors['contactId']}
      />
      {blocked !== null && <NotAgain nominee={blocked} />}
    </>
  )
}

type ChosenProps = { readonly who: Exclude<Who, { kind: 'new' }>; readonly onOther: () => void }

function Chosen({ who, onOther }: ChosenProps) {
  const { nominee } = who
  const post = [nominee.title, nominee.account?.name].filter(Boolean).join(', ') || 'No account known'
  const detail =
    who.kind === 'voice' ? `${post}; ${who.by} put them forward; your words will stand beside theirs.` : post
  return (
    <div>
      <Lines label="Who">
        <Line
          mark={<StateShape kind={who.kind === 'voice' ? 'half' : 'kept'} />}
          title={nominee.name}
          detail={detail}
          action={
            <Button look="link" onPress={onOther} aria-label={`Somebody else than ${nominee.name}`}>
              Somebody else
            </Button>
          }
        />
      </Lines>
    </div>
  )
}

/** Whom the address names, and who needs no nomination any more. */
function NotAgain({ nominee }: { readonly nominee: Nominee }) {
  const words =
    nominee.kind === 'in-program'
      ? `${nominee.name} is ${sayInProgram(nominee)}.`
      : `You put ${nominee.name} forward already.`
  return (
    <Note tone="kept" title={words} actions={<TextLink to={nomineePath(nominee)}>Open</TextLink>}>
      Nothing more is needed. Type a name to put somebody else forward.
    </Note>
  )
}

type NewcomerFormProps = Pick<NomineeFormProps, 'draft' | 'set' | 'errors'> & { readonly onOther: () => void }

function NewcomerForm({ draft, set, errors, onOther }: NewcomerFormProps) {
  return (
    <>
      <TextField
        label="Who"
        name="name"
        autoFocus
        aside={
          <Button look="link" onPress={onOther}>
            Search again
          </Button>
        }
        value={draft.name}
        onChange={(name) => set({ name })}
        error={errors['newContact.name'] ?? errors['name']}
        help="Somebody new becomes a contact with this nomination."
      />
      <ComboBox
        label="Where they work"
        name="accountId"
        value={draft.account}
        onChange={(account) => set({ account })}
        find={findAccounts}
        error={errors['newContact.accountId'] ?? errors['accountId']}
      />
      <FieldGrid columns="1fr 1fr">
        <TextField
          label="Post"
          name="title"
          aside="optional"
          value={draft.title}
          onChange={(title) => set({ title })}
          error={errors['newContact.title']}
        />
        <TextField
          label="Work mail"
          name="email"
          type="email"
          aside="optional"
          value={draft.email}
          onChange={(email) => set({ email })}
          error={errors['newContact.email']}
        />
      </FieldGrid>
    </>
  )
}
