/** How the mail server is reached, in the words of nodemailer. */
export type SmtpAddress = {
  host: string
  port: number
  /** TLS from the first byte. */
  secure: boolean
  ignoreTLS: boolean
  requireTLS: boolean
  auth?: { user: string; pass: string }
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** What is wrong with an address, as a sentence, or null. */
export function findSmtpUrlProblem(value: string): string | null {
  if (!URL.canParse(value)) return form
  const url = new URL(value)
  const options = [...url.searchParams].filter(([key, option]) => key !== 'tls' || option !== 'off')
  if (!/^smtps?:$/.test(url.protocol) || url.hostname === '' || !['', '/'].includes(url.pathname) || options.length > 0) return form
  if (url.protocol === 'smtps:' && url.searchParams.has('tls')) return 'tls=off contradicts smtps://.'

  return isDecodable(url.username) && isDecodable(url.password) ? null : form
}

const form =
  'Write it as smtps://user:password@host or smtp://user:password@host:587, with what is not a letter or digit in user and password percent-encoded.'

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)

    return true
  } catch {
    return false
  }
}

/**
 * `smtps` is TLS from the start. `smtp` changes to TLS where the server offers it, and must where a password is sent; `?tls=off` does
 * neither, for a relay within a network of one's own. On the loopback there is nobody to hide from.
 */
export function readSmtpUrl(value: string): SmtpAddress {
  const url = new URL(value)
  const secure = url.protocol === 'smtps:'
  const isPlain = !secure && (url.searchParams.get('tls') === 'off' || loopback.test(url.hostname))
  const auth = url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }

  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ignoreTLS: isPlain,
    requireTLS: !secure && !isPlain && url.username !== '',
    ...auth,
  }
}
