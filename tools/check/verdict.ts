/** What one step of the check saw: what it read, what is wrong, and figures that only inform. */
export interface Verdict {
  read: string
  findings: string[]
  notes?: string[]
}
