import { enoughPercent, publishByItself } from '../advocates/completeness.ts'
import { policyAges } from '../advocates/freshness.ts'
import { scribeIdle } from '../advocates/interview.ts'
import { ownPageDays } from '../advocates/own-page.ts'
import { askAhead } from '../calendar/need-state.ts'
import { customerFactAges } from '../customers/customer-fact.ts'
import { relationshipSettings } from '../customers/relationship/rules.ts'
import { invitationDays } from '../identity/invitation.ts'
import type { Setting } from '../kernel/setting.ts'
import { nominationSettings } from '../nominations/nomination-settings.ts'
import { changeSettings } from '../outcomes/change/change.ts'
import { fewestCases } from '../outcomes/share.ts'
import { outreachSettings } from '../outreach/outreach-settings.ts'
import { enoughFree } from '../planner/availability.ts'
import { freshTarget } from '../planner/duty.ts'
import { careSettings } from '../protection/care.ts'
import { helpDays } from '../protection/help/help.ts'
import { protectionSettings } from '../protection/rules.ts'
import { planWeightSettings } from '../requests/assignment/plan-weights.ts'
import { collisionDays } from '../requests/collisions/collision.ts'
import { opportunityStagesSetting } from '../requests/opportunity-stages.ts'
import { shadowSettings } from '../requests/outside/shadow-cost.ts'
import { requestSettings } from '../requests/rules.ts'
import { candidateSettings } from '../signals/candidates/candidate.ts'
import { signalSettings } from '../signals/signal-rules.ts'
import { reviewDays } from '../stewardship/changes/change.ts'
import { growthObjective } from '../stewardship/movement/movement.ts'
import { stewardshipSettings } from '../stewardship/rules.ts'

/** The settings of every noun, as the page of policies lists them. */
export const allSettings: readonly Setting<unknown>[] = [
  invitationDays,
  enoughPercent,
  publishByItself,
  scribeIdle,
  policyAges,
  customerFactAges,
  ...stewardshipSettings,
  ...relationshipSettings,
  ownPageDays,
  ...protectionSettings,
  ...careSettings,
  helpDays,
  ...signalSettings,
  ...candidateSettings,
  ...nominationSettings,
  reviewDays,
  growthObjective,
  ...outreachSettings,
  ...requestSettings,
  opportunityStagesSetting,
  ...planWeightSettings,
  ...shadowSettings,
  collisionDays,
  askAhead,
  fewestCases,
  ...changeSettings,
  freshTarget,
  enoughFree,
]
