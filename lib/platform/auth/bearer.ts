/** The token of `Authorization: Bearer …`; null without one. Other schemes are a proxy's own and mean nothing here. */
export function readBearer(headers: Headers): string | null {
  const [, token] = /^bearer +(\S+)\s*$/i.exec(headers.get('authorization') ?? '') ?? []

  return token ?? null
}
