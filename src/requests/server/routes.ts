import type { Serving } from '../../server/serve.ts'
import { approvalRoutes } from './approval.routes.ts'
import { requestAskRoutes } from './ask.routes.ts'
import { askPageRoutes, feedbackPageRoutes } from './ask-page.routes.ts'
import { assignmentRoutes } from './assignment.routes.ts'
import { bulkRoutes } from './bulk.routes.ts'
import { collisionRoutes } from './collision.routes.ts'
import { conversationRoutes } from './conversation.routes.ts'
import { endingRoutes } from './ending.routes.ts'
import { exceptionRoutes } from './exception.routes.ts'
import { guidanceRoutes } from './guidance.routes.ts'
import { handoverRoutes } from './handover.routes.ts'
import { happenedRoutes } from './happened.routes.ts'
import { requestListRoutes } from './list.routes.ts'
import { outsideAskRoutes } from './outside-ask.routes.ts'
import { promiseRoutes } from './promise.routes.ts'
import { requestRoutes } from './request.routes.ts'
import { sideBriefRoutes } from './side-brief.routes.ts'
import { slotRoutes } from './slot.routes.ts'
import { wordingRoutes } from './wording.routes.ts'
import { workedWithRoutes } from './worked-with.routes.ts'

/** The routes of requests; where two could answer, the first does. */
export const routesOfRequests: readonly ((serving: Serving) => void)[] = [
  requestListRoutes,
  requestRoutes,
  guidanceRoutes,
  conversationRoutes,
  bulkRoutes,
  handoverRoutes,
  workedWithRoutes,
  assignmentRoutes,
  wordingRoutes,
  outsideAskRoutes,
  approvalRoutes,
  requestAskRoutes,
  exceptionRoutes,
  endingRoutes,
  promiseRoutes,
  collisionRoutes,
  askPageRoutes,
  feedbackPageRoutes,
  slotRoutes,
  sideBriefRoutes,
  happenedRoutes,
]
