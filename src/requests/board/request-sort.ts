/** What lists of requests are put in order by: when needed, their number, and what is due next. */
export const requestSorts = ['need', '-need', 'number', '-number', 'due', '-due'] as const
export type RequestSort = (typeof requestSorts)[number]
