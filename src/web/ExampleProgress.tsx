import { formatPercent } from './format.ts'
import { Progress } from './ui/Progress.tsx'

/** How far the example company is filled. */
export function ExampleProgress({ percent }: { readonly percent: number }) {
  return (
    <Progress
      label="Writing a year of history"
      value={percent}
      total={100}
      words={formatPercent(percent / 100)}
    />
  )
}
