'use client'

import { Eye, Layers } from 'lucide-react'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { RunProgress } from '#components/mapping-runs/run-progress.tsx'
import { DraftNewsNotice } from '#components/mappings/draft-news-notice.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { PreviewSheet } from '#components/mappings/preview-pane.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { FocusedPage } from '#components/patterns/page-body.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type MapperFootProps = {
  onSave: () => void
  onDiscard: () => void
  isSaving: boolean
  saveError: unknown
  blockedReason: string | null
}

/** What the next version would reach, and the acts. Below what a pass over the records is doing. */
export function MapperFoot(props: MapperFootProps) {
  const { ref, draft, mapping, isReadOnly } = useMapper()
  const hasDraft = draft.draft !== null
  const isBehind = !isReadOnly && mapping.behindCount > 0

  return (
    <>
      {hasDraft ? <FocusedPage /> : null}
      <div className="shrink-0 border-t border-line px-6 py-2 empty:hidden max-md:px-4">
        <DraftNewsNotice />
        {props.saveError ? <SaveError error={props.saveError} /> : null}
        <RunProgress connectionId={ref.connectionId} object={ref.object} />
      </div>
      <footer
        className={joinClasses(
          'flex min-h-14 shrink-0 items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-6 py-2 max-lg:flex-wrap max-md:px-4 max-md:py-2.5',
          hasDraft && 'max-md:pb-[max(12px,env(safe-area-inset-bottom))]',
          !hasDraft && !isBehind && 'flex-nowrap min-[1200px]:hidden',
        )}
      >
        {hasDraft ? <DraftEffect /> : <LiveEffect isBehind={isBehind} />}
        <div
          className={joinClasses(
            'ml-auto flex shrink-0 items-center gap-3 max-md:gap-2',
            (hasDraft || isBehind) && 'max-md:w-full max-md:flex-wrap max-md:[&>button]:min-w-0 max-md:[&>button]:flex-auto',
          )}
        >
          <PreviewButton />
          {hasDraft ? <DraftActs {...props} /> : null}
          {!hasDraft && isBehind ? <ReapplyButton /> : null}
        </div>
      </footer>
    </>
  )
}

function DraftEffect() {
  const { mapping } = useMapper()
  const { one, many, open } = objectWords[mapping.object]
  const count = formatCountOf({ count: mapping.openCount, one: `${open} ${one}`, many: `${open} ${many}` })

  return (
    <p className="flex min-w-0 flex-1 items-start gap-2 max-lg:basis-full">
      <Layers aria-hidden="true" className="mt-0.5" />
      <span className="min-w-0">
        <strong className="num font-semibold">{mapping.openCount === 0 ? `No ${open} ${many} yet` : `Affects ${count}`}</strong>{' '}
        <span className="text-ink-3">Fills only what is empty or failed; re-apply changes the rest.</span>
      </span>
    </p>
  )
}

function LiveEffect({ isBehind }: { isBehind: boolean }) {
  const { mapping } = useMapper()
  const { one, many } = objectWords[mapping.object]
  const behind = formatCountOf({ count: mapping.behindCount, one: `${one} still holds`, many: `${many} still hold` })

  return (
    <p className={joinClasses('flex min-w-0 flex-1 items-start gap-2', isBehind && 'max-md:basis-full')}>
      <Layers aria-hidden="true" className="mt-0.5" />
      <span className="num min-w-0">
        {isBehind ? (
          <>
            <span className="font-medium">{behind} values of older versions.</span>{' '}
            <span className="text-ink-3">Re-apply fills them by version {mapping.version.number}.</span>
          </>
        ) : (
          <span className="text-ink-3">Version {mapping.version.number} is live.</span>
        )}
      </span>
    </p>
  )
}

function ReapplyButton() {
  const { open } = useMapper()

  return <Button onClick={() => open({ kind: 'reapply' })}>Re-apply…</Button>
}

/** Where the window has no room for the preview beside the table. */
function PreviewButton() {
  const [isOpen, setIsOpen] = useState(false)

  return (
    <>
      <Button icon={<Eye />} className="min-[1200px]:hidden" onClick={() => setIsOpen(true)}>
        Preview
      </Button>
      <PreviewSheet isOpen={isOpen} onOpenChange={setIsOpen} />
    </>
  )
}

function DraftActs({ onSave, onDiscard, isSaving, blockedReason }: MapperFootProps) {
  const { mapping, draft, open } = useMapper()
  const count = draft.touched.length

  return (
    <>
      <Button className="max-md:hidden" onClick={onDiscard}>
        Discard
      </Button>
      <Button onClick={() => open({ kind: 'changes' })}>
        <span className="max-md:hidden">{count === 1 ? 'See the change' : 'See all changes'}</span>
        <span className="md:hidden">{formatCountOf({ count, one: 'change' })}</span>
      </Button>
      <Button variant="primary" isLoading={isSaving} blockedReason={blockedReason} onClick={onSave}>
        Save version {mapping.version.number + 1}
      </Button>
    </>
  )
}

function SaveError({ error }: { error: unknown }) {
  const { userMessage, requestId, fields } = readErrorMessage(error)
  const details = Object.values(fields)

  return (
    <ErrorState title="The version was not saved." requestId={requestId} className="mb-2 last:mb-0">
      <p>{userMessage}</p>
      {details.length > 0 ? (
        <ul className="mt-1 list-disc pl-4">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
    </ErrorState>
  )
}
