import { IconX } from '@tabler/icons-react'
import { formatCount } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { IconButton } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addBlackout, addNeverWith, removeBlackout, removeNeverWith } from '../profile.contract.ts'
import { sayWindow } from './profile.queries.ts'
import { type Advocate, type Profile, profileRoutes } from './queries.ts'

type LimitLinesPanelProps = {
  readonly advocate: Advocate
  readonly profile: Profile
  /** Beside fields that say the figures themselves. */
  readonly withoutFigures?: boolean
}

/** Limits as lines; windows and entries may be taken away at once, and put back. */
export function LimitLinesPanel({ advocate, profile, withoutFigures = false }: LimitLinesPanelProps) {
  const { limits, blackouts, neverWith } = profile
  const params = { contactId: advocate.contactId }
  const backWindow = useSubmit<typeof addBlackout>('POST /advocates/:contactId/blackouts', {
    invalidates: profileRoutes,
  })
  const backNever = useSubmit<typeof addNeverWith>('POST /advocates/:contactId/never-withs', {
    invalidates: profileRoutes,
  })
  const window = useSubmit<typeof removeBlackout>('DELETE /advocates/:contactId/blackouts/:blackoutId', {
    invalidates: profileRoutes,
  })
  const never = useSubmit<typeof removeNeverWith>('DELETE /advocates/:contactId/never-withs/:neverWithId', {
    invalidates: profileRoutes,
  })
  const mayEdit = advocate.may.edit === null
  const remove = (label: string, onPress: () => void) =>
    mayEdit
      ? {
          action: (
            <IconButton label={label} icon={<IconX size={16} stroke={1.5} aria-hidden />} onPress={onPress} />
          ),
        }
      : {}
  return (
    <Lines label="Limits">
      {!withoutFigures && limits.asksAQuarter !== null && (
        <Line strong={false} title={`At most ${formatCount(limits.asksAQuarter, 'ask', 'asks')} a quarter`} />
      )}
      {!withoutFigures && limits.noticeDays !== null && (
        <Line
          strong={false}
          title={`${formatCount(limits.noticeDays, 'working day', 'working days')} of notice`}
        />
      )}
      {blackouts.map(({ id, from, until, reason }) => (
        <Line
          key={id}
          strong={false}
          title={`Not ${sayWindow({ from, until })}`}
          {...(reason === null ? {} : { detail: reason })}
          {...remove(`Remove ${sayWindow({ from, until })}`, () => {
            window.submit({ params: { ...params, blackoutId: id } })
            showToast('Window removed', () => backWindow.submit({ params, body: { from, until, reason } }))
          })}
        />
      ))}
      {neverWith.map(({ id, kind, name }) => (
        <Line
          key={id}
          strong={false}
          title={`Never with ${name}`}
          {...remove(`Remove ${name}`, () => {
            never.submit({ params: { ...params, neverWithId: id } })
            showToast('Entry removed', () => backNever.submit({ params, body: { kind, name } }))
          })}
        />
      ))}
    </Lines>
  )
}
