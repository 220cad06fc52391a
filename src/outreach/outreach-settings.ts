import { taskSettings } from './interviews/task.ts'
import { againAfter, answerDays, ownerDays } from './outreach.ts'

/** The thresholds of first words and of what surrounds an interview. */
export const outreachSettings = [ownerDays, againAfter, answerDays, ...taskSettings] as const
