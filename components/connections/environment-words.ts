import type { Environment } from '#lib/domain/connections/terms.ts'

type EnvironmentWords = {
  /** The account's kind where its own name is not known yet. */
  title: string
  /** Beside the account's name: says plainly what it talks to. */
  tag: string
  /** The words of the choice. */
  option: string
  help: string
}

export const environmentWords: Readonly<Record<Environment, EnvironmentWords>> = {
  Ashby: {
    title: 'Ashby',
    tag: 'Live account',
    option: 'Ashby account',
    help: 'Your company’s own Ashby. Ashby has no test mode: every call is real.',
  },
  Sandbox: {
    title: 'Ashby sandbox',
    tag: 'Sandbox',
    option: 'Sandbox account',
    help: 'A stand-in for Ashby that runs beside Handoff, with a made-up company. Nothing leaves this machine.',
  },
}

/** Ashby does not tell an account's name. */
export function suggestAccountName({ environment, organization }: { environment: Environment; organization: string }): string {
  return environment === 'Sandbox' ? 'Test account' : organization
}
