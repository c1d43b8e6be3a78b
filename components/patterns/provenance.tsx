'use client'

import { ArrowDownLeft, ArrowRightLeft, Braces, CircleAlert, FileUp, Pencil, Pin } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { Popover } from '#components/ui/popover.tsx'

export type ProvenanceKind = 'ashby' | 'pushed' | 'edited' | 'default' | 'constant' | 'template' | 'lookup' | 'imported' | 'none'

const kinds: Readonly<Record<ProvenanceKind, { word: string; icon: ReactNode; className: string }>> = {
  ashby: { word: 'Ashby', icon: <ArrowDownLeft aria-hidden="true" />, className: 'text-ink-3' },
  pushed: { word: 'Pushed', icon: <ArrowDownLeft aria-hidden="true" />, className: 'text-ink-3' },
  edited: { word: 'Edited', icon: <Pencil aria-hidden="true" />, className: 'text-iris' },
  default: { word: 'Default', icon: <Pin aria-hidden="true" />, className: 'text-ink-3' },
  constant: { word: 'Constant', icon: <Pin aria-hidden="true" />, className: 'text-ink-3' },
  template: { word: 'Template', icon: <Braces aria-hidden="true" />, className: 'text-ink-3' },
  lookup: { word: 'Lookup', icon: <ArrowRightLeft aria-hidden="true" />, className: 'text-ink-3' },
  imported: { word: 'Imported', icon: <FileUp aria-hidden="true" />, className: 'text-ink-3' },
  none: { word: 'No value', icon: <CircleAlert aria-hidden="true" />, className: 'text-rust' },
}

export type ProvenanceProps = {
  kind: ProvenanceKind
  /** Replaces the word: "Edited by Imani, 10:42". */
  label?: ReactNode
  /** The popover's first line: "From Ashby", "Read 2 min ago". */
  title?: ReactNode
  /** The rest of the story: path in Ashby, rule, mapping version and author, when it was read. Without it there is no popover. */
  details?: ReadonlyArray<{ term: string; value: ReactNode; isMono?: boolean }>
  /** Only the icon stays, with its accessible name: in forms and narrow columns. */
  isIconOnly?: boolean
  /** The field's name, so that the button tells which value it explains. */
  fieldLabel: string
}

/** Where a value came from: one word at its right edge, in full on hover, focus or tap. */
export function Provenance({ kind, label, title, details = [], isIconOnly = false, fieldLabel }: ProvenanceProps) {
  const look = kinds[kind]
  const words = label ?? look.word
  const style = joinClasses('inline-flex min-h-5 items-center gap-[5px] text-12 whitespace-nowrap [&_.lucide]:size-3', look.className)
  const content = (
    <>
      {look.icon}
      <span className={joinClasses('num', isIconOnly && 'sr-only')}>{words}</span>
    </>
  )

  if (details.length === 0) return <span className={style}>{content}</span>

  return (
    <Popover
      opensOnHover
      title={title ?? words}
      trigger={
        <button
          type="button"
          className={joinClasses(
            style,
            'relative rounded-sm after:absolute after:-inset-x-1 after:-inset-y-0.5 hover:text-ink max-md:after:-inset-y-3',
          )}
        >
          {content}
          <span className="sr-only">, source of {fieldLabel}</span>
        </button>
      }
    >
      <dl className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-2 gap-y-1">
        {details.map((detail) => (
          <div key={detail.term} className="contents">
            <dt className="text-ink-3">{detail.term}</dt>
            <dd className={joinClasses('[overflow-wrap:anywhere]', detail.isMono && 'font-mono')}>{detail.value}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  )
}
