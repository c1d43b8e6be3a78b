import type { ReactNode } from 'react'
import { HandoffMark } from './page-foot.tsx'
import { PageShell } from './page-shell.tsx'
import { Tide } from './tide.tsx'

/** The grey of the page that belongs to nobody. */
export const NOBODYS_COLOUR = '#4a4d57'

/** A page that names no organization and no offer: whether there is one stays open. */
export function NobodysPage({ title, nonce, children }: { title: string; nonce: string; children: ReactNode }) {
  return (
    <PageShell title={title} colour={NOBODYS_COLOUR} nonce={nonce} uses={[]}>
      <header className="sky">
        <Tide />
      </header>
      <main className="page">
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="foot">
        <HandoffMark />
        <span>Handoff carries offers from companies to candidates.</span>
      </footer>
    </PageShell>
  )
}
