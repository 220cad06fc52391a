import { Type } from 'typebox'
import { setting } from '../kernel/setting.ts'

/** How long an invitation can be accepted. */
export const invitationDays = setting<number>({
  name: 'identity.invitation-days',
  title: 'Invitations can be accepted for',
  unit: 'days',
  source: 'Long enough for a holiday, short enough that a forgotten mail opens nothing',
  schema: Type.Integer({ minimum: 1, maximum: 90 }),
  default: 14,
})

/** How long a link to set a new password works, in minutes (OWASP ASVS 5, 6.4.1: short-lived). */
export const resetMinutes = 60
