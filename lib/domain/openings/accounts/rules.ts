import type { OpeningProblem } from '#lib/domain/openings/schema.ts'

type Account = { id: string; name: string; state: string; keyErrorCode: string | null }

/** The account whose openings they are: the chosen one, else the only connected one that has a key. Pure. */
export function chooseAccount<Keyed extends Account>({
  connectionId,
  accounts,
}: {
  connectionId: string | null
  accounts: readonly Keyed[]
}): Keyed | null {
  if (connectionId !== null) return accounts.find(({ id }) => id === connectionId) ?? null
  const connected = accounts.filter(({ state }) => state === 'Connected')
  const [only = null, ...others] = connected.length > 0 ? connected : accounts

  return others.length === 0 ? only : null
}

export type FindObstacle = {
  isOn: boolean
  accounts: readonly Account[]
  account: Account | null
  /** Permissions without which nothing can be synced. */
  missing: readonly string[]
}

/** Why nothing is sent to Ashby, and what to do; null where nothing stands in the way. Pure. */
export function findObstacle({ isOn, accounts, account, missing }: FindObstacle): OpeningProblem | null {
  const about = { field: null, requestId: null }
  if (!isOn) {
    return { ...about, code: 'openings_off', message: 'Openings are switched off. An admin switches them on under Company, Labs.' }
  }
  if (!account) {
    const message =
      accounts.length > 1
        ? 'Several accounts have a key. Choose the one whose openings these are.'
        : 'No account with an Ashby key is connected. Connect one under Company, Integrations.'
    return { ...about, code: 'openings_no_account', message }
  }
  if (account.state === 'Paused') {
    return { ...about, code: 'paused', message: 'The account is paused, so Ashby is not asked. Resume it under Company, Integrations.' }
  }
  if (account.keyErrorCode !== null) {
    const message = 'Ashby does not accept the key any more. Replace it under Company, Integrations.'
    return { ...about, code: 'ashby_key_invalid', message }
  }
  if (missing.length === 0) return null

  const message = `The Ashby key lacks ${missing.join(' and ')}. Tick it for the key in Ashby, then check the key under Company, Integrations.`
  return { ...about, code: 'ashby_permission_missing', message }
}
