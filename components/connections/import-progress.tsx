import { CirclePause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ImportActs } from '#components/connections/use-import-acts.ts'
import { describeExpected, describeImportProgress, describeSince, measureImport } from '#components/sweeps/import-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

type ImportCountedProps = {
  counted: Sweep
  /** Null for a role that may only look. */
  acts: ImportActs | null
}

/** What would come in, and the one act that brings it in. */
export function ImportCounted({ counted, acts }: ImportCountedProps) {
  const { id, since, expected } = counted
  const total = (expected?.offers ?? 0) + (expected?.hires ?? 0)

  return (
    <div className="flex flex-col gap-3">
      <div role="status">
        <p className="text-14 font-semibold">{expected ? describeExpected(expected) : 'Counted'}</p>
        <p className="text-ink-3">
          {describeSince(since)}.{' '}
          {total > 0
            ? 'New hires come in as pending, offers as unpublished. Candidates are told nothing.'
            : 'All that Ashby has in this range is here already.'}
        </p>
      </div>
      {acts ? (
        <Acts>
          {total > 0 ? (
            <Button variant="primary" isLoading={acts.start.isPending} onClick={() => acts.start.mutate({ id })}>
              Import {formatWhole(total)} {total === 1 ? 'record' : 'records'}
            </Button>
          ) : null}
          <Button variant={total > 0 ? 'ghost' : 'secondary'} isLoading={acts.cancel.isPending} onClick={() => acts.cancel.mutate({ id })}>
            {total > 0 ? 'Cancel' : 'Choose another range'}
          </Button>
        </Acts>
      ) : null}
    </div>
  )
}

type ImportProgressProps = {
  running: Sweep
  step: 'counting' | 'importing' | 'paused'
  acts: ImportActs | null
  isAccountPaused: boolean
}

/** How far it is. It goes on without this page, and after a restart where it was. */
export function ImportProgress({ running, step, acts, isAccountPaused }: ImportProgressProps) {
  const { id, added, failed, since, expected } = running
  const isPaused = step === 'paused'
  const measured = measureImport(running)

  return (
    <div className="flex flex-col gap-3">
      <Progress
        value={measured ? measured.done : isPaused ? 0 : null}
        max={Math.max(measured?.whole ?? 1, 1)}
        label={describeImportProgress(running)}
      />
      <p className="text-12 text-ink-3">
        {describeSince(since)}
        {expected ? `. ${formatWhole(added)} came in` : ''}
        {failed > 0 ? `, ${formatWhole(failed)} could not be read` : ''}.{' '}
        {isPaused ? 'What came in stays.' : isAccountPaused ? 'It waits while the account is paused.' : 'You can leave this page.'}
      </p>
      {acts ? (
        <Acts>
          {isPaused ? (
            <Button
              size="sm"
              variant="primary"
              icon={<Play aria-hidden="true" />}
              isLoading={acts.resume.isPending}
              onClick={() => acts.resume.mutate({ id })}
            >
              Resume import
            </Button>
          ) : step === 'importing' ? (
            <Button
              size="sm"
              icon={<CirclePause aria-hidden="true" />}
              isLoading={acts.pause.isPending}
              onClick={() => acts.pause.mutate({ id })}
            >
              Pause import
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" isLoading={acts.cancel.isPending} onClick={() => acts.cancel.mutate({ id })}>
            {step === 'counting' ? 'Cancel' : 'Cancel import'}
          </Button>
        </Acts>
      ) : null}
    </div>
  )
}

function Acts({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>
}
