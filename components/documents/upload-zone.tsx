'use client'

import { Upload as UploadIcon, X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { Upload } from '#components/documents/use-uploads.ts'
import { useFileDrop } from '#components/patterns/use-file-drop.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { DOCUMENT_BYTES_MAX, DOCUMENT_ENDINGS } from '#lib/domain/documents/rules.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** Opens the file chooser. */
export function UploadButton({
  onFiles,
  variant = 'primary',
}: {
  onFiles: (files: Iterable<File>) => void
  variant?: 'primary' | 'secondary'
}) {
  const input = useRef<HTMLInputElement>(null)

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={DOCUMENT_ENDINGS}
        aria-label="Documents to upload"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again after it was refused.
          currentTarget.value = ''
        }}
      />
      <Button variant={variant} size="sm" icon={<UploadIcon />} onClick={() => input.current?.click()}>
        Upload documents
      </Button>
    </>
  )
}

/** Takes files that are dropped anywhere on its content, and says so while they hover. */
export function DropZone({ onFiles, children }: { onFiles: (files: Iterable<File>) => void; children: ReactNode }) {
  const { isOver, dropProps } = useFileDrop({ onFiles })

  return (
    <section
      aria-label="Documents"
      {...dropProps}
      className={joinClasses(
        'overflow-hidden rounded-lg border bg-surface',
        isOver ? 'border-iris-solid outline-2 -outline-offset-2 outline-iris-solid' : 'border-line',
      )}
    >
      {children}
    </section>
  )
}

/** Files on their way, and those that did not arrive with the reason. */
export function UploadList({ uploads, onDismiss }: { uploads: Upload[]; onDismiss: (id: number) => void }) {
  if (uploads.length === 0) return null

  return (
    <ul aria-label="Uploads" className="flex flex-col gap-2">
      {uploads.map((upload) => (
        <li key={upload.id} className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-2.5">
          <div className="min-w-0 flex-1">
            {upload.problem ? (
              <div role="alert">
                <p dir="auto" className="truncate font-medium">
                  {upload.name}
                </p>
                <p className="text-rust">{upload.problem}</p>
              </div>
            ) : (
              <Progress
                label={<bdi className="block truncate">{upload.name}</bdi>}
                value={upload.sentBytes}
                max={Math.max(upload.bytes, 1)}
                trailing={`${formatBytes(upload.sentBytes)} of ${formatBytes(upload.bytes)}`}
              />
            )}
          </div>
          {upload.problem ? (
            <IconButton label={`Put ${upload.name} away`} size="sm" icon={<X />} onClick={() => onDismiss(upload.id)} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** What may be uploaded, in words. */
export function UploadHelp() {
  return (
    <p className="text-12 text-ink-3">
      PDF, Word, Excel, PowerPoint, images, CSV or plain text, at most {formatBytes(DOCUMENT_BYTES_MAX)} each. Drop files anywhere on the
      list.
    </p>
  )
}
