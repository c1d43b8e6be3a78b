import { NOBODYS_COLOUR } from './neutral-page.tsx'
import { HandoffMark } from './page-foot.tsx'
import { PageShell } from './page-shell.tsx'
import { Tide } from './tide.tsx'

/** A request that could not be answered as it was meant. It names nobody: whether there is an offer at all stays open. */
export function TroublePage({ message, nonce }: { message: string; nonce: string }) {
  return (
    <PageShell title="That did not work" colour={NOBODYS_COLOUR} nonce={nonce} uses={[]}>
      <header className="sky">
        <Tide />
      </header>
      <main className="page">
        <h1>That did not work</h1>
        <p className="plainly">{message}</p>
      </main>
      <footer className="foot">
        <HandoffMark />
        <span>Handoff carries offers from companies to candidates.</span>
      </footer>
    </PageShell>
  )
}
