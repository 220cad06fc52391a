import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { logCultivation, removeCultivation } from '../arc.contract.ts'
import { cultivationWords } from '../arc.ts'
import { CultivationForm } from './CultivationForm.tsx'
import { type Cultivation, cultivationRoutes, cultivationsQuery } from './queries.ts'

type Account = { readonly id: string; readonly name: string }

/** What was done for this customer before anything is asked of them, and how to log more of it. */
export function CultivationsPanel({ account }: { readonly account: Account }) {
  const list = useInfiniteQuery(cultivationsQuery(account.id))
  const [open, setOpen] = useState<Cultivation | 'new' | null>(null)
  const rows = rowsOf(list.data) ?? []
  return (
    <Section
      title="Done for them"
      aside={
        <Button look="link" onPress={() => setOpen('new')}>
          Log something
        </Button>
      }
    >
      <QueryView query={list} what="What was done for them">
        {() => (
          <>
            {rows.length === 0 && <p>Nothing logged yet: who is helped first is glad to help.</p>}
            <Lines label="Done for them">
              {rows.map((row) => (
                <CultivationLine key={row.id} row={row} onEdit={() => setOpen(row)} />
              ))}
            </Lines>
          </>
        )}
      </QueryView>
      {list.hasNextPage && <Pager shown={rows.length} total={null} query={list} withoutKeys />}
      {open !== null && (
        <CultivationForm
          account={account}
          {...(open === 'new' ? {} : { logged: open })}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function CultivationLine({ row, onEdit }: { readonly row: Cultivation; readonly onEdit: () => void }) {
  const { id, kind, account, contact, person, doneOn, words, may } = row
  const me = useSession().person?.id
  const restore = useSubmit<typeof logCultivation>('POST /accounts/:accountId/cultivations', {
    invalidates: cultivationRoutes,
    onDone: () => showToast('Logged again'),
  })
  const logAgain = () =>
    restore.submit({
      params: { accountId: account.id },
      body: { kind, doneOn, words, contactId: contact?.id ?? null },
    })
  const remove = useSubmit<typeof removeCultivation>('DELETE /cultivations/:cultivationId', {
    invalidates: cultivationRoutes,
    // Whoever logs it again is the one who logged it: another’s entry would come back under the wrong name.
    onDone: () => showToast('Taken back', person.id === me ? logAgain : undefined),
  })
  return (
    <Line
      strong={false}
      title={words ?? cultivationWords[kind]}
      detail={[
        words === null ? null : cultivationWords[kind].toLowerCase(),
        contact?.name ?? null,
        `${formatDay(doneOn)} by ${person.name}`,
      ]
        .filter((part) => part !== null)
        .join('; ')}
      action={
        may.edit === null && (
          <ButtonRow>
            <Button look="link" onPress={onEdit} aria-label={`Edit ${words ?? cultivationWords[kind]}`}>
              Edit
            </Button>
            <Button
              look="link"
              onPress={() => remove.submit({ params: { cultivationId: id } })}
              aria-label={`Take back ${words ?? cultivationWords[kind]}`}
            >
              Take back
            </Button>
          </ButtonRow>
        )
      }
    />
  )
}
