import { NobodysPage } from './nobodys-page.tsx'

/** One page for a guessed, expired or revoked link, the same to the letter: it must not tell which, nor whose. */
export function NeutralPage({ nonce }: { nonce: string }) {
  return (
    <NobodysPage title="This link leads nowhere" nonce={nonce}>
      <p className="plainly">It may have expired, been replaced by a newer one, or lost its end on the way here.</p>
      <p className="plainly">
        Open the newest mail about your offer and follow its button. If that does not help, ask the person who wrote to you for a new link.
      </p>
    </NobodysPage>
  )
}
