'use client'

import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { useFileDrop } from '#components/patterns/use-file-drop.ts'
import { type ImportKind, importWords } from '#components/record-import/import-kinds.ts'
import { useSendFile } from '#components/record-import/use-send-file.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import type { RecordImport } from '#lib/domain/imports/contract.ts'
import { IMPORT_BYTES_MAX } from '#lib/domain/imports/terms.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** The first step: which file. */
export function ImportFile({ kind, onSent }: { kind: ImportKind; onSent: (draft: RecordImport) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const { send, isSending, problem } = useSendFile({ kind, onSent })
  const take = ([file]: File[]) => {
    if (file && !isSending) send(file)
  }
  const { isOver, dropProps } = useFileDrop({ onFiles: take })

  return (
    <>
      {problem ? (
        <Notice tone="rust" title="This file cannot be imported" isAnnounced>
          {problem}
        </Notice>
      ) : null}
      <section
        aria-label="File"
        {...dropProps}
        className={joinClasses(
          'flex flex-col items-center rounded-lg border border-dashed px-6 py-12 text-center max-md:py-8',
          isOver ? 'border-iris-solid bg-iris-soft' : 'border-line-strong bg-surface',
        )}
      >
        <FileUp aria-hidden="true" className="mb-2.5 size-5 text-ink-3" />
        <p className="text-14 font-semibold">Drop a CSV file here</p>
        <p className="mt-1 max-w-[44ch] text-pretty text-ink-3">
          A row of headings, then a row for each {importWords[kind].one}. Commas, semicolons or tabs between the cells, at most{' '}
          <span className="whitespace-nowrap">{formatBytes(IMPORT_BYTES_MAX)}</span>.
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,text/csv"
          aria-label="File to import"
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])])
            // The same file can be chosen again after it was refused.
            currentTarget.value = ''
          }}
        />
        <Button variant="primary" className="mt-4" isLoading={isSending} onClick={() => input.current?.click()}>
          Choose file
        </Button>
      </section>
      <Section title="How it works">
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2">
          <li>{importWords[kind].matching}</li>
          <li>Empty cells leave what there is.</li>
          <li>A row that cannot be taken is refused with the reason. All others go on.</li>
          <li>The file is deleted as soon as the import ends.</li>
        </ul>
      </Section>
    </>
  )
}
