import { type ReactNode, useId } from 'react'

/** A group of a record's fields with its heading and, at the right, a few words ("4 fields"). */
export function FieldList({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  const headingId = useId()

  return (
    <section aria-labelledby={headingId} className="mt-2">
      <div className="flex h-10 items-center gap-2 border-b border-line text-12">
        <h3 id={headingId} className="font-semibold text-ink-2">
          {title}
        </h3>
        {note ? <span className="num ml-auto text-ink-3">{note}</span> : null}
      </div>
      <dl>{children}</dl>
    </section>
  )
}
