'use client'

import { EyeOff, FileText, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { PreviewLine } from '#components/mappings/preview-line.tsx'
import { PreviewSkeleton } from '#components/mappings/preview-skeleton.tsx'
import { RecordPicker, RecordSteps } from '#components/mappings/record-picker.tsx'
import { useTriedPreview } from '#components/mappings/use-tried-preview.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Sheet } from '#components/ui/sheet.tsx'
import { useIsPhone } from '#components/ui/use-is-phone.ts'
import type { PreviewField } from '#lib/domain/mappings/contract.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'

/** The preview beside the table, on wide windows. */
export function PreviewPane() {
  return (
    <aside
      aria-label="Preview"
      className="scroll-quiet flex min-h-0 w-[344px] shrink-0 flex-col overflow-y-auto border-l border-line bg-surface px-5 py-4 max-[1199px]:hidden"
    >
      <div className="flex items-center gap-2">
        <h2 className="font-semibold">Preview</h2>
        <RecordSteps />
      </div>
      <PreviewBody />
    </aside>
  )
}

/** The same from the edge or the foot, where the window has no room for it. */
export function PreviewSheet({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const isPhone = useIsPhone()

  return (
    <Sheet title="Preview" side={isPhone ? 'bottom' : 'right'} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="-mt-2 flex items-center justify-end">
        <RecordSteps />
      </div>
      <PreviewBody />
    </Sheet>
  )
}

/** What the rules make of one record, field by field, in the fields' order. */
function PreviewBody() {
  const { ref, records } = useMapper()
  const preview = useTriedPreview()
  const { one, many } = objectWords[ref.object]
  if (records.isHidden) {
    return (
      <EmptyState kind="first-use" icon={<EyeOff aria-hidden="true" />} title="No preview for your role" className="px-0">
        Rules are tried on {many}, which your role may not see. You can change and save the mapping all the same.
      </EmptyState>
    )
  }
  if (records.error && records.recent.length === 0)
    return <RequestFailure className="mt-2 mb-3" error={records.error} onRetry={records.retry} />
  if (records.isPending) return <PreviewSkeleton />
  if (!records.record) {
    return (
      <EmptyState kind="first-use" icon={<FileText aria-hidden="true" />} title={`No ${one} to try the rules on`} className="px-0">
        As soon as {ref.object === 'Offer' ? 'an offer' : 'a new hire'} has come in, this shows what each field would hold, before and
        after.
      </EmptyState>
    )
  }

  return (
    <>
      <div className="mt-2 mb-3">
        <RecordPicker />
      </div>
      {preview.error && !preview.isStale ? <RequestFailure className="mt-2 mb-3" error={preview.error} onRetry={preview.retry} /> : null}
      {preview.fields ? (
        <div aria-busy={preview.isStale} className={joinClasses('transition-opacity duration-(--dur-2)', preview.isStale && 'opacity-70')}>
          <dl>
            {preview.fields.map((field) => (
              <PreviewLine key={field.field} line={field} isTried={field.field === preview.triedField} />
            ))}
          </dl>
          <Remarks fields={preview.fields} />
        </div>
      ) : preview.error ? null : (
        <PreviewSkeleton />
      )}
    </>
  )
}

function Remarks({ fields }: { fields: readonly PreviewField[] }): ReactNode {
  const edited = fields.filter(({ isEdited }) => isEdited).map(({ label }) => label)
  const changed = fields.filter(({ before, after, isEdited }) => !isEdited && before !== null && before !== after)
  if (edited.length === 0 && changed.length === 0) return null

  return (
    <div className="mt-3 flex flex-col gap-2">
      {changed.length > 0 ? (
        <Notice>
          What is struck through stays until the version is re-applied. A new version by itself fills only what is empty or failed.
        </Notice>
      ) : null}
      {edited.length > 0 ? (
        <Notice icon={<Pencil aria-hidden="true" className="text-iris" />}>
          {listNames(edited)} {edited.length === 1 ? 'was' : 'were'} edited by a person. A new version never changes{' '}
          {edited.length === 1 ? 'it' : 'them'}.
        </Notice>
      ) : null}
    </div>
  )
}

function listNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
