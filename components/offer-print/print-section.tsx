import type { ReactNode } from 'react'

/** A part of the paper; its heading stays with what it heads. */
export function PrintSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6 print:mt-5">
      <h2 className="mb-1.5 break-after-avoid border-b border-line-strong pb-1 text-13 font-semibold">{title}</h2>
      {children}
    </section>
  )
}
