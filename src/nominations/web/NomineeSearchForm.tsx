import { IconUserPlus } from '@tabler/icons-react'
import { useCallback } from 'react'
import { tellLikeness } from '../../customers/duplicates/tell-likeness.ts'
import { formatDay } from '../../web/format.ts'
import { useGo } from '../../web/navigation.ts'
import { FoundWhileTyping } from '../../web/ui/FoundWhileTyping.tsx'
import { Highlight } from '../../web/ui/Highlight.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { useFound } from '../../web/ui/use-found.ts'
import {
  type Draft,
  type Nominee,
  nomineePath,
  readNominees,
  sayInProgram,
  whoOf,
} from './nominate.queries.ts'
import type { Start } from './queries.ts'

type NomineeSearchFormProps = {
  readonly start: Start
  readonly draft: Draft
  readonly set: (patch: Partial<Draft>) => void
  readonly onChosen: () => void
  readonly error: string | undefined
}

/** A name while it is typed, and under it who may be meant, each line with its own act. */
export function NomineeSearchForm({ start, draft, set, onChosen, error }: NomineeSearchFormProps) {
  const go = useGo()
  const accountId = start.account?.id ?? null
  const find = useCallback(
    (text: string, signal: AbortSignal) => readNominees(text, accountId, signal),
    [accountId],
  )
  const found = useFound(draft.name, find, true)
  const typed = draft.name.trim()
  const cannotAdd = start.may['addContact'] ?? null
  const take = (nominee: Nominee) => {
    const who = whoOf(nominee)
    if (who === null) return go(nomineePath(nominee))
    set({ who, name: nominee.name })
    onChosen()
  }
  const newcomer = {
    id: 'new',
    mark: <IconUserPlus size={14} stroke={1.5} aria-hidden />,
    title: `Somebody new called “${typed}”`,
    act: 'Add',
    onAct: () => set({ who: { kind: 'new' }, name: typed }),
  }
  const known = found.items.map((nominee) => lineOf(nominee, typed, accountId, () => take(nominee)))
  const nobody = found.searching ? 'Searching' : 'Nobody on record is called that.'
  return (
    <FoundWhileTyping
      label="Who"
      name="contactId"
      aside="1 of 3"
      value={draft.name}
      onChange={(name) => set({ name })}
      found={
        typed.length < 2 ? [] : [...known, ...(cannotAdd === null && !found.searching ? [newcomer] : [])]
      }
      question={known.length > 0 ? 'Is it one of these?' : nobody}
      error={found.failed ? 'The search could not be run; type on to try again.' : error}
      help={cannotAdd === null ? undefined : `Somebody who is on record. ${cannotAdd}`}
    />
  )
}

const marks = { here: 'later', elsewhere: 'not-asked', nominated: 'half', 'in-program': 'kept' } as const

function lineOf(nominee: Nominee, typed: string, accountId: string | null, onAct: () => void) {
  return {
    id: nominee.contactId,
    mark: <StateShape kind={marks[nominee.kind]} />,
    title: (
      <>
        <strong>
          <Highlight text={nominee.name} typed={typed} />
        </strong>
        {nominee.title !== null && `, ${nominee.title}`}
      </>
    ),
    detail: detailOf(nominee, accountId),
    act: actOf(nominee),
    onAct,
  }
}

function detailOf(nominee: Nominee, accountId: string | null): string {
  const { account, kind, nomination } = nominee
  const where = account?.name ?? 'No account known'
  const why = tellLikeness((nominee.likeness?.reasons ?? []).map((code) => ({ code, detail: null })))
  if (kind === 'nominated' && nomination !== null) {
    const by = nomination.isMine ? 'you put them forward' : `${nomination.by} put them forward`
    return `${nominee.account?.id === accountId ? 'Here' : where}; ${by} on ${formatDay(nomination.at)}, in triage`
  }
  if (kind === 'in-program') return `${where}; ${sayInProgram(nominee)}`
  if (kind === 'elsewhere')
    return `On record at ${account?.name ?? 'no account'}${why === '' ? '' : `; ${why}`}`
  return accountId !== null ? 'Here, not in the program' : `${where}; not in the program`
}

function actOf({ kind, nomination }: Nominee): string {
  if (kind === 'nominated') return nomination?.isMine ? 'Open yours' : 'Add your voice'
  if (kind === 'in-program') return 'Open'
  return kind === 'elsewhere' ? 'Same person' : 'Choose'
}
