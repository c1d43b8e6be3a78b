'use client'

import type { ReactNode } from 'react'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { Provenance, type ProvenanceKind } from '#components/patterns/provenance.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { PreviewField } from '#lib/domain/mappings/contract.ts'

/** One field of the previewed record: what it is, what it would be, where that comes from and what would be wrong. */
export function PreviewLine({ line, isTried }: { line: PreviewField; isTried: boolean }) {
  const { mapping } = useMapper()
  const { field, label, type, before, after, currency, issue } = line
  const definition = { type, options: mapping.fields.find(({ key }) => key === field)?.options ?? [] }
  const show = (value: string) => formatFieldValue({ definition, value, currency })
  const isChanged = before !== after
  const kind = readKind(line)

  return (
    <div
      className={joinClasses(
        'grid grid-cols-[108px_minmax(0,1fr)_auto] items-start gap-x-2 border-t border-line py-2',
        isTried && 'bg-hover',
      )}
    >
      <dt dir="auto" className="text-left text-ink-3 [overflow-wrap:anywhere]">
        {label}
      </dt>
      <dd className="num min-w-0 [overflow-wrap:anywhere]">
        {isChanged && before !== null ? (
          <p className="text-ink-3">
            <span className="sr-only">Now: </span>
            <s>
              <Value text={show(before)} />
            </s>
          </p>
        ) : null}
        {after === null ? (
          <span className={issue ? 'text-rust' : 'text-ink-3'}>{isChanged ? 'Empty' : 'No value'}</span>
        ) : (
          <>
            {isChanged && before !== null ? <span className="sr-only">Then: </span> : null}
            <Value text={show(after)} />
          </>
        )}
        {isTried ? <Mark>Trying</Mark> : isChanged && before === null && after !== null ? <Mark>New</Mark> : null}
        {issue ? <p className="mt-0.5 text-12 text-rust">{issue}</p> : null}
      </dd>
      <dd>{kind ? <Provenance kind={kind} isIconOnly fieldLabel={label} /> : null}</dd>
    </div>
  )
}

const LONG = 160

/** A long text shows its beginning: what a rule does is seen by then. */
function Value({ text }: { text: string }) {
  const isLong = text.length > LONG || text.includes('\n')

  return (
    <span dir="auto" title={isLong ? text : undefined} className={joinClasses('text-left', isLong && 'line-clamp-6 whitespace-pre-line')}>
      {text}
    </span>
  )
}

function Mark({ children }: { children: ReactNode }) {
  return <span className="ml-1.5 inline-flex h-5 items-center rounded-sm bg-moss-soft px-1.5 text-12 text-moss">{children}</span>
}

const kinds: Readonly<Record<NonNullable<PreviewField['kind']>, ProvenanceKind>> = {
  source: 'ashby',
  constant: 'constant',
  template: 'template',
  lookup: 'lookup',
}

/** Null where nothing fills the field and nothing has to. */
function readKind({ isEdited, kind, after, issue }: PreviewField): ProvenanceKind | null {
  if (isEdited) return 'edited'
  if (after === null && issue !== null) return 'none'
  if (kind === null) return after === null ? null : 'default'

  return kinds[kind]
}
