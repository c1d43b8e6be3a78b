'use client'

import { Panel } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { RecordImport } from '#lib/domain/imports/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

type ImportProgressProps = { running: RecordImport; isCancelling: boolean; onCancel: () => void }

/** The third step: how far it is. It goes on without this page. */
export function ImportProgress({ running, isCancelling, onCancel }: ImportProgressProps) {
  const { seen, total, added, changed, refused, fileName } = running

  return (
    <Panel
      title={<bdi>{fileName}</bdi>}
      actions={
        <Button size="sm" variant="ghost" isLoading={isCancelling} onClick={onCancel}>
          Stop import
        </Button>
      }
    >
      <Progress
        value={total === null ? null : seen}
        max={Math.max(total ?? 1, 1)}
        label={total === null ? 'Counting rows' : `Importing ${formatWhole(seen)} of ${formatWhole(total)} rows`}
        trailing={`${formatWhole(added)} added, ${formatWhole(changed)} changed, ${formatWhole(refused)} refused`}
      />
      <p className="mt-3 text-ink-3">You can leave this page: the import goes on.</p>
    </Panel>
  )
}
