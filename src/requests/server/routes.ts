import type { Serving } from '../../server/serve.ts'
import { approvalRoutes } from '../approvals/server/approval.routes.ts'
import { wordingRoutes } from '../approvals/server/wording.routes.ts'
import { requestAskRoutes } from '../asks/server/ask.routes.ts'
import { askPageRoutes, feedbackPageRoutes } from '../asks/server/ask-page.routes.ts'
import { happenedRoutes } from '../asks/server/happened.routes.ts'
import { assignmentRoutes } from '../assignment/server/assignment.routes.ts'
import { bulkRoutes } from '../board/server/bulk.routes.ts'
import { requestListRoutes } from '../board/server/list.routes.ts'
import { promiseRoutes } from '../clocks/server/promise.routes.ts'
import { collisionRoutes } from '../collisions/server/collision.routes.ts'
import { conversationRoutes } from '../conversation/server/conversation.routes.ts'
import { exceptionRoutes } from '../exceptions/server/exception.routes.ts'
import { handoverRoutes } from '../handover/server/handover.routes.ts'
import { outsideAskRoutes } from '../outside/server/outside-ask.routes.ts'
import { sideBriefRoutes } from '../talks/server/side-brief.routes.ts'
import { slotRoutes } from '../talks/server/slot.routes.ts'
import { endingRoutes } from './ending.routes.ts'
import { guidanceRoutes } from './guidance.routes.ts'
import { requestRoutes } from './request.routes.ts'
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
