import { isIP } from 'node:net'
import { AppError } from '#lib/platform/errors.ts'
import { type AddressVerdict, judgeAddress } from './address-rules.ts'
import { type ResolveHost, resolveWithDns } from './guarded-agent.ts'

/** What an address that is not allowed is, in words. */
const REASON_WORDS: Readonly<Record<string, string>> = {
  loopback: 'this machine itself (loopback)',
  private: 'a private network',
  uniqueLocal: 'a private network',
  linkLocal: 'a link-local address, where clouds keep the metadata of their machines',
  metadata: 'the metadata service of a cloud',
  carrierGradeNat: 'the inside of a provider’s network',
  unspecified: 'no machine at all',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
}

export type CheckPublicUrl = { url: string; resolveHost?: ResolveHost }

/**
 * Refuses an address that leads inside, when somebody saves it: loopback, private, link-local, metadata and reserved ones, by number or by name. It
 * spares people a surprise and protects nothing: a name can answer otherwise a moment later, so the guard judges every request anew.
 * @throws AppError `outbound_refused`, which names what it leads to; `invalid_input` where the name leads nowhere.
 */
export async function checkPublicUrl({ url, resolveHost = resolveWithDns }: CheckPublicUrl): Promise<void> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await resolve(host, resolveHost) : [host]
  const refused = addresses.map(judgeAddress).find((verdict) => !verdict.allowed)
  if (refused) throw refusedError(host, refused)
}

function resolve(host: string, resolveHost: ResolveHost): Promise<string[]> {
  return new Promise((succeed, fail) => {
    resolveHost(host, (error, addresses) => {
      if (error || addresses.length === 0) fail(unknownHostError(host, error))
      else succeed(addresses.map(({ address }) => address))
    })
  })
}

function refusedError(host: string, verdict: AddressVerdict): AppError {
  const where = verdict.allowed ? '' : (REASON_WORDS[verdict.reason] ?? 'a reserved address')
  const userMessage = `${host} leads to ${where}. Handoff only sends to addresses that can be reached from the internet.`

  return new AppError({ code: 'outbound_refused', retry: 'no', userMessage, fields: { url: userMessage } })
}

function unknownHostError(host: string, cause: unknown): AppError {
  const userMessage = `${host} could not be found. Check the address, or try again in a moment.`

  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, cause, fields: { url: userMessage } })
}
