'use client'

import { FileJson, Upload } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { Notice } from '#components/patterns/notice.tsx'
import { useFileDrop } from '#components/patterns/use-file-drop.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** What the API takes, in characters; a file of more bytes may still be within it only in scripts that nobody writes rules in. */
const BYTES_MAX = 1_000_000

type Chosen = { name: string; bytes: number }

/** Takes one text file that is chosen, or dropped anywhere on its content. */
export function FileDrop({ onText, children }: { onText: (text: string) => void; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null)
  const { chosen, problem, take } = useChosenFile({ onText })
  const { isOver, dropProps } = useFileDrop({ onFiles: ([file]) => take(file) })

  return (
    <section aria-label="Mapping file" {...dropProps} className="flex flex-col gap-4">
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Mapping file to import"
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0])
          // The same file can be chosen again after it was mended.
          currentTarget.value = ''
        }}
      />
      <div
        className={joinClasses(
          'flex min-h-16 flex-wrap items-center gap-3 rounded-md border border-dashed px-4 py-3',
          isOver ? 'border-iris-solid bg-iris-soft' : 'border-line-strong bg-canvas',
        )}
      >
        <FileJson aria-hidden="true" className="size-5 text-ink-3" />
        <p className="min-w-0 flex-1 text-ink-2">
          {chosen ? (
            <>
              <bdi className="font-medium text-ink [overflow-wrap:anywhere]">{chosen.name}</bdi>{' '}
              <span className="num text-12 whitespace-nowrap text-ink-3">{formatBytes(chosen.bytes)}</span>
            </>
          ) : (
            'Drop the file here, one that Export made.'
          )}
        </p>
        <Button size="sm" icon={<Upload aria-hidden="true" />} onClick={() => input.current?.click()}>
          {chosen ? 'Choose another file' : 'Choose file'}
        </Button>
      </div>
      {problem ? (
        <Notice tone="rust" isAnnounced>
          {problem}
        </Notice>
      ) : null}
      {children}
    </section>
  )
}

function useChosenFile({ onText }: { onText: (text: string) => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    if (file.size > BYTES_MAX) {
      setProblem(`${file.name} has ${formatBytes(file.size)}. Choose a mapping file of at most 1 MB.`)
      return
    }
    try {
      onText(await file.text())
      setChosen({ name: file.name, bytes: file.size })
    } catch {
      setProblem(`${file.name} could not be read. Choose it again.`)
    }
  }

  return { chosen, problem, take: (file: File | undefined) => void take(file) }
}
