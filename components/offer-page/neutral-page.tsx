import { HandoffMark } from './page-foot.tsx'
import { PageShell } from './page-shell.tsx'
import { Tide } from './tide.tsx'

/** The grey of the page that belongs to nobody. */
export const NOBODYS_COLOUR = '#4a4d57'

/** One page for a guessed, expired or revoked link, the same to the letter: it must not tell which, nor whose. */
export function NeutralPage({ nonce }: { nonce: string }) {
  return (
    <PageShell title="This link leads nowhere" colour={NOBODYS_COLOUR} nonce={nonce} uses={[]}>
      <header className="sky">
        <Tide />
      </header>
      <main className="page">
        <h1>This link leads nowhere</h1>
        <p className="plainly">It may have expired, been replaced by a newer one, or lost its end on the way here.</p>
        <p className="plainly">
          Open the newest mail about your offer and follow its button. If that does not help, ask the person who wrote to you for a new
          link.
        </p>
      </main>
      <footer className="foot">
        <HandoffMark />
        <span>Handoff carries offers from companies to candidates.</span>
      </footer>
    </PageShell>
  )
}
