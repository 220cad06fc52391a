import type { listNominations } from '../contract.ts'
export type NominationsCall = typeof listNominations
