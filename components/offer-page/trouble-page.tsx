import { NobodysPage } from './nobodys-page.tsx'

/** A request that could not be answered as it was meant. It names nobody: whether there is an offer at all stays open. */
export function TroublePage({ message, nonce }: { message: string; nonce: string }) {
  return (
    <NobodysPage title="That did not work" nonce={nonce}>
      <p className="plainly">{message}</p>
    </NobodysPage>
  )
}
