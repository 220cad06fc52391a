import type { Waiting } from '../../server/waiting.ts'
import { countNews } from './saved-need.reads.ts'

/** Needs kept by the reader for which somebody new turned up. */
export const waitingNews: Waiting = { place: '/find', count: countNews }
