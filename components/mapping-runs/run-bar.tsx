import { describeProgress } from '#components/mapping-runs/run-words.ts'
import { Progress } from '#components/ui/progress.tsx'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'

/** How far a pass is, as a bar with its count. */
export function RunBar({ run }: { run: MappingRun }) {
  return (
    <Progress
      value={run.total === null ? null : run.seen}
      max={Math.max(run.total ?? 1, 1)}
      label={<span className="num">{describeProgress(run)}</span>}
    />
  )
}
