import { IconDots } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { useGo } from '../../web/navigation.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, IconButton } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Popup } from '../../web/ui/Popup.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { searchOfNeed } from '../need-address.ts'
import type { changeSavedNeed, dropSavedNeed, seeSavedNeed } from '../saved-need.contract.ts'
import { haltWords, type Telling } from '../saved-need.ts'
import { sentOf } from '../sent-need.ts'
import type { NeedTold } from './queries.ts'
import styles from './SavedNeedsPanel.module.css'
import {
  allSavedNeedsQuery,
  type SavedNeed,
  savedNeedRoutes,
  savedNeedsQuery,
  tellingOptions,
} from './saved-need.queries.ts'

/** The needs somebody keeps, with who is new for each; for program managers also those of others. */
export function SavedNeedsPanel({ need }: { readonly need: NeedTold }) {
  const rows = useQuery(savedNeedsQuery()).data?.rows
  const { person } = useSession()
  const seesAll = person?.roles.includes('program-manager') ?? false
  if (rows === undefined) return null
  const news = rows.reduce((sum, each) => sum + each.news, 0)
  return (
    <Section
      title="Needs you keep"
      {...(news > 0 ? { aside: formatCount(news, 'new fit', 'new fits') } : {})}
    >
      {rows.length === 0 && <p>None yet. Keep a need, and you are told when somebody new comes to fit it.</p>}
      {rows.length > 0 && (
        <Lines label="Needs you keep">
          {rows.map((row) => (
            <OwnNeed key={row.id} row={row} shown={need} />
          ))}
        </Lines>
      )}
      {seesAll && (
        <Disclosure title="Kept by everybody">
          <EverybodysNeeds />
        </Disclosure>
      )}
    </Section>
  )
}

type OwnNeedProps = { readonly row: SavedNeed; readonly shown: NeedTold }

function OwnNeed({ row, shown }: OwnNeedProps) {
  const go = useGo()
  const see = useSubmit<typeof seeSavedNeed>('POST /saved-needs/:savedNeedId/seen', {
    invalidates: savedNeedRoutes,
  })
  const to = row.contact === null ? `/find?${searchOfNeed(row.need)}` : `/advocates/${row.contact.id}`
  return (
    <Line
      strong={false}
      title={
        <Button
          look="link"
          onPress={() => {
            if (row.news > 0) see.submit({ params: { savedNeedId: row.id } })
            go(to)
          }}
        >
          {row.name}
        </Button>
      }
      detail={
        <>
          {sayNeed(row)}
          {row.newFits.map(({ contactId, name, account, reasons }) => (
            <span key={contactId} className={styles.news} title={reasons.join(' ')}>
              <StateMark kind="free">
                New: <TextLink to={`/advocates/${contactId}`}>{name}</TextLink>
                {account !== null && `, ${account}`}
              </StateMark>
            </span>
          ))}
          {row.news > row.newFits.length && (
            <span className={styles.news}>and {formatNumber(row.news - row.newFits.length)} more</span>
          )}
        </>
      }
      action={
        <Popup
          label={`Change ${row.name}`}
          button={(toggle) => (
            <IconButton
              label={`Change ${row.name}`}
              icon={<IconDots size={16} stroke={1.5} aria-hidden />}
              onPress={toggle}
            />
          )}
        >
          {(close) => <ChangeForm row={row} shown={shown} onDone={close} />}
        </Popup>
      }
    />
  )
}

function sayNeed({ free, halt, contact }: SavedNeed): string {
  if (halt !== null) return haltWords[halt]
  if (contact !== null) return 'You are told when they turn free.'
  if (free === null) return 'Nobody has looked yet.'
  return free === 0 ? 'Nobody fits and is free now.' : `${formatCount(free, 'fits', 'fit')} and free now`
}

type ChangeFormProps = OwnNeedProps & { readonly onDone: () => void }

function ChangeForm({ row, shown, onDone }: ChangeFormProps) {
  const [name, setName] = useState(row.name)
  const [telling, setTelling] = useState<Telling>(row.telling)
  const params = { savedNeedId: row.id }
  const told = { invalidates: savedNeedRoutes, onDone }
  const change = useSubmit<typeof changeSavedNeed>('PUT /saved-needs/:savedNeedId', told)
  const drop = useSubmit<typeof dropSavedNeed>('DELETE /saved-needs/:savedNeedId', told)
  const isHidden = row.halt === 'deal-hidden'
  const save = (need: NeedTold) =>
    change.submit({ params, body: { name: name.trim(), need: sentOf(need), telling } })
  return (
    <div className={styles.form}>
      <TextField label="Name" name="name" value={name} onChange={setName} error={change.fieldErrors.name} />
      <Select
        label="When somebody new fits"
        name="telling"
        value={telling}
        onChange={(value) => setTelling(value as Telling)}
        options={tellingOptions}
      />
      <FormErrors problem={change.problem ?? drop.problem} labels={{ name: 'Name' }} />
      <div className={styles.acts}>
        <Button
          waiting={change.waiting && 'Saving'}
          disabledReason={
            isHidden ? 'Its deal is out of sight' : name.trim() === '' ? 'Give it a name' : null
          }
          onPress={() => save(row.need)}
        >
          Save
        </Button>
        {row.contact === null && (
          <Button look="link" onPress={() => save(shown)}>
            Replace with the need shown
          </Button>
        )}
        <Button look="link" waiting={drop.waiting && 'Forgetting'} onPress={() => drop.submit({ params })}>
          Forget it
        </Button>
      </div>
    </div>
  )
}

function EverybodysNeeds() {
  const list = useInfiniteQuery(allSavedNeedsQuery())
  const rows = rowsOf(list.data)
  if (rows === undefined) return null
  if (rows.length === 0) return <p>Nobody keeps a need.</p>
  return (
    <>
      <Lines label="Needs that everybody keeps">
        {rows.map((row) => (
          <Line
            key={row.id}
            strong={false}
            title={
              <TextLink
                to={row.contact === null ? `/find?${searchOfNeed(row.need)}` : `/advocates/${row.contact.id}`}
              >
                {row.name}
              </TextLink>
            }
            detail={`${row.owner.name}. ${sayNeed(row)}`}
          />
        ))}
      </Lines>
      <Pager shown={rows.length} total={null} query={list} />
    </>
  )
}
