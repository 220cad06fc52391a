import type { Setting } from '../kernel/setting.ts'
import { answerDays, stageDays } from './nomination.ts'
import { silentDays } from './participation/call.ts'
import { promptSettings } from './prompts/prompt.ts'
import { quarantineDays } from './self/self-nomination.ts'

/** Every threshold of nominations, in the order of the page of policies. */
export const nominationSettings: readonly Setting<unknown>[] = [
  answerDays,
  stageDays,
  ...promptSettings,
  quarantineDays,
  silentDays,
]
